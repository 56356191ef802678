/// Which mutants a verification judges.
package enum MutantSelection: Sendable, Equatable {
  case none
  /// So many mutants with one changed token in all, drawn by the seed.
  case sample(Int)
  /// All mutants with one changed token, and so many with two in all, drawn by the seed.
  case all(pairs: Int)

  /// The sample that `lessons verify` judges without an option.
  package static let usual = sample(30)
  package static let full = all(pairs: 200)
}
