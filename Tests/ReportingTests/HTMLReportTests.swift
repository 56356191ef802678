import Checking
import Compiling
import Grading
import LessonReading
import Reporting
import Testing
import Typesetting

@Suite("The HTML report")
struct HTMLReportTests {
  @Test("Its tags nest, and no two elements have one name")
  func wellFormed() throws {
    let page = try Page(Sample.mixed).text
    #expect(page.prefix(16) == "<!DOCTYPE html>\n")
    #expect(page.suffix(8) == "</html>\n")
    #expect(PageTags(page).fault == nil)
    let names = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(names).count == names.count)
    let targets = page.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    #expect(Set(targets).isSubset(of: names))
  }

  @Test("Every exercise has a card, and a link to it at the top with the verdict in words")
  func strip() throws {
    let page = try Page(Sample.mixed).text
    let main = try #require(page.firstRange(of: "<main")).lowerBound
    let (top, rest) = (String(page[..<main]), String(page[main...]))
    for graded in Sample.mixed.exercises {
      let hasLink = top.contains("href=\"#exercise.\(graded.exercise.id)\"")
      let hasWord = top.contains("</span> \(graded.status.word)</span>")
      let hasCard = rest.contains("id=\"exercise.\(graded.exercise.id)\"")
      #expect(hasLink && hasWord && hasCard, "\(graded.exercise.id)")
    }
    let hasScore = top.contains("<strong>25</strong> of 100 points")
    #expect(hasScore)
  }

  @Test("The lesson's own title stands once, under the name its links use")
  func title() throws {
    let page = try Page(Sample.titled).text
    #expect(page.matches(of: /<h1[ >]/).count == 1)
    #expect(page.matches(of: /<h1 id="optimizers">Optimizers<\/h1>/).count == 1)
  }

  @Test("A card has the message before the diagnosis, the checks, the code and the hints")
  func order() throws {
    let page = try Page(Sample.graded([Sample.failed])).text
    let card = page[try #require(page.firstRange(of: "<section")).lowerBound...]
    let places = try [
      "The average is too large", "Your momentum coincides", "to 2e-16 over 400 steps",
      "After step 1, parameters should be", "<td>-0.5</td><td>0.5", "Autograd", "step 2",
      "Mind the weight", "1 more hint", "What is averaged?",
      "1 hint about a mistake that this check did not find", "Looking ahead",
    ].map { try #require(card.firstRange(of: $0), "\($0)").lowerBound }
    #expect(places == places.sorted())
  }

  @Test("A diagnosis that is the message already is not said twice")
  func diagnosisOnce() throws {
    let page = try Page(Sample.graded([Sample.diagnosed])).text
    let sentences = page.matches(of: /Your Adam has no bias correction/)
    #expect(sentences.count == 2, "Once at the top of the page and once on the card.")
  }

  @Test("Of several failed checks the first is open, which is enough to begin with")
  func firstCheck() throws {
    let checks = (1...3).map {
      CheckResult(
        id: "adam.\($0)", title: "Check \($0)", status: $0 == 1 ? .passed : .failed, score: 0,
        maxScore: 5, message: "So it is.")
    }
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .failed, score: 0, message: "It differs.", checks: checks)
    let page = try Page(Sample.graded([exercise])).text
    let folds = page.matches(of: /<details class="check (\w+)"( open)?>/).map {
      "\($0.1)\($0.2 ?? "")"
    }
    #expect(folds == ["passed", "failed open", "failed"])
  }

  @Test(
    "What ended the whole program stands once on the card, and the checks' rows do not repeat it",
    arguments: [Verdict.crashed, .timedOut])
  func endedOnce(status: Verdict) throws {
    let message = "The program ended early. Look at line 3."
    let checks = (1...3).map {
      CheckResult(
        id: "adam.\($0)", title: "Check \($0)", status: status, score: 0, maxScore: 5,
        message: message)
    }
    let exercise = GradedExercise(
      exercise: Sample.adam, status: status, score: 0, message: message, checks: checks)
    let page = try Page(Sample.graded([exercise])).text
    let card = page[try #require(page.firstRange(of: "<section class=\"card")).lowerBound...]
    #expect(card.ranges(of: message).count == 1)
    #expect(card.ranges(of: "<p class=\"check plain \(status.rawValue)\">").count == 3)
    #expect(!card.contains("<details class=\"check"))
  }

  @Test("The failed check is open, passed ones and hints are folded but for the diagnosis's own")
  func folding() throws {
    let page = try Page(Sample.graded([Sample.failed]))
    #expect(page.holds("<details class=\"check failed\" open>"))
    #expect(page.holds("<details class=\"check passed\">"))
    #expect(page.holds("<details class=\"hint\">\n<summary><span>What is averaged?"))
    #expect(page.holds("<details class=\"hint\" open>\n<summary><span>Mind the weight"))
    #expect(page.holds("<details class=\"hint\">\n<summary><span>Looking ahead"))
  }

  @Test("Expected and actual numbers stand side by side, those that differ with a word")
  func comparison() throws {
    let page = try Page(Sample.graded([Sample.nonFinite]))
    let flag = " <span class=\"flag\">differs</span>"
    #expect(page.holds("<td>0.1</td><td>nan\(flag)</td>"))
    #expect(page.holds("<td>-2</td><td>inf\(flag)</td>"))
    #expect(page.holds("After step 3: parameters, on a stream of gradients"))
  }

  @Test("A compiler's message stands under the line it means")
  func diagnostic() throws {
    let page = try Page(Sample.graded([Sample.broken])).text
    let line = try #require(page.firstRange(of: "squareRoot(")).upperBound
    let message = try #require(page.firstRange(of: "cannot find &#39;squareRoot&#39; in scope"))
    let between = page[line..<message.lowerBound]
    #expect(between.count { $0 == "\n" } == 1)
  }

  @Test("What the compiler says of no line in the file is said above the code")
  func diagnosticElsewhere() throws {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .didNotCompile, score: 0, message: "It is too large.",
      diagnostics: [
        Diagnostic(file: "Adam.swift", line: 0, column: 0, severity: .error, message: "too large")
      ])
    let page = try Page(Sample.graded([exercise]))
    #expect(page.holds("<code>Adam.swift</code> <strong>error:</strong> too large"))
  }

  @Test("Nothing of a submission's text becomes markup")
  func hostileMarkup() throws {
    let harmless = Hostile.texts.map { _ in "a" }.joined(separator: "\n")
    let page = try Page(Hostile.lesson(saying: Hostile.text))
    let isSame = try structure(of: page) == structure(of: Page(Hostile.lesson(saying: harmless)))
    #expect(isSame, "The page has other tags than with harmless text.")
    for text in ["<script", "<img", "{{&gt; card}}{{"] {
      #expect(!page.holds(text))
    }
    #expect(page.holds("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.holds("]]&gt;"))
    #expect(page.holds("{{{style}}}{{&gt; card}}"))
  }

  @Test("Nothing of a submission's text is hidden from the reader")
  func hostileControls() throws {
    let page = try Page(Hostile.lesson(saying: Hostile.text))
    #expect(page.holds("␛[31mred"))
    #expect(page.holds("user\\u{202E}nimda"))
    let controls = page.text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
    #expect(controls.isEmpty)
    for hidden in ["\u{202E}", "zero\u{200B}width", "\u{9B}"] {
      #expect(!page.holds(hidden))
    }
  }

  /// The page's tags but for those that colour code.
  private func structure(of page: Page) -> [PageTags.Tag] {
    let plain = page.text.replacing(/<span class="hljs-[^"]*">/, with: "")
    return PageTags(plain.replacing("</span>", with: "")).tags
  }

  @Test("It loads nothing, and its policy lets it load nothing")
  func policy() throws {
    let page = try Page(Sample.mixed)
    let match = try #require(
      page.text.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/))
    let policy = match.1.replacing("&#39;", with: "'")
    #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
    #expect(!policy.contains("script-src"))
    #expect(!page.holds("<script"))
    let loads = page.text.matches(of: /(?:src|href)="([^"]*)"|url\(([^)]*)\)/).compactMap {
      ($0.1 ?? $0.2).map(String.init)
    }
    let others = loads.filter { !$0.hasPrefix("#") && !$0.hasPrefix("data:") }
    #expect(others.isEmpty)
  }

  @Test("The same verdicts give the same bytes, by whichever typesetter")
  func deterministic() throws {
    let first = try Page(Sample.mixed).text.utf8
    let isSame = try Page(Sample.mixed).text.utf8.elementsEqual(first)
    let isSameAnew = try Page(Sample.mixed, typesetter: Typesetter()).text.utf8.elementsEqual(first)
    #expect(isSame && isSameAnew)
  }

  @Test("It says what it was judged with, and nothing of where or when")
  func footer() throws {
    let page = try Page(Sample.mixed).text
    let foot = page[try #require(page.firstRange(of: "<footer>")).lowerBound...]
    for fact in ["<dd>7</dd>", "<dd>limits only</dd>", "0123abcd"] {
      #expect(foot.contains(fact))
    }
  }

  @Test("Without KaTeX and highlight.js the page still comes, and names the packages")
  func withoutSystemFiles() throws {
    let page = try Page(Sample.mixed, typesetter: Typesetter(searchRoots: []))
    #expect(page.holds("libjs-katex"))
    #expect(page.holds("libjs-highlight.js"))
    #expect(page.holds(#"\theta_t \leftarrow \theta_{t-1}"#))
    #expect(PageTags(page.text).fault == nil)
  }

  @Test("Each verdict has its word and its mark", arguments: Verdict.allCases)
  func verdict(verdict: Verdict) throws {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: verdict, score: 0, message: "So it is.")
    let page = try Page(Sample.graded([exercise]))
    #expect(
      page.holds(
        "<p class=\"verdict\"><span class=\"mark\" aria-hidden=\"true\">\(verdict.mark)</span>"
          + " \(verdict.word)</p>"))
  }
}
