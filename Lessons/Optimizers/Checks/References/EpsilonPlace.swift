/// The position of ε in the denominator of RMSprop and Adam.
///
/// In all three, the denominator is not zero. They differ if ε is not small beside the average.
package enum EpsilonPlace: Sendable, CaseIterable {
  /// √(r + ε).
  case insideRoot
  /// √r + ε, as in PyTorch.
  case outsideRoot
  /// √r + ε with the average before its bias correction, as the last lines of section 2 of Kingma &
  /// Ba 2014 fold it ("ε̂"). For RMSprop, which has no correction, the same as outside.
  case unscaled
}
