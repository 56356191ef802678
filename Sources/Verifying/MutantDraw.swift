internal import Checking
internal import Grading
internal import LessonReading
internal import Mutating

/// Draws the mutants of an exercise, and finds those that do not compile.
struct MutantDraw {
  let exercise: Exercise
  let origins: [MutationOrigin]
  let prepared: PreparedLesson
  private var generator: SeededGenerator

  /// The mutants that were drawn.
  struct Drawn {
    /// Those that compile, or for which the compiler did not say so.
    var candidates: [Mutant] = []
    var rejected: [Mutant] = []

    init() {}

    init(_ mutants: [(Mutant, isAccepted: Bool)]) {
      candidates = mutants.filter(\.isAccepted).map(\.0)
      rejected = mutants.filter { !$0.isAccepted }.map(\.0)
    }
  }

  init(
    of exercise: Exercise, origins: [MutationOrigin], with prepared: PreparedLesson, seed: UInt64
  ) {
    self.exercise = exercise
    self.origins = origins
    self.prepared = prepared
    // The draw of an exercise does not depend on the lesson's other exercises.
    let salt = exercise.id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    generator = SeededGenerator(seed: seed ^ salt)
  }

  /// All mutants with one changed token. Two of them with the same source are one.
  private var singles: [Mutant] {
    var seen: Set<String> = Set(origins.map(\.source))
    return origins.flatMap { origin in
      SourceMutations(of: origin.source).all.map { Mutant(origin, [$0]) }
    }.filter { seen.insert($0.source).inserted }
  }

  /// Draws mutants with one changed token until `count` of them compile.
  mutating func sample(_ count: Int) async throws -> Drawn {
    var rest = shuffled(singles)[...]
    var drawn = Drawn()
    while drawn.candidates.count < count, !rest.isEmpty {
      let part = try await compiled(Array(rest.prefix(3 * count)))
      rest = rest.dropFirst(3 * count)
      for (mutant, isAccepted) in part where drawn.candidates.count < count {
        if isAccepted { drawn.candidates.append(mutant) } else { drawn.rejected.append(mutant) }
      }
    }
    return drawn
  }

  /// Returns all mutants with one changed token.
  func all() async throws -> Drawn {
    Drawn(try await compiled(singles))
  }

  /// Draws mutants with two changed tokens, given those mutants with one that compile.
  mutating func pairs(_ count: Int, of singles: [Mutant]) async throws -> Drawn {
    Drawn(try await compiled(draw(count, pairsOf: singles)))
  }

  /// Draws mutants with the changes of two others in the same program.
  private mutating func draw(_ count: Int, pairsOf singles: [Mutant]) -> [Mutant] {
    var seen = Set(singles.map(\.source) + origins.map(\.source))
    var pairs: [Mutant] = []
    for _ in 0..<(singles.count > 1 ? 20 * count : 0) where pairs.count < count {
      let first = singles[index(below: singles.count)]
      let others = singles.filter { $0.origin == first.origin }
      let second = others[index(below: others.count)]
      let mutations = (first.mutations + second.mutations).sorted {
        $0.range.lowerBound < $1.range.lowerBound
      }
      guard mutations[0].range.upperBound <= mutations[1].range.lowerBound,
        mutations[0].range.lowerBound < mutations[1].range.lowerBound
      else { continue }
      let pair = Mutant(first.origin, mutations)
      if seen.insert(pair.source).inserted { pairs.append(pair) }
    }
    return pairs
  }

  /// How many mutants are compiled at once.
  private static let batch = 60

  /// Returns for each mutant whether it compiles.
  ///
  /// A batch of mutants is compiled as one module. Where that is not possible, as for a program that
  /// extends a type of the kit, all of the batch count as compiling; their builds will tell.
  private func compiled(_ mutants: [Mutant]) async throws -> [(Mutant, isAccepted: Bool)] {
    let batches = stride(from: 0, to: mutants.count, by: Self.batch).map { start in
      Array(mutants[start..<min(start + Self.batch, mutants.count)])
    }
    return try await batches.concurrentMap(atOnce: 2) { [prepared] batch in
      var sources: [String: String] = [:]
      for (index, mutant) in batch.enumerated() {
        sources["mutant\(index).swift"] = RenamedSource.text(
          of: mutant.source, suffix: "_\(index)")
      }
      var origins: Set<String> = []
      for (index, mutant) in batch.enumerated() where origins.insert(mutant.origin.name).inserted {
        sources["origin\(index).swift"] = RenamedSource.text(
          of: mutant.origin.source, suffix: "_origin\(index)")
      }
      let wrong = try await prepared.filesWithErrors(among: sources)
      let isUsable = wrong.map { !$0.contains { $0.hasPrefix("origin") } } ?? false
      return batch.enumerated().map { index, mutant in
        (mutant, !isUsable || wrong?.contains("mutant\(index).swift") == false)
      }
    }.flatMap(\.self)
  }

  private mutating func shuffled(_ mutants: [Mutant]) -> [Mutant] {
    var mutants = mutants
    for place in mutants.indices.reversed() {
      mutants.swapAt(place, index(below: place + 1))
    }
    return mutants
  }

  private mutating func index(below count: Int) -> Int { Int(generator.next() % UInt64(count)) }
}
