extension Tensor {
  /// The sum of what every `backward()` so far has added, zeros before the first.
  ///
  /// It is one live tensor for as long as this one exists, of the same shape and without history:
  /// who keeps it sees later changes. Setting it sets its numbers.
  public var gradient: Tensor {
    get {
      if let gradientIfAny { return gradientIfAny }
      let gradient = Tensor.zeros(like: self)
      gradientIfAny = gradient
      return gradient
    }
    set {
      let gradient = gradient
      guard newValue !== gradient else { return }
      guard newValue.shape == shape else { stop(.gradientShape(newValue.shape, expected: shape)) }
      gradient.version &+= 1
      gradient.numbers.update(with: newValue.numbers) { $1 }
    }
  }

  /// Sets the gradient to zeros, in place.
  public func zeroGradient() {
    guard let gradientIfAny else { return }
    gradientIfAny.version &+= 1
    gradientIfAny.numbers.update { _ in 0 }
  }
}
