extension Tensor {
  /// The sum of the derivatives that all `backward()` calls so far have added; zeros before the first.
  ///
  /// It is always the same tensor, of this tensor's shape and without history, so a stored reference
  /// sees later changes. Setting it copies the numbers.
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
