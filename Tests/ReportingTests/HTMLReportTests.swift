import Checking
import Grading
import LessonReading
import Reporting
import Testing
import Typesetting

@Suite("The HTML report")
struct HTMLReportTests {
  static let typesetter = Typesetter()

  private func page(_ graded: GradedLesson, typesetter: Typesetter = typesetter) throws -> String {
    try HTMLReport(graded, typesetter: typesetter).text()
  }

  @Test("Its tags nest, and no two elements have one name")
  func wellFormed() throws {
    let page = try page(Sample.mixed)
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    #expect(page.hasSuffix("</html>\n"))
    #expect(PageTags(withoutDrawings(page)).fault == nil)
    let names = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(names).count == names.count)
    let targets = page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    #expect(Set(targets).isSubset(of: names))
  }

  @Test("Every exercise has a card, and a link to it at the top with the verdict in words")
  func strip() throws {
    let page = try page(Sample.mixed)
    let top = try #require(page.firstRange(of: "<main"))
    for graded in Sample.mixed.exercises {
      #expect(page[..<top.lowerBound].contains("href=\"#exercise.\(graded.exercise.id)\""))
      #expect(page[..<top.lowerBound].contains("</span> \(graded.status.word)</span>"))
      #expect(page[top.lowerBound...].contains("id=\"exercise.\(graded.exercise.id)\""))
    }
    #expect(page.contains("<strong>25</strong> of 100 points"))
  }

  @Test("A card has the message before the diagnosis, the checks and the code")
  func order() throws {
    let page = try page(Sample.graded([Sample.failed]))
    let card = page[try #require(page.firstRange(of: "<section")).lowerBound...]
    let places = try [
      "The average is too large", "Your momentum coincides", "agree to 2e-16 over 400 steps",
      "After step 1, parameters should be", "<td>-0.5</td><td>0.5", "Autograd", "step 2",
      "Mind the weight", "2 more hints", "What is averaged?",
    ].map { try #require(card.firstRange(of: $0)).lowerBound }
    #expect(places == places.sorted())
  }

  @Test("Failed checks are open, passed ones and hints are folded but for the diagnosis's own")
  func folding() throws {
    let page = try page(Sample.graded([Sample.failed]))
    #expect(page.contains("<details class=\"check failed\" open>"))
    #expect(page.contains("<details class=\"check passed\">"))
    #expect(page.contains("<details class=\"hint\">\n<summary><span>What is averaged?"))
    #expect(page.contains("<details class=\"hint\" open>\n<summary><span>Mind the weight"))
    #expect(page.contains("<details class=\"hint\">\n<summary><span>Looking ahead"))
  }

  @Test("A compiler's message stands under the line it means")
  func diagnostic() throws {
    let page = try page(Sample.graded([Sample.broken]))
    let line = try #require(page.firstRange(of: "squareRoot("))
    let message = try #require(page.firstRange(of: "cannot find &#39;squareRoot&#39; in scope"))
    #expect(page[line.upperBound..<message.lowerBound].count { $0 == "\n" } == 1)
    #expect(page.count { $0 == "\u{0}" } == 0)
  }

  @Test("What the compiler says of no line in the file is said above the code")
  func diagnosticElsewhere() throws {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .didNotCompile, score: 0, message: "It is too large.",
      diagnostics: [
        Diagnostic(file: "Adam.swift", line: 0, column: 0, severity: .error, message: "too large")
      ])
    let page = try page(Sample.graded([exercise]))
    #expect(page.contains("<code>Adam.swift</code> <strong>error:</strong> too large"))
  }

  @Test("Nothing of a submission's text becomes markup")
  func hostile() throws {
    let harmless = try page(Hostile.lesson(saying: Hostile.texts.map { _ in "a" }.joined(separator: "\n")))
    let hostile = try page(Hostile.lesson(saying: Hostile.text))
    #expect(structure(of: hostile) == structure(of: harmless))
    for text in ["<script", "<img", "onerror=alert(1)>", "{{&gt; card}}{{"] {
      #expect(!hostile.contains(text))
    }
    #expect(hostile.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(hostile.contains("]]&gt;"))
    #expect(hostile.contains("{{{style}}}{{&gt; card}}"))
    #expect(hostile.contains("␛[31mred"))
    #expect(hostile.contains("user\\u{202E}nimda"))
    #expect(!hostile.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!hostile.unicodeScalars.contains("\u{202E}"))
  }

  /// The page's tags but for those that colour code, and but for its style sheet.
  private func structure(of page: String) -> [PageTags.Tag] {
    PageTags(page.replacing(/<span class="hljs-[^"]*">/, with: "").replacing("</span>", with: ""))
      .tags
  }

  private func withoutDrawings(_ page: String) -> String {
    page.replacing(/<(path|circle|rect|line|use|stop)[^>]*\/>/, with: "")
  }

  @Test("It loads nothing, and its policy lets it load nothing")
  func policy() throws {
    let page = try page(Sample.mixed)
    let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/))
    #expect(policy.1.hasPrefix("default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(!policy.1.contains("script-src"))
    #expect(!page.contains("<script"))
    let loads = page.matches(of: /(?:src|href)="([^"]*)"|url\(([^)]*)\)/)
    #expect(
      loads.allSatisfy { match in
        (match.1 ?? match.2).map { $0.hasPrefix("#") || $0.hasPrefix("data:") } ?? false
      })
  }

  @Test("The same verdicts give the same bytes, by whichever typesetter")
  func deterministic() throws {
    let first = try page(Sample.mixed)
    #expect(try page(Sample.mixed) == first)
    #expect(try page(Sample.mixed, typesetter: Typesetter()) == first)
  }

  @Test("It says what it was judged with, and nothing of where or when")
  func footer() throws {
    let page = try page(Sample.mixed)
    let foot = page[try #require(page.firstRange(of: "<footer>")).lowerBound...]
    for fact in ["<dd>7</dd>", "<dd>limits only</dd>", "0123abcd"] {
      #expect(foot.contains(fact))
    }
  }

  @Test("Without KaTeX and highlight.js the page still comes, and names the packages")
  func withoutSystemFiles() throws {
    let page = try page(Sample.mixed, typesetter: Typesetter(searchRoots: []))
    #expect(page.contains("libjs-katex"))
    #expect(page.contains("libjs-highlight.js"))
    #expect(page.contains(#"\theta_t \leftarrow \theta_{t-1}"#))
    #expect(PageTags(page).fault == nil)
  }

  @Test("Each verdict has its word and its mark", arguments: Verdict.allCases)
  func verdict(verdict: Verdict) throws {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: verdict, score: 0, message: "So it is.")
    let page = try page(Sample.graded([exercise]))
    #expect(
      page.contains(
        "<p class=\"verdict\"><span class=\"mark\" aria-hidden=\"true\">\(verdict.mark)</span>"
          + " \(verdict.word)</p>"))
  }
}
