/// A file of the system's that typesetting stands on, found at run time.
package enum SystemFile: String, Sendable, CaseIterable {
  /// KaTeX, which typesets formulas.
  case mathScript = "javascript/katex/katex.min.js"

  /// KaTeX's style sheet, without which its HTML makes no sense.
  case mathStyleSheet = "javascript/katex/katex.min.css"

  /// The first of KaTeX's fonts, which stands for all of them.
  case mathFont = "fonts/truetype/katex/KaTeX_Main-Regular.woff2"

  /// highlight.js, which colours code.
  case codeScript = "javascript/highlight.js/highlight.min.js"

  /// The package of Debian that brings the file.
  package var debianPackage: String {
    switch self {
    case .mathScript, .mathStyleSheet: "libjs-katex"
    case .mathFont: "fonts-katex"
    case .codeScript: "libjs-highlight.js"
    }
  }

  /// What a page looks like without the file.
  var consequence: String {
    switch self {
    case .mathScript, .mathStyleSheet, .mathFont: "formulas are shown as TeX"
    case .codeScript: "code is shown without colours"
    }
  }

  static let forMath: [SystemFile] = [.mathScript, .mathStyleSheet, .mathFont]
}

/// A reason why formulas or code come out plainer than they could.
package struct Shortfall: Hashable, Sendable, CustomStringConvertible {
  /// The file concerned.
  package var file: SystemFile

  /// Why it cannot be used.
  package var cause: Cause

  package enum Cause: Hashable, Sendable {
    case missing
    case unreadable
    /// The engine gave up on it, with these words.
    case broken(String)
  }

  /// A sentence: what a reader sees, why, and what to do.
  package var description: String {
    let name = file.rawValue.split(separator: "/").last ?? ""
    let reason =
      switch cause {
      case .missing: "\(name) is missing"
      case .unreadable: "\(name) cannot be read"
      case .broken(let message): "\(name) does not run (\(message))"
      }
    return "\(file.consequence): \(reason); Debian's package \(file.debianPackage) brings it"
  }
}
