internal import Autograd
internal import Checking
internal import Observations
internal import OptimizersKit

/// The lesson's training loop, and loops that go wrong.
enum LoopVariants {
  typealias Loop =
    @Sendable (
      _ loss: (Tensor) -> Tensor, _ parameters: Tensor, _ optimizer: any Optimizer, _ steps: Int
    ) -> [Tensor]

  @Sendable
  static func lessons(
    _ loss: (Tensor) -> Tensor, _ parameters: Tensor, _ optimizer: any Optimizer, _ steps: Int
  ) -> [Tensor] {
    turns(steps, loss, parameters, optimizer) { now, _ in
      now.record()
      now.backward()
      now.optimizer.step()
      now.optimizer.zeroGradient()
    }
  }

  static let misconceptions: [Variant<LoopScript>] =
    order + counts + records + gradients + substitutes

  // MARK: The four lines in another order, or not all of them

  private static let order: [Variant<LoopScript>] = [
    turn(
      "gradients-never-cleared", "Your loop never clears the gradient, so every step sees the sum."
    ) { now, _ in
      now.record()
      now.backward()
      now.optimizer.step()
    },
    variant(
      "gradients-never-cleared",
      "Your loop clears the gradient once, before the loop, so every step after sees the sum."
    ) { loss, parameters, optimizer, steps in
      optimizer.zeroGradient()
      return turns(steps, loss, parameters, optimizer) { now, _ in
        now.record()
        now.backward()
        now.optimizer.step()
      }
    },
    variant(
      "gradients-never-cleared",
      "Your loop clears the gradient once, after the loop, so every step before sees the sum."
    ) { loss, parameters, optimizer, steps in
      defer { optimizer.zeroGradient() }
      return turns(steps, loss, parameters, optimizer) { now, _ in
        now.record()
        now.backward()
        now.optimizer.step()
      }
    },
    turn("cleared-now-and-then", "Your loop clears the gradient only at every second step.") {
      now, index in
      now.record()
      now.backward()
      now.optimizer.step()
      if index % 2 == 1 { now.optimizer.zeroGradient() }
    },
    turn("cleared-now-and-then", "Your loop clears the gradient only at every second step.") {
      now, index in
      now.record()
      now.backward()
      now.optimizer.step()
      if index % 2 == 0 { now.optimizer.zeroGradient() }
    },
    turn("cleared-now-and-then", "Your loop does not clear the gradient after its last step.") {
      now, index in
      now.record()
      now.backward()
      now.optimizer.step()
      if index < now.steps - 1 { now.optimizer.zeroGradient() }
    },
    turn("cleared-now-and-then", "Your loop clears the gradient after its first step alone.") {
      now, index in
      now.record()
      now.backward()
      now.optimizer.step()
      if index == 0 { now.optimizer.zeroGradient() }
    },
    turn("cleared-before-step", "Your loop clears the gradient before the optimizer has used it.") {
      now, _ in
      now.record()
      now.backward()
      now.optimizer.zeroGradient()
      now.optimizer.step()
    },
    turn("step-before-gradient", "Your loop steps first and computes the gradient afterwards.") {
      now, _ in
      now.record()
      now.optimizer.step()
      now.backward()
      now.optimizer.zeroGradient()
    },
    turn("one-step-late", "Your loop steps with the gradient of the turn before.") { now, _ in
      now.record()
      now.optimizer.step()
      now.optimizer.zeroGradient()
      now.backward()
    },
    turn("stale-gradient", "Your loop misses the first step, and is one turn late after it.") {
      now, index in
      now.record()
      if index > 0 {
        now.optimizer.step()
        now.optimizer.zeroGradient()
      }
      now.backward()
    },
    turn("never-steps", "Your loop never calls the optimizer’s step().") { now, _ in
      now.record()
      now.backward()
      now.optimizer.zeroGradient()
    },
    turn("no-gradient", "Your loop steps without ever computing a gradient.") { now, _ in
      now.record()
      now.optimizer.step()
      now.optimizer.zeroGradient()
    },
    turn("no-backward", "Your loop computes the loss but never calls backward() on it.") { now, _ in
      now.record()
      _ = now.value()
      now.optimizer.step()
      now.optimizer.zeroGradient()
    },
    turn("records-only", "Your loop records the parameters and does nothing else.") { now, _ in
      now.record()
    },
    turn("backward-twice", "Your loop runs the backward pass twice, which doubles the gradient.") {
      now, _ in
      now.record()
      now.backward()
      now.backward()
      now.optimizer.step()
      now.optimizer.zeroGradient()
    },
    turn("steps-twice", "Your loop calls the optimizer’s step() twice in each turn.") { now, _ in
      now.record()
      now.backward()
      now.optimizer.step()
      now.optimizer.step()
      now.optimizer.zeroGradient()
    },
  ]

