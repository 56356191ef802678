/// The place of ε in the denominator of RMSprop and Adam.
///
/// With each of them the denominator is not zero. Their results differ noticeably where ε is not much
/// smaller than the average r.
package enum EpsilonPlace: Sendable, CaseIterable {
  /// √(r + ε).
  case insideRoot
  /// √r + ε, as in PyTorch.
  case outsideRoot
  /// √r + ε with the average r before its bias correction, as at the end of section 2 of Kingma & Ba
  /// 2014 ("ε̂"). RMSprop has no bias correction, so that this is the same as `outsideRoot`.
  case unscaled
}
