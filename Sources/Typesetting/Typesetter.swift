import Caching
package import Foundation
internal import Synchronization

/// Turns formulas and code into HTML, by KaTeX and highlight.js in one JavaScript engine.
///
/// The engine starts with the first formula or the first code, and each script is read when it is
/// first needed. Where a script is missing, the HTML is plain, and ``shortfalls`` names the package to
/// install. A typesetter may be shared between threads: it serves one call at a time.
package final class Typesetter: Sendable {
  let folders: SystemFolders
  private let renderer: Mutex<ScriptRenderer>
  /// The styles that formulas use, by their HTML.
  let styleUses = Mutex<[String: StyleUse]>([:])
  /// The style sheets that were reduced, by what they must contain.
  let reducedStyleSheets = Mutex<[StyleUse: String]>([:])

  /// Creates a typesetter.
  ///
  /// - Parameters:
  ///   - searchRoots: folders with the layout of `/usr/share`; the first that has a file provides it.
  ///   - cache: the folder that stores typeset text for later typesetters; without one it is
  ///     kept in memory only.
  package init(searchRoots: [String] = ["/usr/share"], cache: URL? = nil) {
    folders = SystemFolders(paths: searchRoots)
    renderer = Mutex(ScriptRenderer(cache: cache.map { ResultCache(in: $0) }))
  }

  /// The files that are missing or do not run, in the order of ``SystemFile``.
  package var shortfalls: [Shortfall] {
    let broken = renderer.withLock { $0.shortfalls }
    return SystemFile.allCases.compactMap { file in
      if let found = broken.first(where: { $0.file == file }) { return found }
      return folders.path(of: file.rawValue) == nil ? Shortfall(file: file, cause: .missing) : nil
    }
  }

  /// The paths, sizes and modification times of the system's files, which change with their content.
  package var identity: String {
    SystemFile.allCases.map { folders.identity(of: $0.rawValue) ?? "" }.joined(separator: "\n")
  }

  /// Typesets a formula, given without dollar signs. The result is cached.
  ///
  /// Shows the TeX itself where KaTeX is not installed or refuses the formula.
  package func math(_ tex: String, display: Bool) -> Typeset {
    renderer.withLock { $0.math(TypesetFormula(tex: tex, display: display), in: folders) }
  }

  /// Highlights code of a language by highlight.js's name for it, or `nil` where it cannot.
  func highlight(_ source: String, language: String) -> String? {
    renderer.withLock { $0.highlight(source, language: language, in: folders) }
  }
}

struct TypesetFormula: Hashable {
  var tex: String
  var display: Bool
}
