internal import Checking
internal import Figures
internal import Observations
internal import OptimizersKit
internal import Plotting

extension Descent {
  /// Returns the result of a submission's run; nil counts the reference's.
  func facts(_ trace: Trace?, on landscape: Landscape) -> RunFacts {
    let rows = rows(trace)
    let firstLost = rows.firstIndex { row in !row.allSatisfy(\.isFinite) }
    let finite = rows.prefix(firstLost ?? rows.count)
    let losses = finite.map { $0.count < 2 ? .nan : landscape.field($0[0], $0[1]) }
    let finalLoss = losses.last { $0.isFinite }
    let isOutside = firstLost == nil && !isInView(finite.last ?? start, of: landscape)
    return RunFacts(
      run: id, name: name, values: values, steps: max(finite.count - 1, 0), finalLoss: finalLoss,
      isDiverged: firstLost != nil || isOutside,
      result: result(finite.last ?? start, steps: finite.count - 1, finalLoss, firstLost, isOutside)
    )
  }

  private func isInView(_ point: [Double], of landscape: Landscape) -> Bool {
    point.count >= 2 && landscape.x.contains(point[0]) && landscape.y.contains(point[1])
  }

  private func result(
    _ end: [Double], steps: Int, _ loss: Double?, _ firstLost: Int?, _ isOutside: Bool
  ) -> String {
    let lossText = loss.map { NumberText.short($0, digits: 4) } ?? "not finite"
    let place = "(\(end.prefix(2).map { NumberText.short($0, digits: 4) }.joined(separator: ", ")))"
    let taken = steps == 1 ? "1 step" : "\(steps) steps"
    if let firstLost {
      return "diverges: at step \(firstLost) its parameters are no longer finite numbers."
    }
    return isOutside
      ? "leaves the view and ends outside it after \(taken), at \(place), with the loss \(lossText)."
      : "ends at \(place) after \(taken), with the loss \(lossText)."
  }
}
