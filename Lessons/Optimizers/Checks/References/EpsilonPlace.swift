/// Where ε stands in the denominator of RMSprop and Adam.
///
/// All three keep the denominator from zero; they differ where ε is not small beside the average.
package enum EpsilonPlace: Sendable, CaseIterable {
  /// √(r + ε).
  case insideRoot
  /// √r + ε, as in PyTorch.
  case outsideRoot
  /// √r + ε with the average before its bias correction, as the last lines of section 2 of Kingma &
  /// Ba 2014 fold it ("ε̂"). For RMSprop, which has no correction, the same as outside.
  case unscaled
}
