import Foundation

/// The system's KaTeX.
enum Katex {
  static var isInstalled: Bool {
    FileManager.default.fileExists(atPath: "/usr/share/javascript/katex/katex.min.js")
      || FileManager.default.fileExists(atPath: "/usr/share/javascript/katex/katex.js")
  }
}
