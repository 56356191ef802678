internal import Checking
internal import Observations

/// Wrong grids: changes of the axes before the product, other products, changes of the combinations.
enum GridMistakes {
  typealias Axes = [[Double]]

  /// A mistake as three functions, of which two are those of a right grid.
  struct Mistake: Sendable {
    let id: String
    let sentence: String
    var prepare: @Sendable (Axes) -> Axes = { $0 }
    var product: (@Sendable (Axes) -> Axes)?
    var finish: @Sendable (_ combinations: Axes, _ axes: Axes) -> Axes = { combinations, _ in
      combinations
    }

    /// The mistake, perhaps together with another one.
    func variant(with other: Mistake? = nil) -> Variant<Axes> {
      let name = other.map { "\(id)+\($0.id)" } ?? id
      let told = other.map { "\(sentence) \($0.sentence)" } ?? sentence
      return Variant("grid.\(name)", told) { axes in
        let prepared = other?.prepare(prepare(axes)) ?? prepare(axes)
        let product = product ?? other?.product ?? GridExercise.product
        let combinations = finish(product(prepared), axes)
        return other?.finish(combinations, axes) ?? combinations
      }
    }
  }

  static let all = mistakes.map { $0.variant() }

  static let pairs: Family<Axes> = .searched(
    [],
    candidates: { _ in
      mistakes.indices.flatMap { first in
        mistakes.indices.filter { $0 != first }.map { (first, $0) }
      }
    },
    expect: { pair, axes in
      try mistakes[pair.0].variant(with: mistakes[pair.1]).expect(axes)
    },
    variant: { mistakes[$0.0].variant(with: mistakes[$0.1]) })

  private static let zipped =
    "You pair the axes up value by value, as zip does. Every value of one axis "
    + "belongs with every value of the others."

