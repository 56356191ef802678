/// Misconceptions that differ in one number, such as a constant that is written into the code.
///
/// The number is computed from the runs. A member is named only where every run agrees with it.
public struct Family<Scenario: Sendable>: Sendable {
  /// Returns whether every run agrees with a variant.
  public typealias Agreement = (_ variant: Variant<Scenario>) -> Bool

  /// The names that members can have.
  public let names: [VariantName]
  /// What else a hint's `data-when` may name: quantities, and ids of members that are not known
  /// beforehand.
  ///
  /// They are thousands, so they are made when they are asked for.
  public var references: [String] { makeReferences() }
  private let makeReferences: @Sendable () -> [String]
  /// Returns the first member that every run agrees with.
  let member: @Sendable (_ runs: [ObservedRun<Scenario>], Agreement) throws -> Variant<Scenario>?

  /// Creates a family that computes its only candidate from the runs.
  public init(
    _ names: [VariantName],
    member: @escaping @Sendable (_ runs: [ObservedRun<Scenario>]) throws -> Variant<Scenario>?
  ) {
    self.init(names) { runs, agrees in
      try member(runs).flatMap { agrees($0) ? $0 : nil }
    }
  }

  /// Creates a family that searches the runs for a member.
  ///
  /// - Parameters:
  ///   - names: The names that are known beforehand.
  ///   - references: What else a hint's `data-when` may name.
  ///   - search: Returns the first member that every run agrees with.
  public init(
    _ names: [VariantName], references: @autoclosure @escaping @Sendable () -> [String] = [],
    search:
      @escaping @Sendable (
        _ runs: [ObservedRun<Scenario>], Agreement
      ) throws -> Variant<Scenario>?
  ) {
    self.names = names
    makeReferences = references
    member = search
  }
}

extension Family {
  /// Creates a family whose members differ in a whole number that is found in the runs, such as the
  /// row after which a submission stops.
  public static func counted(
    _ name: VariantName, candidates: @escaping @Sendable (_ runs: [ObservedRun<Scenario>]) -> [Int],
    variant: @escaping @Sendable (_ number: Int) -> Variant<Scenario>
  ) -> Family {
    Family([name]) { runs, agrees in
      candidates(runs).lazy.map(variant).first(where: agrees)
    }
  }
}
