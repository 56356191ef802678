/// A configuration that was tried, with the loss that it reached; less is better.
public struct Trial: Hashable, Sendable {
  public var configuration: Configuration
  public var loss: Double

  public init(configuration: Configuration, loss: Double) {
    self.configuration = configuration
    self.loss = loss
  }
}
