/// A Jupyter notebook without the outputs of its cells.
package struct Notebook: Sendable {
  /// The name that messages begin with.
  let file: String
  /// The title of the notebook's metadata.
  let title: String?
  /// The language of code, in lowercase, such as `python`.
  let language: String
  let cells: [NotebookCell]
}

/// A cell of a notebook.
struct NotebookCell: Sendable {
  enum Kind: Sendable {
    case markdown
    case code
    /// Text for a converter, in a format such as `text/latex`.
    case raw(format: String?)
  }

  /// The place among the cells, from 1.
  let number: Int
  let kind: Kind
  /// The text; each line ends with a line feed.
  var source: String
  /// The language of a version 3 cell of code.
  let language: String?
  let tags: Set<String>
  let grading: GradingMetadata?
  /// Images by their names.
  let attachments: [String: NotebookImage]
}

/// What nbgrader's metadata says about a cell.
struct GradingMetadata: Sendable {
  let isSolution: Bool
  let isGraded: Bool
  let name: String?
  let points: Double?

  /// Whether the cell has tests.
  var isTest: Bool { isGraded && !isSolution }
}

/// The content of an image in a notebook.
struct NotebookImage: Sendable {
  let mediaType: String
  let content: [UInt8]
}
