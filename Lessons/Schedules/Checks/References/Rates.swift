internal import Autograd
package import SchedulesKit

extension StepDecayCall {
  /// How many milestones have been reached.
  package var reached: Int { milestones.count { $0 <= step } }

  /// The rate: base · factor for each milestone that has been reached.
  package var rate: Double { decayed(reached) }

  /// Returns the rate after a number of milestones.
  func decayed(_ milestones: Int) -> Double { base * pow(factor, Double(milestones)) }
}

extension CosineCall {
  /// The warm-up of the lesson: peak · (step + 1) / warmup.
  var warmRate: Double { peak * Double(step + 1) / Double(warmup) }

  /// The warm-up that begins with 0.
  var warmRateFromZero: Double { peak * Double(step) / Double(warmup) }

  /// How far the step is between the warm-up and the end.
  var progress: Double { Double(step - warmup) / Double(total - warmup) }

  /// Returns the rate at a point between the peak (0) and the floor (1).
  func blended(_ progress: Double) -> Double {
    floor + (peak - floor) * (1 + cos(.pi * progress)) / 2
  }

  /// The rate, with the lesson's warm-up.
  package var rate: Double {
    step < warmup ? warmRate : step >= total ? floor : blended(progress)
  }
}

extension ScheduleChoice {
  /// Returns the rate of a step.
  package func rate(of step: Int) -> Double {
    switch self {
    case .constant(let rate): rate
    case .inverse(let base, let decay): base / (1 + decay * Double(step))
    case .step(let base, let factor, let milestones):
      StepDecayCall(step: step, base: base, factor: factor, milestones: milestones).rate
    case .cosine(let peak, let floor, let warmup, let total):
      CosineCall(step: step, peak: peak, floor: floor, warmup: warmup, total: total).rate
    }
  }
}
