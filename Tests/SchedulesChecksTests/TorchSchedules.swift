import Foundation

/// Results that PyTorch computed; README.md beside this file says how.
struct TorchSchedules: Decodable, Sendable {
  static let recorded: TorchSchedules = {
    guard let url = Bundle.module.url(forResource: "torch-schedules", withExtension: "json"),
      let data = try? Data(contentsOf: url),
      let recorded = try? JSONDecoder().decode(TorchSchedules.self, from: data)
    else {
      return TorchSchedules(adamw: [], clip: [], cosine: [], multistep: [], scheduled: [])
    }
    return recorded
  }()

  let adamw: [AdamWRun]
  let clip: [Clip]
  let cosine: [Cosine]
  let multistep: [MultiStep]
  let scheduled: [Scheduled]

  struct AdamWRun: Decodable, Sendable {
    let lr, beta1, beta2, eps, weightDecay: Double
    let start: [[Double]]
    /// By step, then by tensor.
    let gradients, rows: [[[Double]]]

    private enum CodingKeys: String, CodingKey {
      case lr, beta1, beta2, eps, start, gradients, rows
      case weightDecay = "weight_decay"
    }
  }

  struct Clip: Decodable, Sendable {
    let maximum, norm: Double
    let gradients, clipped: [[Double]]
  }

  struct Cosine: Decodable, Sendable {
    let peak, floor: Double
    let total, warmup: Int
    let rates: [Double]
  }

  struct MultiStep: Decodable, Sendable {
    let base, factor: Double
    let milestones: [Int]
    let rates: [Double]
  }

  struct Scheduled: Decodable, Sendable {
    let optimizer: String
    let base: Double
    let total: Int
    let start, losses: [Double]
    let rows: [[Double]]
  }
}
