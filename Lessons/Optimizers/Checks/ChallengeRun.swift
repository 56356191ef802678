internal import Autograd
internal import Checking
internal import OptimizersKit

/// The run of a chosen optimizer on the banana function, with its points.
struct ChallengeRun {
  /// The start of the run, its goal, and the required distance to it.
  static let start = [-1.0, 2.0]
  static let minimum = [1.0, 1.0]
  static let radius = 1e-2
  /// The most steps that a run may take.
  static let limit = 20_000
  /// The points for at most so many steps; full points first.
  static let awards: [(steps: Int, points: Int)] = [
    (150, 10), (200, 8), (350, 6), (550, 4), (2500, 2), (limit, 1),
  ]
  /// The full points.
  static let most = 10

  let choice: Challenge
  /// The steps after which the Euclidean distance to (1, 1) is at most 1e-2; nil where it never is.
  let arrival: Int?
  /// The parameters before each step and after the last; the last may not be finite.
  let rows: [[Double]]

  init(of choice: Challenge) {
    self.choice = choice
    let parameters = Tensor(Self.start, requiresGradient: true)
    let optimizer = choice.makeReference(parameters)
    var rows = [Self.start]
    var arrival: Int?
    for step in 0...Self.limit {
      let distance = Self.distance(parameters.scalars)
      if distance <= Self.radius { arrival = step }
      guard arrival == nil, distance.isFinite, step < Self.limit else { break }
      banana(parameters).backward()
      optimizer.step()
      optimizer.zeroGradient()
      rows.append(parameters.scalars)
    }
    self.arrival = arrival
    self.rows = rows
  }

  private static func distance(_ point: [Double]) -> Double {
    zip(point, minimum).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  /// The points of the run.
  var award: Int {
    arrival.flatMap { steps in Self.awards.first { steps <= $0.steps } }?.points ?? 0
  }

  /// The result of the run, its points, and the condition for the next points.
  var sentence: String {
    guard let arrival else { return failure }
    let earned = award == Self.most ? "all \(award) points" : "\(award) of \(Self.most) points"
    let next = Self.awards.last { $0.points > award }
    return "It arrives after \(Self.steps(arrival)), which earns \(earned)."
      + (next.map { " At most \($0.steps) steps earn \($0.points)." } ?? "")
  }

  private var failure: String {
    let distances = rows.map(Self.distance)
    let nearest = distances.indices.filter { distances[$0].isFinite }
      .min { distances[$0] < distances[$1] }
    let closest = nearest.map {
      "It came nearest after \(Self.steps($0)), to \(Self.text(distances[$0])) from (1, 1)"
    }
    let taken = Self.steps(rows.count - 1)
    let last = distances.last ?? .infinity
    let end =
      last.isFinite
      ? "It did not come within 0.01 of (1, 1) in \(taken). \(closest ?? ""), and ended at "
        + "\(Self.text(last)) from it."
      : "It diverges: after \(taken) its parameters are no longer finite. \(closest ?? ""). "
        + "Try a smaller learning rate."
    return "\(end) It earns no points; at most \(Self.limit) steps earn 1."
  }

  private static func steps(_ count: Int) -> String { count == 1 ? "1 step" : "\(count) steps" }

  private static func text(_ distance: Double) -> String { NumberText.short(distance, digits: 3) }
}
