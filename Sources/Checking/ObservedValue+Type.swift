internal import Observations

extension ObservedValue {
  /// The type of the value in Swift, as far as the value shows it: the elements of an empty array and
  /// what nil could hold are unknown.
  var typeText: String {
    switch self {
    case .integer: "Int"
    case .number: "Double"
    case .boolean: "Bool"
    case .text: "String"
    case .numbers: "[Double]"
    case .list(let items): "[\(items.first?.typeText ?? "…")]"
    case .tuple(let items): "(\(items.map(\.typeText).joined(separator: ", ")))"
    case .optional(let wrapped): "\(wrapped?.typeText ?? "…")?"
    }
  }

  /// Whether no type has both values.
  func hasOtherType(than other: ObservedValue) -> Bool {
    switch (self, other) {
    case (.integer, .integer), (.number, .number), (.boolean, .boolean), (.text, .text),
      (.numbers, .numbers):
      false
    case (.list(let items), .list(let others)):
      zip(items, others).contains { $0.hasOtherType(than: $1) }
    case (.tuple(let items), .tuple(let others)):
      items.count != others.count || zip(items, others).contains { $0.hasOtherType(than: $1) }
    case (.optional(let wrapped), .optional(let other)):
      if let wrapped, let other { wrapped.hasOtherType(than: other) } else { false }
    default: true
    }
  }
}
