import Autograd
import OptimizersKit
import PyTorchReference
import Testing

@Suite("Behaviour that equals PyTorch's autograd")
struct FactTests {
  private let parameters = Tensor([-1, 2], requiresGradient: true)

  @Test("a second backward adds to the gradient")
  func accumulate() throws {
    banana(parameters).backward()
    #expect(parameters.gradient.scalars == (try fact("accumulate", "after1")[0]))
    banana(parameters).backward()
    #expect(parameters.gradient.scalars == (try fact("accumulate", "after2")[0]))
  }

  @Test("after zeroing in place the gradient is zero, and the next backward starts from zero")
  func zeroed() throws {
    banana(parameters).backward()
    parameters.zeroGradient()
    #expect(parameters.gradient.scalars == (try fact("zero_in_place", "after_zero")[0]))
    #expect(parameters.gradient.scalars == (try fact("zero_grad_false", "value")[0]))
    banana(parameters).backward()
    #expect(parameters.gradient.scalars == (try fact("zero_in_place", "after_backward")[0]))
  }

  @Test("a detached copy does not follow a later change")
  func detachedCopy() throws {
    let copy = parameters.detached()
    withoutGradient { parameters -= 1 }
    #expect(copy.scalars == (try fact("detach_alias", "clone_after_update")[0]))
  }

  @Test("the gradient of a detached coordinate is 0")
  func detachedCoordinate() throws {
    let (x, y) = (parameters[0], parameters[1].detached())
    (pow(1 - x, 2) + 100 * pow(y - x * x, 2) + 1).backward()
    #expect(parameters.gradient.scalars == (try fact("detach_blocks", "value")[0]))
  }

  @Test("the gradient of three times a loss is three times its gradient")
  func scale() throws {
    (3 * banana(parameters)).backward()
    #expect(parameters.gradient.scalars == (try fact("scale", "value")[0]))
  }

  @Test("the gradient of a sum is the sum of the gradients")
  func sumRule() throws {
    (parameters[0] * parameters[1]).backward()
    #expect(parameters.gradient.scalars == (try fact("sum_rule", "grad_xy")[0]))
    parameters.zeroGradient()
    banana(parameters).backward()
    #expect(parameters.gradient.scalars == (try fact("sum_rule", "grad_f")[0]))
    parameters.zeroGradient()
    (banana(parameters) + parameters[0] * parameters[1]).backward()
    #expect(parameters.gradient.scalars == (try fact("sum_rule", "grad_sum")[0]))
  }

  @Test("a result used twice receives both shares")
  func sharedResult() throws {
    let x = Tensor(3, requiresGradient: true)
    let square = x * x
    (square + square).backward()
    #expect(x.gradient.item == (try fact("shared_node", "value")[0][0]))
  }

  @Test("derivatives where the function is not differentiable")
  func kinks() throws {
    func derivativeAtZero(_ function: (Tensor) -> Tensor) -> [[Double]] {
      let zero = Tensor(0, requiresGradient: true)
      function(zero).backward()
      return [[zero.gradient.item]]
    }
    #expect(derivativeAtZero { abs($0) } == (try fact("subgradients", "abs0")))
    #expect(derivativeAtZero { sqrt($0) } == (try fact("subgradients", "sqrt0")))
    #expect(derivativeAtZero { pow($0, 2) } == (try fact("subgradients", "pow2_0")))
    #expect(derivativeAtZero { pow($0, 0.5) } == (try fact("subgradients", "pow_half_0")))
  }

  @Test(
    "four batches of 8 give the gradient of one of 32 for a sum, and four times that for a mean")
  func microBatches() throws {
    let inputs = try fact("micro_batches", "X")
    let targets = try fact("micro_batches", "Y")[0]
    let weights = Tensor(try fact("micro_batches", "w")[0], requiresGradient: true)

    func squares(_ rows: Range<Int>) -> Tensor {
      let first = Tensor(rows.map { inputs[$0][0] })
      let second = Tensor(rows.map { inputs[$0][1] })
      let target = Tensor(rows.map { targets[$0] })
      return pow(weights[0] * first + weights[1] * second - target, 2)
    }
    func gradient(batch: Int, _ reduce: (Tensor) -> Tensor) -> [Double] {
      weights.zeroGradient()
      for start in stride(from: 0, to: 32, by: batch) {
        reduce(squares(start..<start + batch)).backward()
      }
      return weights.gradient.scalars
    }

    #expect(gradient(batch: 32) { $0.sum() } == (try fact("micro_batches", "sum_full")[0]))
    #expect(gradient(batch: 8) { $0.sum() } == (try fact("micro_batches", "sum_micro")[0]))
    #expect(gradient(batch: 32) { $0.mean() } == (try fact("micro_batches", "mean_full")[0]))
    #expect(gradient(batch: 8) { $0.mean() } == (try fact("micro_batches", "mean_micro")[0]))
  }

  /// Each letter is a call: backward, step, zero.
  @Test(
    "each order of backward, step and zero gives PyTorch's trajectory",
    arguments: ["bsz", "zbs", "bs", "bzs", "sbz", "szb", "bbsz"])
  func loops(order: String) throws {
    for row in try fact("loop_\(order)", "trajectory") {
      #expect(zip(parameters.scalars, row).allSatisfy { abs($0 - $1) <= 1e-12 })
      for call in order {
        switch call {
        case "b": banana(parameters).backward()
        case "s": withoutGradient { parameters -= 0.001 * parameters.gradient }
        default: parameters.zeroGradient()
        }
      }
    }
  }
}

private func fact(_ name: String, _ value: String) throws -> [[Double]] {
  try #require(PyTorch.facts[name]?[value])
}
