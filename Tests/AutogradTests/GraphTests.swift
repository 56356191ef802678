import Autograd
import Testing

@Suite("Recording and graphs")
struct GraphTests {
  @Test("nothing is recorded inside withoutGradient, which returns its value")
  func withoutGradientReturns() {
    let x = Tensor(3, requiresGradient: true)
    let square = withoutGradient { x * x }
    #expect(square.item == 9)
    #expect(!square.requiresGradient)
    #expect((x * x).requiresGradient)
  }

  @Test("withoutGradient rethrows errors, and recording resumes after it")
  func withoutGradientRethrows() {
    struct Stop: Error {}
    let x = Tensor(3, requiresGradient: true)
    #expect(throws: Stop.self) {
      try withoutGradient {
        withoutGradient {}
        #expect(!(x * x).requiresGradient)
        throw Stop()
      }
    }
    #expect((x * x).requiresGradient)
  }

  @Test("results of plain tensors have no history")
  func plain() {
    #expect(!(Tensor(3) * Tensor(4)).requiresGradient)
    #expect(!Tensor(3, requiresGradient: true).detached().requiresGradient)
  }

  @Test("a chain of 100,000 operations is differentiated and freed")
  func deepChain() {
    let x = Tensor(1, requiresGradient: true)
    var y = x * 1
    for _ in 0..<100_000 { y = y + 0.5 * y - 0.5 * y }
    y.backward()
    #expect(x.gradient.item == 1)
  }

  @Test("an unused chain of 100,000 operations is freed")
  func deepChainUnused() {
    weak var first: Tensor?
    do {
      let x = Tensor(1, requiresGradient: true)
      var y = x * 1
      first = y
      for _ in 0..<100_000 { y = y + 0.5 * y }
      #expect(first != nil)
    }
    #expect(first == nil)
  }

  @Test("an unused chain of 100,000 custom operations is freed")
  func deepCustomChainUnused() {
    weak var first: Tensor?
    do {
      let x = Tensor(1, requiresGradient: true)
      var y = x * 1
      first = y
      for _ in 0..<100_000 { y = Tensor.custom([y, x], value: [1], shape: []) { [$0, $0] } }
      #expect(first != nil)
    }
    #expect(first == nil)
  }

  @Test("a graph with exponentially many paths is processed once per result")
  func doublingPaths() {
    let x = Tensor(1, requiresGradient: true)
    var y = x * 1
    for _ in 0..<60 { y = y + y }
    y.backward()
    #expect(x.gradient.item == 0x1p60)
  }

  @Test("backward frees the graph but not the loss")
  func freedByBackward() {
    let x = Tensor(2, requiresGradient: true)
    weak var inner: Tensor?
    let loss = {
      let square = x * x
      inner = square
      return square + 1
    }()
    #expect(inner != nil)
    loss.backward()
    #expect(inner == nil)
    #expect(loss.item == 5)
  }

  @Test("the derivatives of a custom operation are computed once")
  func custom() {
    let x = Tensor([1, 2], requiresGradient: true)
    let fixed = Tensor(10)
    let calls = Tensor(0)
    let result = Tensor.custom([x, fixed], value: [30], shape: []) { received in
      calls += 1
      return [[received[0] * 5, received[0] * 6], [100]]
    }
    #expect(calls.item == 0)
    (2 * result + result).backward()
    #expect(calls.item == 1)
    #expect(x.gradient.scalars == [15, 18])
    #expect(fixed.gradient.item == 0)
  }

  @Test("a custom operation is not recorded in withoutGradient")
  func customUnrecorded() {
    let x = Tensor([1, 2], requiresGradient: true)
    let result = withoutGradient { Tensor.custom([x], value: [3], shape: [1]) { [$0, $0] } }
    #expect(!result.requiresGradient)
    #expect(result.scalars == [3])
  }
}
