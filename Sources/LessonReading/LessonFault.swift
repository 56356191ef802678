/// A fault in a lesson file, with advice for its author.
package struct LessonFault: Error, Hashable, Sendable, Comparable {
  /// Where it is; the file's first character where no place in it is to blame.
  package let position: SourcePosition
  /// The problem and advice, without the place.
  package let message: String

  package init(_ message: String, at position: SourcePosition) {
    self.message = message
    self.position = position
  }

  package var line: Int { position.line }
  package var column: Int { position.column }

  package static func < (left: Self, right: Self) -> Bool {
    (left.position, left.message) < (right.position, right.message)
  }
}

/// Every fault of a lesson file, in the order of the file.
package struct LessonFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name, as its reader was given it.
  package let file: String
  /// The faults, sorted by place, without repetitions.
  package let faults: [LessonFault]

  package init(file: String, _ faults: some Sequence<LessonFault>) {
    self.file = file
    self.faults = Set(faults).sorted()
  }

  /// One line a fault, in the form compilers use: `file:line:column: error: message`.
  package var description: String {
    faults.map { "\(file):\($0.position): error: \($0.message)" }.joined(separator: "\n")
  }
}
