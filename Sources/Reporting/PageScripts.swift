/// The scripts of a notebook's page.
package struct PageScripts: Sendable {
  /// The addresses of the editor's scripts.
  package let editor: [String]
  /// The addresses of the modules that the page's own script imports. They are loaded at the same time as it.
  package let modules: [String]
  /// A sentence about a missing editor; nil where it is installed.
  package let editorNote: String?

  package init(editor: [String], modules: [String], editorNote: String?) {
    self.editor = editor
    self.modules = modules
    self.editorNote = editorNote
  }
}
