internal import Autograd
internal import Checking
internal import OptimizersKit

extension LoopVariants {
  // MARK: Other rows

  static let records: [Variant<LoopScript>] = [
    turn(
      "recorded-after-step", "Your loop records the parameters after each step, not before it."
    ) { now, _ in
      now.backward()
      now.optimizer.step()
      now.optimizer.zeroGradient()
      now.record()
    },
    turn(
      "rows-alias-parameters",
      "Your rows are the parameters themselves, not copies, so all of them show the end."
    ) { now, _ in
      now.rows.append(now.parameters)
      now.backward()
      now.optimizer.step()
      now.optimizer.zeroGradient()
    },
    rows("rows-alias-parameters", "Your rows are one and the same tensor, overwritten every time.")
    {
      rows, _ in rows.map { _ in rows[rows.count - 1] }
    },
    rows("rows-all-start", "Your rows all hold the start.") { rows, _ in
      rows.map { _ in rows[0] }
    },
    rows("records-the-end-too", "Your loop records one row too many: the end is no row.") {
      rows, end in rows + [end]
    },
    rows("row-missing", "Your loop drops its first row, the start.") { rows, _ in
      Array(rows.dropFirst())
    },
    rows("row-missing", "Your loop drops its last row.") { rows, _ in Array(rows.dropLast()) },
    rows("row-missing", "Your loop returns its last row alone.") { rows, _ in
      Array(rows.suffix(1))
    },
    rows("row-missing", "Your loop returns its first row alone.") { rows, _ in
      Array(rows.prefix(1))
    },
    rows("row-missing", "Your loop records only at every second step.") { rows, _ in
      rows.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    },
    variant("row-repeated", "Your loop records the start twice.") {
      loss, parameters, optimizer, steps in
      [parameters.detached()] + lessons(loss, parameters, optimizer, steps)
    },
    rows("row-repeated", "Your loop records the start twice, and leaves out the last row.") {
      rows, _ in Array((rows.prefix(1) + rows).dropLast())
    },
    rows("row-repeated", "Your loop records every second row twice, and leaves out the others.") {
      rows, _ in rows.indices.map { rows[$0 - $0 % 2] }
    },
    rows("row-repeated", "Your loop records every row twice.") { rows, _ in
      rows.flatMap { [$0, $0] }
    },
    rows("rows-reversed", "Your rows stand in the opposite order: the start belongs first.") {
      rows, _ in rows.reversed()
    },
    rows("rows-swap-coordinates", "Your rows hold the parameters in the opposite order.") {
      rows, _ in rows.map { Tensor($0.scalars.reversed()) }
    },
    turn("records-the-loss", "Your rows hold the loss, where they should hold the parameters.") {
      now, _ in
      let value = now.value()
      now.rows.append(value.detached())
      value.backward()
      now.optimizer.step()
      now.optimizer.zeroGradient()
    },
    turn("records-the-loss", "Your rows hold the loss, where they should hold the parameters.") {
      now, _ in
      let value = now.value()
      now.rows.append(Tensor(now.parameters.scalars.map { _ in value.item }))
      value.backward()
      now.optimizer.step()
      now.optimizer.zeroGradient()
    },
    turn(
      "records-the-gradient", "Your rows hold the gradient, where they should hold the parameters."
    ) { now, _ in
      now.backward()
      now.rows.append(now.parameters.gradient.detached())
      now.optimizer.step()
      now.optimizer.zeroGradient()
    },
    turn(
      "records-the-gradient", "Your rows hold the gradient, where they should hold the parameters."
    ) { now, _ in
      now.rows.append(now.parameters.gradient.detached())
      now.backward()
      now.optimizer.step()
      now.optimizer.zeroGradient()
    },
  ]

  // MARK: Another gradient

