/// Values for the adjustable numbers of a figure, by the runs' ids and the numbers' names.
public struct FigureSettings: Sendable, Hashable, Codable {
  public private(set) var values: [String: [String: Double]] = [:]

  public init() {}

  public var isEmpty: Bool { values.isEmpty }

  /// Returns the value that is set for a number of a run; nil where none is.
  public func value(of name: String, in run: String) -> Double? { values[run]?[name] }

  public mutating func set(_ name: String, in run: String, to value: Double) {
    values[run, default: [:]][name] = value
  }

  /// Returns the settings with the numbers of other settings in place of those of the same runs.
  package func replacing(_ others: FigureSettings) -> FigureSettings {
    var result = self
    result.values.merge(others.values) { $1 }
    return result
  }
}

/// A setting that a figure does not accept, as a sentence.
public struct FigureSettingFault: Error, Hashable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
