import Autograd
import OptimizersKit
import PyTorchReference
import Testing

@Suite("Losses and gradients of the objectives, against PyTorch's")
struct ObjectiveTests {
  @Test("agree to 1e-12 at every recorded point", arguments: Objective.allCases)
  func agree(objective: Objective) throws {
    let points = try #require(PyTorch.gradients[objective.identifier])
    #expect(points.count == 10)
    for point in points {
      let parameters = Tensor(point.parameters, requiresGradient: true)
      let loss = objective.loss(parameters)
      loss.backward()
      #expect(parameters.count == objective.dimension)
      #expect(isClose(loss.item, point.loss), "loss at \(point.parameters)")
      for (ours, theirs) in zip(parameters.gradient.scalars, point.gradient) {
        #expect(isClose(ours, theirs), "gradient at \(point.parameters)")
      }
    }
  }

  @Test("cover every recorded objective")
  func complete() {
    #expect(Set(PyTorch.gradients.keys) == Set(Objective.allCases.map(\.identifier)))
  }

  @Test("are the same for the function `banana`")
  func friendlyName() {
    let parameters = Tensor([-1, 2], requiresGradient: true)
    let loss = banana(parameters)
    loss.backward()
    #expect(loss.item == 105)
    #expect(parameters.gradient.scalars == [396, 200])
  }
}

/// Whether two numbers differ by at most 1e-12 of the second, or by 1e-15, which is the rounding error
/// where terms of about 1 cancel.
private func isClose(_ ours: Double, _ theirs: Double) -> Bool {
  abs(ours - theirs) <= max(1e-12 * abs(theirs), 1e-15)
}
