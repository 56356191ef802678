extension Isolation {
  /// Returns the mechanisms that were in force in both.
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
  /// The mechanisms that were in force in all; nil if there are no elements.
  package var weakest: Isolation? {
    first.map { first in reduce(first) { $0.weaker($1) } }
  }
}
