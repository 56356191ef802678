/// Python code with blanks in the place of the text of its strings and comments.
struct CodeMask {
  /// The code, with as many characters as the source has.
  let code: [Character]
  /// The text of the comments, a line each.
  let comments: String
  /// The numbers of the lines that begin inside a string, from 0.
  let linesInsideStrings: Set<Int>

  init(python source: String) {
    var code = Array(source)
    var inside: Set<Int> = []
    var comments = ""
    var line = 0
    var index = 0
    func begins(with quote: String, at index: Int) -> Bool {
      code[index...].starts(with: quote)
    }
    while index < code.count {
      let character = code[index]
      if character == "#" {
        while index < code.count, code[index] != "\n" {
          comments.append(code[index])
          code[index] = " "
          index += 1
        }
        comments.append("\n")
      } else if character == "\"" || character == "'" {
        let triple = String(repeating: character, count: 3)
        let quote = begins(with: triple, at: index) ? triple : String(character)
        index += quote.count
        while index < code.count, !begins(with: quote, at: index) {
          if code[index] == "\n" {
            if quote.count == 1 { break }
            line += 1
            inside.insert(line)
          } else if code[index] == "\\", index + 1 < code.count, code[index + 1] != "\n" {
            code[index] = " "
            index += 1
            code[index] = " "
          } else {
            code[index] = " "
          }
          index += 1
        }
        if index < code.count, begins(with: quote, at: index) { index += quote.count }
      } else {
        if character == "\n" { line += 1 }
        index += 1
      }
    }
    self.code = code
    self.comments = comments
    linesInsideStrings = inside
  }
}
