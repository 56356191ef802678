internal import Foundation

/// A lesson whose body is repeated, with new names in each copy.
struct RepeatedLesson {
  private let frontMatter: Substring
  private let body: Substring

  init(at file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    guard let end = text.range(of: "\n---\n") else {
      throw BenchFault("\(file.path) has no front matter.")
    }
    frontMatter = text[..<end.upperBound]
    body = text[end.upperBound...]
  }

  func text(copies: Int) -> String {
    frontMatter + (1...copies).map(copy).joined()
  }

  private func copy(_ number: Int) -> String {
    var text = String(body)
    for (written, renamed) in [
      (/\{#([a-z-]+)/, "{#$1-\(number)"), (/data-hint="([a-z-]+)/, #"data-hint="$1-\#(number)"#),
      (/file=([A-Za-z]+)\.swift/, "file=$1\(number).swift"),
      (/unfinished\("([a-z-]+)/, #"unfinished("$1-\#(number)"#),
    ] {
      text.replace(written) { match in
        renamed.replacing("$1", with: match.output.1)
      }
    }
    return text
  }
}
