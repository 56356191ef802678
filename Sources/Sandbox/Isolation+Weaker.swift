extension Isolation {
  /// Returns what was in force both here and there.
  package func weaker(_ other: Isolation) -> Isolation {
    switch (hasLandlock && other.hasLandlock, hasSeccomp && other.hasSeccomp) {
    case (true, true): .full
    case (true, false): .landlockOnly
    case (false, true): .seccompOnly
    case (false, false): .limitsOnly
    }
  }

  private var hasLandlock: Bool { self == .full || self == .landlockOnly }
  private var hasSeccomp: Bool { self == .full || self == .seccompOnly }
}

extension [Isolation] {
  /// What was in force everywhere; nil where there is nothing.
  package var weakest: Isolation? {
    first.map { first in reduce(first) { $0.weaker($1) } }
  }
}
