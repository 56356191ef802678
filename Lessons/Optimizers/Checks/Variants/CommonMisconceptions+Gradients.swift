internal import Checking
internal import OptimizersKit

// Mistakes in what is done to the gradient.

extension CommonMisconceptions {
  var zeroing: [Variant<OptimizerScript>] {
    [
      faulty(
        "zero-gradient-does-nothing",
        "does its sums right, but its zeroGradient() leaves the gradient as it is.",
        .zeroGradientDoesNothing),
      faulty(
        "zero-gradient-incomplete", "clears only the first number of the gradient.",
        .zeroGradientClearsOnly(.first)),
      faulty(
        "zero-gradient-incomplete", "clears only the last number of the gradient.",
        .zeroGradientClearsOnly(.last)),
      faulty(
        "zero-gradient-sets-ones", "sets the gradient to ones where it should set it to zeros.",
        .zeroGradientSetsOnes),
      faulty(
        "zero-gradient-clears-parameters",
        "sets the parameters to zero in zeroGradient(), which is meant for their gradient.",
        .zeroGradientClearsParameters(andGradient: false)),
      faulty(
        "zero-gradient-clears-parameters",
        "sets the parameters to zero in zeroGradient(), too, which is meant for their gradient.",
        .zeroGradientClearsParameters(andGradient: true)),
      faulty(
        "zero-gradient-steps", "updates the parameters in zeroGradient(), too.",
        .zeroGradientSteps),
      faulty(
        "zero-gradient-steps", "updates the parameters in zeroGradient(), not in step().",
        .onlyZeroGradientSteps),
      faulty(
        "step-changes-gradient",
        "clears the gradient in step(), too: that is for zeroGradient() to do, when it is asked to.",
        .stepClearsGradient),
      Variant(
        id("step-changes-gradient"),
        "Your \(name) multiplies the gradient itself by the learning rate, so that the next to look "
          + "at it finds something else.",
        optimizer: { [rule] in MiswiredOptimizer(.stepScalesGradient($1[0]), $0, rule($1)) }),
    ]
  }

  var gradients: [Variant<OptimizerScript>] {
    [
      seeing("absolute-gradient", "uses the gradient’s size without its sign.") {
        $0.map { abs($0) }
      },
      seeing("sign-of-gradient", "uses only the gradient’s sign, not its size.") {
        $0.map { $0 == 0 ? 0 : $0 > 0 ? 1 : -1 }
      },
      seeing("squared-gradient", "uses the square of the gradient in its place.") {
        $0.map { $0 * $0 }
      },
      seeing("coordinates-swapped", "gives each parameter the gradient of another.") {
        $0.reversed()
      },
      seeing("mean-gradient", "gives every parameter the mean of all gradients.") { gradient in
        let mean = gradient.reduce(0, +) / Double(gradient.count)
        return gradient.map { _ in mean }
      },
      seeing("mean-gradient", "gives every parameter the sum of all gradients.") { gradient in
        let sum = gradient.reduce(0, +)
        return gradient.map { _ in sum }
      },
      seeing("normalized-gradient", "divides the gradient by its own length.") { gradient in
        let length = length(gradient)
        return length == 0 ? gradient : gradient.map { $0 / length }
      },
    ]
  }
}

/// Returns the Euclidean length of a row of numbers.
private func length(_ numbers: [Double]) -> Double {
  numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
