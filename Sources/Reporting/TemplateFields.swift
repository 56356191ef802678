internal import Mustache

/// An input of a template, with its properties by name.
///
/// The library looks a name up by reflecting the innermost input and then each enclosing one, anew at each
/// use. This one is reflected once, at its first look-up.
final class TemplateFields {
  private let input: Any
  private lazy var values = Self.values(of: input)

  init(_ input: Any) {
    self.input = input
  }

  private static func values(of input: Any) -> [String: Any] {
    var values: [String: Any] = [:]
    for child in Mirror(reflecting: input).children {
      guard let name = child.label, let value = value(of: child.value) else { continue }
      values[name] = value
    }
    return values
  }

  /// Returns a value in the form that the library takes; nil for an optional without one. Inputs and
  /// lists of them are wrapped, and everything else stays as it is.
  private static func value(of value: Any) -> Any? {
    switch value {
    case is String, is Int, is Bool, is any MustacheCustomRenderable: return value
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { Self.value(of: $0.value) }
    case .collection: return mirror.children.map { Self.value(of: $0.value) ?? $0.value }
    case .struct: return TemplateFields(value)
    default: return value
    }
  }
}

extension TemplateFields: MustacheParent {
  func child(named name: String) -> Any? { values[name] }
}

extension TemplateFields: MustacheCustomRenderable {
  var renderText: String { String(describing: input) }
  var isNull: Bool { false }
}