  // MARK: Another number of turns

  private static let counts: [Variant<LoopScript>] = [
    variant("one-step-too-many", "Your loop takes one step more than it was asked for.") {
      loss, parameters, optimizer, steps in lessons(loss, parameters, optimizer, steps + 1)
    },
    variant("one-step-too-few", "Your loop takes one step less than it was asked for.") {
      loss, parameters, optimizer, steps in lessons(loss, parameters, optimizer, max(0, steps - 1))
    },
    variant("returns-too-soon", "Your loop ends after its first turn: the return is inside of it.")
    {
      loss, parameters, optimizer, steps in lessons(loss, parameters, optimizer, min(1, steps))
    },
    turn("last-step-missing", "Your loop leaves out the very last update.") { now, index in
      now.record()
      now.backward()
      if index < now.steps - 1 { now.optimizer.step() }
      now.optimizer.zeroGradient()
    },
    turn("first-step-missing", "Your loop leaves out the very first update.") { now, index in
      now.record()
      now.backward()
      if index > 0 { now.optimizer.step() }
      now.optimizer.zeroGradient()
    },
    turn("skips-every-second-step", "Your loop steps only in every second turn.") { now, index in
      now.record()
      now.backward()
      if index % 2 == 0 { now.optimizer.step() }
      now.optimizer.zeroGradient()
    },
    turn("skips-every-second-step", "Your loop steps only in every second turn.") { now, index in
      now.record()
      now.backward()
      if index % 2 == 1 { now.optimizer.step() }
      now.optimizer.zeroGradient()
    },
    variant("one-step-after-all", "Your loop steps once more after it has ended.") {
      loss, parameters, optimizer, steps in
      let rows = lessons(loss, parameters, optimizer, steps)
      _ = lessons(loss, parameters, optimizer, 1)
      return rows
    },
    variant("does-nothing", "Your loop does nothing at all and returns no row.") { _, _, _, _ in []
    },
    variant("returns-no-rows", "Your loop optimizes, but it returns no row.") {
      loss, parameters, optimizer, steps in
      _ = lessons(loss, parameters, optimizer, steps)
      return []
    },
  ]

  /// Repeats a turn, and returns what it has recorded.
  static func turns(
    _ steps: Int, _ loss: (Tensor) -> Tensor, _ parameters: Tensor, _ optimizer: any Optimizer,
    _ turn: (_ now: Turn, _ index: Int) -> Void
  ) -> [Tensor] {
    withoutActuallyEscaping(loss) { loss in
      let now = Turn(loss, parameters, optimizer, steps)
      for index in 0..<steps { turn(now, index) }
      return now.rows
    }
  }

  static func variant(
    _ id: String, _ sentence: String, _ loop: @escaping Loop
  ) -> Variant<LoopScript> {
    Variant("training-loop.\(id)", sentence) { $0.trace(of: loop) }
  }

  /// A loop that repeats one turn as often as it is asked to.
  static func turn(
    _ id: String, _ sentence: String,
    _ turn: @escaping @Sendable (_ now: Turn, _ index: Int) -> Void
  ) -> Variant<LoopScript> {
    variant(id, sentence) { loss, parameters, optimizer, steps in
      turns(steps, loss, parameters, optimizer, turn)
    }
  }
}

/// What a turn of a loop has at hand.
final class Turn {
  let loss: (Tensor) -> Tensor
  let parameters: Tensor
  let optimizer: any Optimizer
  let steps: Int
  /// The parameters before the first turn.
  let start: [Double]
  var rows: [Tensor] = []

  init(
    _ loss: @escaping (Tensor) -> Tensor, _ parameters: Tensor, _ optimizer: any Optimizer,
    _ steps: Int
  ) {
    self.loss = loss
    self.parameters = parameters
    self.optimizer = optimizer
    self.steps = steps
    start = parameters.scalars
  }

  func record() { rows.append(parameters.detached()) }
  func value() -> Tensor { loss(parameters) }
  func backward() { value().backward() }
}