  static let gradients: [Variant<LoopScript>] =
    [
      gradient("gradient-negated", "Your loop turns the gradient round: it descends on −loss.") {
        $0.map { -$0 }
      },
      gradient(
        "gradient-of-one-parameter", "Your loop’s loss sees only the first parameter’s changes."
      ) { gradient in gradient.indices.map { $0 == 0 ? gradient[0] : 0 } },
      gradient(
        "gradient-of-one-parameter", "Your loop’s loss does not see the first parameter’s changes."
      ) { gradient in gradient.indices.map { $0 == 0 ? 0 : gradient[$0] } },
      gradient("gradient-normalized", "Your loop divides the gradient by its length.") { gradient in
        let length = length(gradient)
        return length == 0 ? gradient : gradient.map { $0 / length }
      },
      gradient("gradient-signs", "Your loop keeps only the signs of the gradient.") {
        $0.map { $0 == 0 ? 0 : $0 > 0 ? 1 : -1 }
      },
      turn("gradient-scaled", "Your loop divides the loss by the number of steps.") { now, _ in
        now.step { [steps = Double(now.steps)] in $0.map { $0 / steps } }
      },
    ]

  // MARK: Something else in the place of what was given

  static let substitutes: [Variant<LoopScript>] =
    [
      turn("optimizes-a-copy", "Your loop computes the gradient of a copy of the parameters.") {
        now, _ in
        now.record()
        let copy = Tensor(now.parameters.scalars, requiresGradient: true)
        now.loss(copy).backward()
        now.optimizer.step()
        now.optimizer.zeroGradient()
      },
      turn("loss-hard-coded", "Your loop descends on the banana, whatever loss it is given.") {
        now, _ in
        now.record()
        now.hardCodedBackward()
        now.optimizer.step()
        now.optimizer.zeroGradient()
      },
      turn(
        "updates-besides-the-optimizer",
        "Your loop resets the parameters to the start in every turn."
      ) { now, _ in
        now.parameters.scalars = now.start
        now.record()
        now.backward()
        now.optimizer.step()
        now.optimizer.zeroGradient()
      },
      turn("clears-the-parameters", "Your loop sets the parameters to zero, not their gradient.") {
        now, _ in
        now.record()
        now.backward()
        now.optimizer.step()
        now.parameters.scalars = now.parameters.scalars.map { _ in 0 }
      },
    ]
    + [1, 2, 3, 4, 5, 6].map { digits in
      changing("rounds-parameters", "Your loop rounds the parameters to \(digits) decimals.") {
        let unit = pow(10, Double(digits))
        return ($0 * unit).rounded() / unit
      }
    }

  // MARK: Words

  /// The lesson's loop with other rows in the end.
  private static func rows(
    _ id: String, _ sentence: String,
    _ change: @escaping @Sendable (_ rows: [Tensor], _ end: Tensor) -> [Tensor]
  ) -> Variant<LoopScript> {
    variant(id, sentence) { loss, parameters, optimizer, steps in
      let rows = lessons(loss, parameters, optimizer, steps)
      return change(rows, parameters.detached())
    }
  }

  /// The lesson's loop with another gradient.
  static func gradient(
    _ id: String, _ sentence: String,
    _ change: @escaping @Sendable (_ gradient: [Double]) -> [Double]
  ) -> Variant<LoopScript> {
    turn(id, sentence) { now, _ in now.step(change) }
  }

  /// The lesson's loop with something done to the parameters after every step.
  static func changing(
    _ id: String, _ sentence: String, _ change: @escaping @Sendable (_ parameter: Double) -> Double
  ) -> Variant<LoopScript> {
    turn(id, sentence) { now, _ in
      now.step { $0 }
      now.parameters.scalars = now.parameters.scalars.map(change)
    }
  }
}

extension Turn {
  /// Takes the lesson's turn with another gradient.
  fileprivate func step(_ change: (_ gradient: [Double]) -> [Double]) {
    record()
    backward()
    parameters.gradient.scalars = change(parameters.gradient.scalars)
    optimizer.step()
    optimizer.zeroGradient()
  }

  func descend(_ rate: Double) {
    withoutGradient { parameters -= rate * parameters.gradient }
  }

  /// Computes the banana's gradient; a loss of one parameter is none.
  fileprivate func hardCodedBackward() {
    guard parameters.count > 1 else { return }
    banana(parameters).backward()
  }
}

private func length(_ numbers: [Double]) -> Double {
  numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
