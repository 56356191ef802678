package import Observations

/// A schedule of the learning rate: your choice for the challenge.
public enum ScheduleChoice: Equatable, Sendable {
  /// The same rate in all steps.
  case constant(rate: Double)
  /// `base`, multiplied by `factor` at each milestone.
  case step(base: Double, factor: Double, milestones: [Int])
  /// Linear to `peak` in `warmup` steps, then half a cosine to `floor` at step `total`.
  case cosine(peak: Double, floor: Double, warmup: Int, total: Int)
  /// `base` / (1 + `decay` · step).
  case inverse(base: Double, decay: Double)
}

extension ScheduleChoice {
  /// The schedule's name.
  package var kind: String {
    switch self {
    case .constant: "constant"
    case .step: "step"
    case .cosine: "cosine"
    case .inverse: "inverse"
    }
  }

  /// Its numbers in their order.
  package var values: [Double] {
    switch self {
    case .constant(let rate): [rate]
    case .step(let base, let factor, let milestones):
      [base, factor] + milestones.map { Double($0) }
    case .cosine(let peak, let floor, let warmup, let total):
      [peak, floor, Double(warmup), Double(total)]
    case .inverse(let base, let decay): [base, decay]
    }
  }

  /// The choice as the only row of a trace, labelled by the schedule's name.
  package var row: Trace.Row { Trace.Row(kind, values) }

  /// Reads a choice from a row; nil if the row contains none.
  package init?(_ row: Trace.Row) {
    let values = row.values
    switch (row.label, values.count) {
    case ("constant", 1): self = .constant(rate: values[0])
    case ("inverse", 2): self = .inverse(base: values[0], decay: values[1])
    case ("step", 2...):
      let milestones = values.dropFirst(2).compactMap { Int(exactly: $0) }
      guard milestones.count == values.count - 2 else { return nil }
      self = .step(base: values[0], factor: values[1], milestones: milestones)
    case ("cosine", 4):
      guard let warmup = Int(exactly: values[2]), let total = Int(exactly: values[3]) else {
        return nil
      }
      self = .cosine(peak: values[0], floor: values[1], warmup: warmup, total: total)
    default: return nil
    }
  }
}
