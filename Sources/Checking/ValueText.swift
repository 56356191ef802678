public import Observations

/// Observed values as a person reads them.
public enum ValueText {
  /// The most elements of an array or tuple that are shown.
  private static let mostItems = 4
  /// The most characters of a text that are shown.
  private static let mostCharacters = 60
  /// The most arrays within arrays whose elements are shown.
  private static let deepest = 3

  /// Returns a value as `3`, `0.1`, `true`, `“abc”`, `nil`, `[1, 2]` or `(1, 2)`, cut where it is long.
  public static func of(_ value: ObservedValue) -> String {
    text(value, depth: 0)
  }

  /// Returns a value of an observable type, or a tuple of such values, as the report shows it: with
  /// ten significant digits and cut where it is long.
  public static func of<Value>(_ value: Value) -> String {
    guard let observed = try? ObservedValue(value) else { return String(describing: value) }
    return of(observed)
  }

  private static func text(_ value: ObservedValue, depth: Int) -> String {
    switch value {
    case .integer(let integer): "\(integer)"
    case .number(let number): NumberText.short(number)
    case .boolean(let boolean): boolean ? "true" : "false"
    case .text(let text):
      "“" + text.prefix(mostCharacters) + (text.count > mostCharacters ? "…" : "") + "”"
    case .optional(let wrapped): wrapped.map { self.text($0, depth: depth + 1) } ?? "nil"
    case .numbers(let numbers):
      "[\(list(numbers.prefix(mostItems).map { NumberText.short($0) }, of: numbers.count))]"
    case .list(let items): "[\(list(items, depth))]"
    case .tuple(let items): "(\(list(items, depth)))"
    }
  }

  private static func list(_ items: [ObservedValue], _ depth: Int) -> String {
    guard depth < deepest else { return items.isEmpty ? "" : "…" }
    return list(items.prefix(mostItems).map { text($0, depth: depth + 1) }, of: items.count)
  }

  private static func list(_ shown: [String], of count: Int) -> String {
    (shown + (count > shown.count ? ["…"] : [])).joined(separator: ", ")
  }
}
