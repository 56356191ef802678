import Foundation

/// Results that PyTorch computed; README.md beside this file says how.
package enum PyTorch {
  /// Trajectories of optimizers.
  package static let cases: [Trajectory] = recording.cases

  /// Trajectories that diverge to infinity or NaN.
  package static let divergence: [Trajectory] = recording.divergence

  /// The loss and its gradient at points of each objective, by the objective's name.
  package static let gradients: [String: [GradientPoint]] = recording.gradients

  /// Results of PyTorch's autograd, by the fact's and the value's name, each as a table.
  package static let facts: [String: [String: [[Double]]]] = recording.facts

  /// The parameters before each step of an optimizer, and after the last.
  package struct Trajectory: Decodable, Sendable, CustomStringConvertible {
    package let id: String
    package let objective: String
    package let optimizer: String
    package let hyperparameters: Hyperparameters
    /// Whether correct implementations diverge, because a difference of one bit grows with every step.
    package let isChaotic: Bool
    /// The start, then the parameters after each step.
    package let rows: [[Double]]

    package var description: String { id }
  }

  /// The hyperparameters of a trajectory by PyTorch's names, nil if it was run without.
  package struct Hyperparameters: Decodable, Sendable {
    package let lr: Double
    package let momentum: Double?
    package let dampening: Double?
    package let nesterov: Bool?
    package let weightDecay: Double?
    /// The lesson's momentum, whose running average adds 1 - beta of the gradient.
    package let beta: Double?
    package let alpha: Double?
    package let betas: [Double]?
    package let eps: Double?
    package let centered: Bool?
    package let amsgrad: Bool?

    private enum CodingKeys: String, CodingKey {
      case lr, momentum, dampening, nesterov, beta, alpha, betas, eps, centered, amsgrad
      case weightDecay = "weight_decay"
    }
  }

  package struct GradientPoint: Decodable, Sendable {
    package let parameters: [Double]
    package let loss: Double
    package let gradient: [Double]
  }
}

// MARK: - Loading

extension PyTorch {
  private struct Recording: Decodable {
    let cases: [Trajectory]
    let divergence: [Trajectory]
    let gradients: [String: [GradientPoint]]
    let facts: [String: [String: [[Double]]]]
  }

  private static let recording: Recording = {
    let file = Bundle.module.bundleURL.appending(path: "torch-optim.json")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return try decoder.decode(Recording.self, from: Data(contentsOf: file))
    } catch {
      fatalError("The recorded PyTorch runs cannot be read from \(file.path): \(error)")
    }
  }()
}
