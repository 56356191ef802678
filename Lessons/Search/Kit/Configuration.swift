/// One choice of hyperparameters: their values, by their names.
public struct Configuration: Hashable, Sendable {
  public var values: [String: Double]

  public init(values: [String: Double]) {
    self.values = values
  }
}

extension Configuration: CustomStringConvertible {
  /// The names in alphabetical order with their values, such as `beta1 0.9, learningRate 0.01`.
  public var description: String {
    values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
