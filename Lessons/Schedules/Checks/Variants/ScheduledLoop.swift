internal import Autograd
internal import Checking
package import Observations
package import Rules
package import SchedulesKit

/// The lesson's loop as a procedure.
package enum ScheduledLoop {
  static let rate = Action("rate", "sets the rate")
  static let loss = Action("loss", "computes the loss")
  static let record = Action("record", "records the loss")
  static let backward = Action("backward", "calls backward()")
  static let step = Action("step", "calls the optimizer’s step()")
  static let clear = Action("clear", "clears the gradient")

  package static let procedure = Procedure([rate, loss, record, backward, step, clear])

  /// The lesson's loop, and one that does the same.
  static let accepted = [procedure, Procedure([clear, loss, record, backward, rate, step])]

  static func variant(
    _ id: String, _ sentence: String, _ procedure: Procedure, _ effects: LoopEffects = [:]
  ) -> Variant<LoopScript> {
    Variant("scheduled-loop.\(id)", sentence) { script in
      try script.trace(effects, of: procedure)
    }
  }
}

/// What actions do that are not among the lesson's.
typealias LoopEffects = [Action: @Sendable (inout RunningLoop) throws -> Void]

extension LoopScript {
  /// Runs the lesson's loop.
  package func trace(of procedure: Procedure) throws -> Trace {
    try trace([:], of: procedure)
  }

  /// Runs a procedure as a loop.
  func trace(_ effects: LoopEffects, of procedure: Procedure) throws -> Trace {
    try trace(effects) { procedure }
  }

  /// Runs procedures as loops, one for each run.
  ///
  /// - Throws: ``RunningLoop/Trap`` where a program that does the same is ended by a trap.
  func trace(_ effects: LoopEffects, procedure: () -> Procedure) throws -> Trace {
    var trap: (any Error)?
    let trace = trace { loss, parameters, optimizer, schedule, steps in
      withoutActuallyEscaping(loss) { loss in
        withoutActuallyEscaping(schedule) { schedule in
          var loop = RunningLoop(
            loss: loss, schedule: schedule, parameters: parameters, optimizer: optimizer,
            steps: steps, baseRate: optimizer.learningRate, start: parameters.scalars)
          do {
            try procedure().run(asked: steps) { action, turn in
              loop.turn = turn
              try loop.perform(action, effects)
            }
          } catch {
            trap = error
          }
          return loop.losses
        }
      }
    }
    if let trap { throw trap }
    return trace
  }
}

extension Procedure {
  /// Performs the actions in their order, each with the index of its turn.
  func run(asked: Int, _ perform: (_ action: Action, _ turn: Int) throws -> Void) rethrows {
    for action in before { try perform(action, 0) }
    let turns = count.turns(asked: asked)
    for index in 0..<max(0, turns) {
      for line in turn where line.turns.contains(index, of: turns) {
        try perform(line.action, index)
      }
    }
    for action in after { try perform(action, max(0, turns - 1)) }
  }
}

/// A loop while it runs.
struct RunningLoop {
  struct Trap: Error {}

  let loss: (Tensor) -> Tensor
  let schedule: (Int) -> Double
  let parameters: Tensor
  let optimizer: any ScheduledOptimizer
  let steps: Int
  /// The optimizer's rate before the loop.
  let baseRate: Double
  /// The parameters before the loop.
  let start: [Double]
  var turn = 0
  var losses: [Double] = []
  /// The computed loss, as long as it is known.
  var value: Tensor?
  /// Whether the computed loss can be differentiated.
  var isFresh = false

  mutating func perform(_ action: Action, _ effects: LoopEffects) throws {
    switch action {
    case ScheduledLoop.rate: optimizer.learningRate = schedule(turn)
    case ScheduledLoop.loss: compute(parameters)
    case ScheduledLoop.record:
      guard let value else { throw Trap() }
      losses.append(value.item)
    case ScheduledLoop.backward:
      guard let value, isFresh else { throw Trap() }
      value.backward()
      isFresh = false
    case ScheduledLoop.step:
      isFresh = false
      optimizer.step()
    case ScheduledLoop.clear: optimizer.zeroGradient()
    default: try effects[action]?(&self)
    }
  }

  /// The computed loss as a number.
  var item: Double {
    get throws {
      guard let value else { throw Trap() }
      return value.item
    }
  }

  mutating func compute(_ parameters: Tensor) {
    value = loss(parameters)
    isFresh = true
  }

  /// Changes the gradient.
  func see(_ change: (_ gradient: [Double]) -> [Double]) {
    parameters.gradient.scalars = change(parameters.gradient.scalars)
  }

  /// Changes the parameters.
  mutating func move(_ change: (_ parameters: [Double]) -> [Double]) {
    isFresh = false
    parameters.scalars = change(parameters.scalars)
  }
}
