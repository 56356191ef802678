import Autograd
import OptimizersChecks
import OptimizersKit
import PyTorchReference
import Rules
import Testing

/// The reference optimizers against PyTorch's own trajectories.
@Suite struct ReferenceTests {
  @Test(
    "A reference walks PyTorch's path to 1e-12",
    arguments: PyTorch.cases.filter { !$0.isChaotic })
  func pathOfPyTorch(_ recorded: PyTorch.Trajectory) throws {
    let rows = try ours(recorded)
    try #require(rows.count == recorded.rows.count)
    for (step, (row, reference)) in zip(rows, recorded.rows).enumerated() {
      let deviation = zip(row, reference).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
      #expect(deviation <= 1e-12, "step \(step): \(row) against \(reference)")
    }
  }

  @Test("A reference leaves the finite numbers where PyTorch does", arguments: PyTorch.divergence)
  func divergence(_ recorded: PyTorch.Trajectory) throws {
    let rows = try ours(recorded)
    let isFinite = { (row: [Double]) in row.allSatisfy(\.isFinite) }
    #expect(rows.prefix(while: isFinite).count == recorded.rows.prefix(while: isFinite).count)
    for (row, reference) in zip(rows, recorded.rows).prefix(while: { isFinite($1) }) {
      let deviation = zip(row, reference).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
      #expect(deviation <= 1e-9)
    }
  }

  private func ours(_ recorded: PyTorch.Trajectory) throws -> [[Double]] {
    let objective = try #require(
      Objective.allCases.first { $0.identifier == recorded.objective })
    let start = try #require(recorded.rows.first)
    let (rule, values) = try #require(PyTorchRules.rule(of: recorded))
    let parameters = Tensor(start, requiresGradient: true)
    let optimizer = RuleOptimizer(parameters, RuleRunner(rule), values)
    return [start]
      + (1..<recorded.rows.count).map { _ in
        objective.loss(parameters).backward()
        optimizer.step()
        optimizer.zeroGradient()
        return parameters.scalars
      }
  }
}
