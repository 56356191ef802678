internal import Observations

extension ObservedValue {
  /// Whether it is an array or a tuple.
  var isCollection: Bool { isArray || isTuple }

  /// Whether both values are arrays, both are tuples, or both are neither.
  func isSameKindOfCollection(as other: ObservedValue) -> Bool {
    isArray == other.isArray && isTuple == other.isTuple
  }

  /// All numbers in it, in their order: those of its parts, and integers as well.
  var allNumbers: [Double] {
    switch self {
    case .numbers(let numbers): numbers
    case .number(let number): [number]
    case .integer(let integer): [Double(integer)]
    case .list(let items), .tuple(let items): items.flatMap(\.allNumbers)
    case .optional(let wrapped): wrapped?.allNumbers ?? []
    case .boolean, .text: []
    }
  }

  private var isArray: Bool {
    switch self {
    case .numbers, .list: true
    case .integer, .number, .boolean, .text, .tuple, .optional: false
    }
  }

  private var isTuple: Bool {
    if case .tuple = self { true } else { false }
  }
}