  private static let mistakes: [Mistake] = [
    Mistake(id: "zip-for-product", sentence: zipped, product: { zip($0) }),
    Mistake(
      id: "zip-for-product", sentence: zipped,
      product: { axes in axes.isEmpty ? [[]] : zip(axes) }),
    Mistake(
      id: "no-axes-give-none",
      sentence: "Without axes you return no combination. There is one: the empty one.",
      finish: { combinations, axes in axes.isEmpty ? [] : combinations }),
    Mistake(
      id: "empty-axis-ignored",
      sentence:
        "You leave an empty axis out. A hyperparameter without a value leaves no combination.",
      prepare: { axes in axes.filter { !$0.isEmpty } }),
    Mistake(
      id: "empty-axis-gives-empty-combination",
      sentence: "With an empty axis you return an empty combination. There is none at all.",
      finish: { combinations, axes in axes.contains { $0.isEmpty } ? [[]] : combinations }),
    Mistake(
      id: "last-value-missing", sentence: "You leave out the last value of each axis.",
      prepare: { axes in axes.map { $0.dropLast() } }),
    Mistake(
      id: "first-value-missing", sentence: "You leave out the first value of each axis.",
      prepare: { axes in axes.map { Array($0.dropFirst()) } }),
    Mistake(
      id: "last-combination-missing", sentence: "You leave out the last combination.",
      finish: { combinations, _ in combinations.dropLast() }),
    Mistake(
      id: "first-combination-missing", sentence: "You leave out the first combination.",
      finish: { combinations, _ in Array(combinations.dropFirst()) }),
    Mistake(
      id: "last-axis-missing", sentence: "You leave out the last axis.",
      prepare: { $0.dropLast() }),
    Mistake(
      id: "first-axis-missing", sentence: "You leave out the first axis.",
      prepare: { Array($0.dropFirst()) }),
    Mistake(
      id: "only-two-axes", sentence: "You combine the first two axes and no others.",
      prepare: { Array($0.prefix(2)) }),
    Mistake(
      id: "equal-values-missing",
      sentence: "You leave out combinations in which two axes have the same value.",
      finish: { combinations, _ in combinations.filter { Set($0).count == $0.count } }),
    Mistake(
      id: "values-reversed",
      sentence: "The values in a combination stand in the opposite order of the axes.",
      finish: { combinations, _ in combinations.map { $0.reversed() } }),
    Mistake(
      id: "values-sorted",
      sentence: "The values in a combination are sorted, so they no longer belong to their axes.",
      finish: { combinations, _ in combinations.map { $0.sorted() } }),
    Mistake(
      id: "every-combination-twice", sentence: "You return every combination twice.",
      finish: { combinations, _ in combinations + combinations }),
    Mistake(
      id: "unfinished-combinations",
      sentence: "Your result also holds the combinations of the first axes alone.",
      product: { axes in
        axes.reduce([[]]) { found, axis in
          found + found.flatMap { combination in axis.map { combination + [$0] } }
        }
      }),
    Mistake(
      id: "unfinished-combinations",
      sentence: "Your result also holds the combinations of the first axes alone.",
      product: { axes in
        var (all, last): (Axes, Axes) = ([], [[]])
        for axis in axes {
          last = last.flatMap { combination in axis.map { combination + [$0] } }
          all += last
        }
        return all
      }),
    Mistake(
      id: "one-change-at-a-time",
      sentence: "You change one value at a time and leave the others at the first of their axis.",
      product: { axes in
        guard !axes.contains(where: \.isEmpty) else { return [] }
        let first = axes.map { $0[0] }
        return [first]
          + axes.indices.flatMap { index in
            axes[index].dropFirst().map { value in
              first.enumerated().map { $0 == index ? value : $1 }
            }
          }
      }),
    Mistake(
      id: "axes-returned", sentence: "You return the axes themselves.", product: { $0 }),
    Mistake(
      id: "axes-returned", sentence: "You return the axes themselves.",
      product: { $0.isEmpty ? [[]] : $0 }),
    Mistake(
      id: "returns-none",
      sentence: "You never return a combination. Begin with a list of one, the empty one.",
      product: { _ in [] }),
    Mistake(
      id: "same-index",
      sentence: "You count all axes up at once. An axis goes on only when the others have gone "
        + "through all their values.",
      product: { axes in
        let count = axes.reduce(1) { $0 * $1.count }
        return (0..<count).map { index in axes.map { $0[index % $0.count] } }
      }),
    Mistake(
      id: "all-values-in-one", sentence: "You return one combination with all values of all axes.",
      product: { [$0.flatMap(\.self)] }),
    Mistake(
      id: "single-values", sentence: "You return each value as a combination of its own.",
      product: { $0.flatMap(\.self).map { [$0] } }),
  ]

  /// Faults of which many mistakes are the cause, the most telling first.
  static let faults: [SharedFault<Axes>] = [
    SharedFault(
      "grid.foreign-values",
      "Your combinations hold numbers that are on no axis, or in the wrong place."
    ) { axes, trace in
      trace.rows.first?.value.items.contains { combination in
        guard case .numbers(let values) = combination, values.count == axes.count else {
          return false
        }
        return Swift.zip(values, axes).contains { !$1.contains($0) }
      } ?? false
    },
    SharedFault(
      "grid.wrong-lengths", "Your combinations do not hold one value from each axis."
    ) { axes, trace in
      trace.rows.first?.value.items.contains { combination in
        guard case .numbers(let values) = combination else { return true }
        return values.count != axes.count
      } ?? false
    },
    SharedFault(
      "grid.repeats", "Some combinations are there more than once, and others are missing."
    ) { axes, trace in
      let items = trace.rows.first?.value.items ?? []
      return items.count == axes.reduce(1) { $0 * $1.count }
        && items.indices.contains { items[..<$0].contains(items[$0]) }
    },
    SharedFault("grid.too-few", "Some combinations are missing.") { axes, trace in
      (trace.rows.first?.value.items.count ?? 0) < axes.reduce(1) { $0 * $1.count }
    },
    SharedFault("grid.too-many", "Some combinations are there more than once.") { axes, trace in
      (trace.rows.first?.value.items.count ?? 0) > axes.reduce(1) { $0 * $1.count }
    },
  ]

  /// Returns the first values of all axes, then the second ones, and so on.
  @Sendable
  private static func zip(_ axes: Axes) -> Axes {
    (0..<(axes.map(\.count).min() ?? 0)).map { index in axes.map { $0[index] } }
  }
}
