import LessonReading
import Testing

/// A text with something wrong in it, and the same text put right.
struct FaultCase: CustomTestStringConvertible {
  let name: String
  /// The faulty text, with a `¦` before the place of each expected fault.
  let faulty: String
  /// What each message has to say, in the order of the text.
  let messages: [String]
  let right: String

  var testDescription: String { name }

  init(_ name: String, _ faulty: String, _ messages: String..., right: String) {
    self.name = name
    self.faulty = faulty
    self.messages = messages
    self.right = right
  }

  /// Checks that the faulty text has exactly its faults, and the right one none.
  func check(after prefix: String = "") {
    let marked = MarkedText(prefix + faulty)
    let found = faults(in: marked.text)
    #expect(found.map(\.position) == marked.marks, "\(found.map(\.message))")
    for (fault, message) in zip(found, messages) {
      #expect(fault.message.contains(message))
    }
    #expect(found.count == messages.count)
    #expect(faults(in: prefix + right) == [])
  }
}

/// A right exercise, or one with other attributes or another stub.
func exercise(
  _ id: String = "sgd", _ attributes: String? = nil, calls: String? = nil
) -> String {
  """
  # Exercise: \(id)

  ```swift {#\(id) .exercise \(attributes ?? "points=20 file=\(id.prefix(1).uppercased() + id.dropFirst()).swift")}
  unfinished("\(calls ?? id)")
  ```


  """
}
