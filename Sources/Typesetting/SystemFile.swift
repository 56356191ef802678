/// A file of an installed package that typesetting needs. It is looked for at run time.
package enum SystemFile: String, Sendable, CaseIterable {
  /// KaTeX, which typesets formulas.
  case mathScript = "javascript/katex/katex.min.js"

  /// KaTeX's style sheet, which its HTML needs.
  case mathStyleSheet = "javascript/katex/katex.min.css"

  /// One of KaTeX's fonts. Where it is found, the others are expected beside it.
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

  /// The effect on a page where the file is missing.
  var consequence: String {
    switch self {
    case .mathScript, .mathStyleSheet, .mathFont: "formulas are shown as TeX"
    case .codeScript: "code is shown without colours"
    }
  }

  static let forMath: [SystemFile] = [.mathScript, .mathStyleSheet, .mathFont]
}

/// A missing or broken file, because of which formulas or code are shown plainly.
package struct Shortfall: Hashable, Sendable, CustomStringConvertible {
  /// The file concerned.
  package var file: SystemFile

  /// Why it cannot be used.
  package var cause: Cause

  package enum Cause: Hashable, Sendable {
    case missing
    case unreadable
    /// The engine could not run it, with this message.
    case broken(String)
  }

  /// The effect, the reason and the package to install, in one sentence.
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
