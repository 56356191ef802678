internal import Checking
internal import SchedulesKit

/// What only some of AdamW's runs show, whatever the mistake is.
enum AdamWCircumstances {
  static let family = Family<AdamWScript>.onlyWhere([
    circumstance(
      "wrong-for-columns", "is wrong only where a tensor has two dimensions."
    ) { script in script.created.contains(where: \.areColumns) },
    circumstance(
      "wrong-for-zero-gradients",
      "is wrong only where a gradient is zero. The averages change there, too, and so do the "
        + "parameters."
    ) { script in script.hasZeroGradient },
    circumstance(
      "wrong-decay",
      "is right where the weight decay is 0, and wrong where it is not. In each step all parameters "
        + "are multiplied by 1 − α λ once, and λ is nowhere else."
    ) { script in script.created.contains { $0.values[4] != 0 } },
    circumstance(
      "wrong-for-several-optimizers",
      "is right where a program has one optimizer, and wrong where it has several: what one "
        + "remembers belongs to its own properties."
    ) { $0.created.count > 1 },
    circumstance(
      "wrong-for-several-tensors",
      "is right for one tensor, and wrong for several: each has averages of its own, and all have "
        + "the same count of steps."
    ) { script in script.created.contains { $0.starts.count > 1 } },
    circumstance(
      "wrong-for-several-numbers",
      "is right for a single number, and wrong for more: each number of each tensor has averages of "
        + "its own."
    ) { script in script.created.contains { $0.starts.joined().count > 1 } },
  ])

  private static func circumstance(
    _ id: String, _ predicate: String, holds: @escaping @Sendable (AdamWScript) -> Bool
  ) -> Circumstance<AdamWScript> {
    Circumstance("adamw.\(id)", "Your AdamW \(predicate)", holds: holds)
  }
}

extension AdamWScript {
  /// What an optimizer is created with.
  fileprivate var created: [(starts: [[Double]], values: [Double], areColumns: Bool)] {
    operations.compactMap { operation in
      guard case .create(_, let starts, let values, let areColumns) = operation else { return nil }
      return (starts, values, areColumns)
    }
  }

  /// Whether a step is made with a gradient that has a zero.
  fileprivate var hasZeroGradient: Bool {
    operations.contains { operation in
      switch operation {
      case .setGradients(_, let gradients): gradients.contains { $0.contains(0) }
      case .backward: true
      default: false
      }
    }
  }
}
