internal import Autograd
internal import Checking
internal import Observations
internal import OptimizersKit

/// The lesson's training loop, and loops that go wrong.
enum LoopVariants {
  typealias Loop = @Sendable (
    _ loss: (Tensor) -> Tensor, _ parameters: Tensor, _ optimizer: any Optimizer, _ steps: Int
  ) -> [Tensor]

  @Sendable
  static func lessons(
    _ loss: (Tensor) -> Tensor, _ parameters: Tensor, _ optimizer: any Optimizer, _ steps: Int
  ) -> [Tensor] {
    turns(steps) { _, rows in
      rows.append(parameters.detached())
      loss(parameters).backward()
      optimizer.step()
      optimizer.zeroGradient()
    }
  }

  static let misconceptions: [Variant<LoopScript>] = [
    variant(
      "gradients-never-cleared", "Your loop never clears the gradient, so every step sees the sum."
    ) { loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        rows.append(parameters.detached())
        loss(parameters).backward()
        optimizer.step()
      }
    },
    variant(
      "cleared-before-step", "Your loop clears the gradient before the optimizer has used it."
    ) { loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        rows.append(parameters.detached())
        loss(parameters).backward()
        optimizer.zeroGradient()
        optimizer.step()
      }
    },
    variant("step-before-gradient", "Your loop steps first and computes the gradient afterwards.") {
      loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        rows.append(parameters.detached())
        optimizer.step()
        loss(parameters).backward()
        optimizer.zeroGradient()
      }
    },
    variant("one-step-late", "Your loop steps with the gradient of the turn before.") {
      loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        rows.append(parameters.detached())
        optimizer.step()
        optimizer.zeroGradient()
        loss(parameters).backward()
      }
    },
    variant("stale-gradient", "Your loop misses the first step, and is one turn late after it.") {
      loss, parameters, optimizer, steps in
      turns(steps) { turn, rows in
        rows.append(parameters.detached())
        if turn > 0 {
          optimizer.step()
          optimizer.zeroGradient()
        }
        loss(parameters).backward()
      }
    },
    variant(
      "recorded-after-step", "Your loop records the parameters after each step, not before it."
    ) { loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        loss(parameters).backward()
        optimizer.step()
        optimizer.zeroGradient()
        rows.append(parameters.detached())
      }
    },
    variant(
      "rows-alias-parameters",
      "Your rows are the parameters themselves, not copies, so all of them show the end."
    ) { loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        rows.append(parameters)
        loss(parameters).backward()
        optimizer.step()
        optimizer.zeroGradient()
      }
    },
    variant("one-step-too-many", "Your loop takes one step more than it was asked for.") {
      loss, parameters, optimizer, steps in lessons(loss, parameters, optimizer, steps + 1)
    },
    variant("one-step-too-few", "Your loop takes one step less than it was asked for.") {
      loss, parameters, optimizer, steps in lessons(loss, parameters, optimizer, max(0, steps - 1))
    },
    variant("hundred-steps", "Your loop always takes 100 steps, whatever it is asked for.") {
      loss, parameters, optimizer, _ in lessons(loss, parameters, optimizer, 100)
    },
    variant("backward-twice", "Your loop runs the backward pass twice, which doubles the gradient.")
    { loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        rows.append(parameters.detached())
        loss(parameters).backward()
        loss(parameters).backward()
        optimizer.step()
        optimizer.zeroGradient()
      }
    },
    variant("never-steps", "Your loop never calls the optimizer’s step().") {
      loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        rows.append(parameters.detached())
        loss(parameters).backward()
        optimizer.zeroGradient()
      }
    },
    variant("no-gradient", "Your loop steps without ever computing a gradient.") {
      _, parameters, optimizer, steps in
      turns(steps) { _, rows in
        rows.append(parameters.detached())
        optimizer.step()
        optimizer.zeroGradient()
      }
    },
    variant("records-only", "Your loop records the parameters and does nothing else.") {
      _, parameters, _, steps in
      turns(steps) { _, rows in rows.append(parameters.detached()) }
    },
    variant("last-step-missing", "Your loop leaves out the very last update.") {
      loss, parameters, optimizer, steps in
      turns(steps) { turn, rows in
        rows.append(parameters.detached())
        loss(parameters).backward()
        if turn < steps - 1 { optimizer.step() }
        optimizer.zeroGradient()
      }
    },
    variant("optimizes-a-copy", "Your loop computes the gradient of a copy of the parameters.") {
      loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        rows.append(parameters.detached())
        let copy = Tensor(parameters.scalars, requiresGradient: true)
        loss(copy).backward()
        optimizer.step()
        optimizer.zeroGradient()
      }
    },
    variant("records-the-end-too", "Your loop records one row too many: the end is no row.") {
      loss, parameters, optimizer, steps in
      lessons(loss, parameters, optimizer, steps) + [parameters.detached()]
    },
    variant("records-the-loss", "Your rows hold the loss, where they should hold the parameters.") {
      loss, parameters, optimizer, steps in
      turns(steps) { _, rows in
        let value = loss(parameters)
        rows.append(value.detached())
        value.backward()
        optimizer.step()
        optimizer.zeroGradient()
      }
    },
  ]

  private static func turns(
    _ count: Int, _ turn: (_ index: Int, _ rows: inout [Tensor]) -> Void
  ) -> [Tensor] {
    var rows: [Tensor] = []
    for index in 0..<count { turn(index, &rows) }
    return rows
  }

  private static func variant(
    _ id: String, _ sentence: String, _ loop: @escaping Loop
  ) -> Variant<LoopScript> {
    Variant("training-loop.\(id)", sentence) { $0.trace(of: loop) }
  }
}
