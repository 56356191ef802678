/// A run of prose that is ready to insert, or a piece that another module has to typeset first.
///
/// The fragments of a cell, each turned into HTML and put one after the other, are the cell's HTML:
/// a formula in a list item lies between one fragment that opens the item and one that closes it.
package enum Fragment: Hashable, Sendable {
  /// HTML as it is to be inserted.
  case html(String)
  /// A formula, without its delimiters; the position is that of its opening delimiter.
  case math(tex: String, display: Bool, SourcePosition)
  /// A block of code that is no exercise; the position is that of its fence.
  case code(source: String, language: String?, SourcePosition)
}
