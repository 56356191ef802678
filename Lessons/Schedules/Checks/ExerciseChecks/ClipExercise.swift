internal import Checking
internal import Observations
internal import SchedulesKit

/// The checks of gradient clipping, worth 20 points.
enum ClipExercise {
  typealias Check = ComparisonChecks<ClipScript>.Check
  typealias Parameter = ClipScript.Parameter

  static let comparisonChecks = ComparisonChecks<ClipScript>(
    exercise: "clip",
    checks: [long, short, severalTensors, zeros, calls],
    conventions: [
      Variant("clip.exact", "It scales to the bound exactly.") { Clipping.exact.trace($0) },
      Variant("clip.offset", "It adds 1e-6 to the norm, as PyTorch does.") {
        Clipping.offset.trace($0)
      },
    ],
    misconceptions: ClipMistakes.all, families: [ClipMistakes.both, ClipMistakes.epsilon],
    searches: [ClipMistakes.derived] + ClipReadings.families,
    describe: { script in
      let maxima = script.maxima.map { NumberText.short($0, digits: 4) }.joined(separator: ", ")
      let tensors = script.parameters.map { parameter in
        let numbers = parameter.gradient.prefix(4).map { NumberText.short($0, digits: 4) }
        return "(\(numbers.joined(separator: ", "))\(parameter.gradient.count > 4 ? ", …" : ""))"
      }
      return "with a maximum of \(maxima) and "
        + (tensors.isEmpty ? "no tensors" : "the gradients \(tensors.joined(separator: ", "))")
    },
    place: { script, row in script.maxima.count > 1 ? "after call \(row.number)" : "" })

  private static func parameter(
    _ shape: [Int], scale: Double = 1, _ generator: inout SeededGenerator
  ) -> Parameter {
    let count = shape.reduce(1, *)
    return Parameter(
      shape: shape, values: generator.numbers(count, in: -3...3),
      gradient: (0..<count).map { _ in
        let size = scale * generator.number(in: 0.1...1)
        return generator.next().isMultiple(of: 2) ? size : -size
      })
  }

  private static let long = Check("clip.long", "A long gradient of one tensor", points: 4) {
    generator in
    var scripts = [
      ClipScript([Parameter(shape: [2], values: [1, 2], gradient: [3, 4])], maxima: [1])
    ]
    for (count, scale, maximum) in [
      (2, 5.0, 1.0), (3, 30, 2), (6, 1000, 0.5), (1, 8, 3), (4, 1, 0.1),
    ] {
      scripts.append(ClipScript([parameter([count], scale: scale, &generator)], maxima: [maximum]))
    }
    return scripts
  }

  private static let short = Check(
    "clip.short", "A short gradient stays as it is", points: 3
  ) { generator in
    [(2, 0.1, 1.0), (3, 0.5, 100), (5, 1, 1e6), (1, 0.01, 0.1), (4, 0.2, 0.6)].map {
      count, scale, maximum in
      ClipScript([parameter([count], scale: scale, &generator)], maxima: [maximum])
    }
  }

  private static let severalTensors = Check(
    "clip.several-tensors", "One norm over several tensors of any shape", points: 7
  ) { generator in
    let shapes: [[[Int]]] = [
      [[2], [3]], [[2], [2], [2]], [[2, 3], [3], []], [[1], [4], [2, 2], [1]], [[3], [3]],
    ]
    let mixed = shapes.enumerated().map { index, shapes in
      let parameters = shapes.enumerated().map { place, shape in
        // One tensor is large and another small, so that each kind of norm differs.
        parameter(shape, scale: [4.0, 0.3, 1.5, 10][(index + place) % 4], &generator)
      }
      return ClipScript(parameters, maxima: [generator.number(in: 0.5...2)])
    }
    // Each tensor is within the bound, and all together are not; and all are within it.
    let small = (0..<3).map { _ in parameter([2], scale: 0.9, &generator) }
    return mixed + [
      ClipScript(small, maxima: [1.3 * (small.map(\.gradient.norm).max() ?? 1)]),
      ClipScript(small, maxima: [10]),
      ClipScript(
        [parameter([2], &generator), parameter([3], scale: 0.01, &generator)], maxima: [0.25]),
    ]
  }

  private static let zeros = Check(
    "clip.zeros", "A zero gradient stays zero, and no tensors are no trouble", points: 3
  ) { generator in
    let zero = Parameter(shape: [2], values: [1, -1], gradient: [0, 0])
    return [
      ClipScript([zero], maxima: [1]),
      ClipScript([zero, zero], maxima: [0.1]),
      ClipScript([zero, parameter([3], scale: 10, &generator)], maxima: [2]),
      ClipScript([parameter([2], scale: 10, &generator), zero], maxima: [2]),
      ClipScript([parameter([3], scale: 1e-5, &generator)], maxima: [1]),
      ClipScript([parameter([3], scale: 1e8, &generator)], maxima: [1]),
      ClipScript([], maxima: [1]),
    ]
  }

  private static let calls = Check(
    "clip.calls", "Several calls, one after another", points: 3
  ) { generator in
    [[5.0, 2, 1], [1, 1.5], [0.5, 3], [100, 1, 0.1]].map { maxima in
      ClipScript(
        [parameter([2], scale: 4, &generator), parameter([3], scale: 2, &generator)],
        maxima: maxima)
    }
  }
}
