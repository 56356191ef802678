import Autograd
import Testing

@Suite("The gradient")
struct GradientTests {
  private let x = Tensor([1, 2], requiresGradient: true)

  @Test("is zero before the first backward, and for a tensor that requires none")
  func zeros() {
    #expect(x.gradient.scalars == [0, 0])
    #expect(Tensor(5).gradient.scalars == [0])
    Tensor(5).zeroGradient()
  }

  @Test("is always the same tensor")
  func live() {
    let gradient = x.gradient
    pow(x, 2).sum().backward()
    #expect(gradient.scalars == [2, 4])
    x.zeroGradient()
    #expect(gradient.scalars == [0, 0])
    x.gradient = Tensor([8, 9])
    #expect(gradient.scalars == [8, 9])
    #expect(gradient === x.gradient)
  }

  @Test("is set by value: the assigned tensor does not change with it")
  func setByValue() {
    let velocity = Tensor([1, 1])
    x.gradient = velocity
    x.gradient += 1
    #expect(velocity.scalars == [1, 1])
    #expect(x.gradient.scalars == [2, 2])
  }

  @Test("changes in place like any other tensor")
  func inPlace() {
    pow(x, 2).sum().backward()
    x.gradient -= Tensor([1, 1])
    x.gradient[0] = 5
    x.gradient.scalars[1] += 0.5
    #expect(x.gradient.scalars == [5, 3.5])
    x.gradient *= 0
    #expect(x.gradient.scalars == [0, 0])
    pow(x, 2).sum().backward()
    #expect(x.gradient.scalars == [2, 4])
  }

  @Test("has no history after any change")
  func noHistory() {
    pow(x, 2).sum().backward()
    #expect(!x.gradient.requiresGradient)
    x.gradient += 0.5 * x
    #expect(!x.gradient.requiresGradient)
    #expect(x.gradient.scalars == [2.5, 5])
  }

  @Test("of a tensor by itself is 1")
  func ofItself() {
    let y = Tensor(4, requiresGradient: true)
    y.backward()
    #expect(y.gradient.item == 1)
  }

  @Test("agrees with finite differences for every operation", arguments: Case.all)
  func differences(example: Case) {
    let values = [0.5, 1.5, 2.5]
    let parameters = Tensor(values, requiresGradient: true)
    example.loss(parameters).backward()
    let step = 1e-6
    for index in values.indices {
      let (above, below) = (Tensor(values), Tensor(values))
      above[index] += step
      below[index] -= step
      let slope = (example.loss(above).item - example.loss(below).item) / (2 * step)
      #expect(abs(parameters.gradient.scalars[index] - slope) < 1e-7 * max(1, abs(slope)))
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let loss: @Sendable (Tensor) -> Tensor

    init(_ name: String, _ loss: @escaping @Sendable (Tensor) -> Tensor) {
      self.testDescription = name
      self.loss = loss
    }

    static let all = [
      Case("x + y") { ($0 + $0 * $0).sum() },
      Case("x - y") { ($0 - $0 * $0).sum() },
      Case("x * y") { ($0 * ($0 + 1)).sum() },
      Case("x / y") { ($0 / ($0 * $0 + 1)).sum() },
      Case("row + number") { (($0 + $0[0]) * $0).sum() },
      Case("number - row") { (($0[0] - $0) * $0).sum() },
      Case("row * number") { ($0 * $0[2]).sum() },
      Case("number / row") { ($0[1] / $0).sum() },
      Case("row / number") { ($0 / $0[1]).sum() },
      Case("with plain numbers") { (3 - (2 * $0 + 1) / 4 + ($0 - 1) * 5 - 2 / $0).sum() },
      Case("unary minus") { (-$0 * $0).sum() },
      Case("pow 4") { pow($0, 4).sum() },
      Case("pow -1.5") { pow($0, -1.5).sum() },
      Case("pow 0") { (pow($0, 0) * $0).sum() },
      Case("sqrt") { sqrt($0).sum() },
      Case("exp") { exp($0).sum() },
      Case("log") { log($0).sum() },
      Case("abs") { (abs($0 - 1) * $0).sum() },
      Case("sum of a number") { $0[0].sum() * $0[0].mean() },
      Case("mean") { pow($0, 2).mean() },
      Case("sum used elementwise") { ($0.sum() * $0).sum() },
    ]
  }
}
