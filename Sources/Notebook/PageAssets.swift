internal import Foundation
internal import LocalServer
internal import Reporting
internal import Typesetting

/// The files that the notebook's page loads: its own scripts, the editor's, and KaTeX's.
struct PageAssets: Sendable {
  private let roots: [String]
  private let linked: LinkedStyleSheet

  /// The editor's files, by their paths in `codemirror/` of the system's JavaScript folder.
  private static let editorScripts = [
    "codemirror.js", "mode/swift/swift.js", "addon/edit/matchbrackets.js",
    "addon/comment/comment.js",
  ]
  private static let editorStyleSheet = "codemirror.css"

  /// Creates the assets.
  ///
  /// - Parameters:
  ///   - typesetter: Finds KaTeX's style sheet and fonts.
  ///   - roots: Folders with the layout of `/usr/share`; the first that has a file provides it.
  init(typesetter: Typesetter, roots: [String] = ["/usr/share"]) {
    self.roots = roots
    linked = typesetter.linkedStyleSheet
  }

  /// Whether the editor is installed.
  var hasEditor: Bool {
    (Self.editorScripts + [Self.editorStyleSheet]).allSatisfy { editorFile($0) != nil }
  }

  /// The page's scripts. Those of the editor are left out where it is not installed.
  var scripts: PageScripts {
    PageScripts(
      editor: hasEditor ? Self.editorScripts.map { "/assets/codemirror/\($0)" } : [],
      modules: Self.ownFiles.keys.filter { $0 != "main.js" }.sorted().map { "/assets/\($0)" },
      editorNote: hasEditor
        ? nil
        : "Code is edited without colours and line numbers, because the editor CodeMirror is not "
          + "installed. Debian's package libjs-codemirror brings it.")
  }

  /// Returns an asset by its name below `/assets/`; nil if there is none of this name.
  func response(_ name: String) -> WebResponse? {
    if name == "katex.css" { return WebResponse(.ok, "text/css; charset=utf-8", linked.text) }
    if let font = linked.fonts.first(where: { $0.name == name }) {
      return WebResponse(.ok, "font/woff2", font.content)
    }
    if name.hasPrefix("codemirror/") {
      let file = String(name.dropFirst("codemirror/".count))
      guard (Self.editorScripts + [Self.editorStyleSheet]).contains(file) else { return nil }
      // A page without the editor asks for its style sheet too.
      let content = editorFile(file).flatMap { FileManager.default.contents(atPath: $0) } ?? Data()
      return WebResponse(.ok, Self.type(of: file), content)
    }
    guard let path = Self.ownFiles[name],
      let content = FileManager.default.contents(atPath: path)
    else { return nil }
    return WebResponse(.ok, Self.type(of: name), content)
  }

  private func editorFile(_ name: String) -> String? {
    roots.map { "\($0)/javascript/codemirror/\(name)" }
      .first { FileManager.default.isReadableFile(atPath: $0) }
  }

  private static func type(of name: String) -> String {
    name.hasSuffix(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8"
  }

  /// The paths of the page's own files, by name.
  private static let ownFiles: [String: String] = {
    let folder = Bundle.module.bundleURL.appending(path: "Page")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return Dictionary(
      names.map { ($0, folder.appending(path: $0).path) }, uniquingKeysWith: { first, _ in first })
  }()
}
