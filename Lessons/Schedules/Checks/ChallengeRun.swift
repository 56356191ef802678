internal import Checking
internal import SchedulesKit

/// Gradient descent on the noisy ravine with a schedule, once for each of ten seeds.
struct ChallengeRun {
  static let start = [-4.0, 1]
  static let steps = 200
  static let seeds = 1...10
  /// The points for at most so large a mean loss; full points first.
  static let awards: [(loss: Double, points: Int)] = [
    (0.003, 10), (0.005, 8), (0.01, 6), (0.018, 4), (0.05, 2), (0.2, 1),
  ]
  static let most = 10

  let choice: ScheduleChoice
  /// The loss without noise before each step and after the last, for each seed.
  let losses: [[Double]]

  init(of choice: ScheduleChoice, steps: Int = Self.steps) {
    self.choice = choice
    losses = Self.seeds.map { seed in
      var noise = NormalNumbers(seed: UInt64(seed))
      var (x, y) = (Self.start[0], Self.start[1])
      var losses = [Self.loss(x, y)]
      for step in 0..<steps {
        let rate = choice.rate(of: step)
        let slope = (noise.next() * NoisyRavine.deviation, noise.next() * NoisyRavine.deviation)
        x -= rate * (x + slope.0)
        y -= rate * (50 * y + slope.1)
        losses.append(Self.loss(x, y))
      }
      return losses
    }
  }

  static func loss(_ x: Double, _ y: Double) -> Double { 0.5 * (x * x + 50 * y * y) }

  /// The mean over the seeds of the loss after the last step.
  var meanLoss: Double {
    losses.compactMap(\.last).reduce(0, +) / Double(losses.count)
  }

  /// The points of the run.
  var award: Int { Self.awards.first { meanLoss <= $0.loss }?.points ?? 0 }

  /// The result of the run, its points, and the condition for the next points.
  var sentence: String {
    guard meanLoss.isFinite else {
      return "It diverges: its loss is no longer finite. It earns no points. Try smaller rates."
    }
    let earned =
      award == Self.most
      ? "all \(award) points" : award == 0 ? "no points" : "\(award) of \(Self.most) points"
    let next = Self.awards.last { $0.points > award }
    return "Its mean loss is \(NumberText.short(meanLoss, digits: 3)), which earns \(earned)."
      + (next.map { " At most \(NumberText.short($0.loss)) earns \($0.points)." } ?? "")
  }
}
