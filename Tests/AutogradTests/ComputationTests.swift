import Autograd
import Testing

@Suite("Creation and computation")
struct ComputationTests {
  @Test("tensors of every shape can be created")
  func make() {
    #expect(Tensor([-1, 2]).shape == [2])
    #expect(Tensor(3.5).shape == [])
    let table = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
    #expect(table.shape == [2, 3])
    #expect(table.scalars == [1, 2, 3, 4, 5, 6])
    #expect(Tensor([]).count == 0)
    #expect(Tensor(7, requiresGradient: true).requiresGradient)
  }

  @Test("zeros and ones have the shape of another tensor and require no gradient")
  func like() {
    let table = Tensor([1, 2, 3, 4], shape: [2, 2], requiresGradient: true)
    #expect(Tensor.zeros(like: table).scalars == [0, 0, 0, 0])
    #expect(Tensor.ones(like: table).scalars == [1, 1, 1, 1])
    #expect(Tensor.ones(like: table).shape == [2, 2])
    #expect(!Tensor.zeros(like: table).requiresGradient)
    #expect(Tensor.ones(like: Tensor(3)).shape == [])
  }

  @Test("operators work elementwise, between tensors and with numbers on either side")
  func operators() {
    let (x, y) = (Tensor([6, 8]), Tensor([2, 4]))
    #expect((x + y).scalars == [8, 12])
    #expect((x - y).scalars == [4, 4])
    #expect((x * y).scalars == [12, 32])
    #expect((x / y).scalars == [3, 2])
    #expect((-x).scalars == [-6, -8])
    #expect((x + 1).scalars == [7, 9])
    #expect((1 + x).scalars == [7, 9])
    #expect((x - 1).scalars == [5, 7])
    #expect((1 - x).scalars == [-5, -7])
    #expect((x * 2).scalars == [12, 16])
    #expect((2 * x).scalars == [12, 16])
    #expect((x / 2).scalars == [3, 4])
    #expect((24 / x).scalars == [4, 3])
  }

  @Test("a single number combines with any shape, on either side")
  func broadcasting() {
    let (x, two) = (Tensor([6, 8, 10, 12], shape: [2, 2]), Tensor(2))
    #expect((x - two).scalars == [4, 6, 8, 10])
    #expect((two - x).scalars == [-4, -6, -8, -10])
    #expect((two / x).shape == [2, 2])
    #expect((two * two).shape == [])
  }

  @Test("functions work elementwise")
  func functions() {
    let x = Tensor([0.25, 4])
    #expect(pow(x, 2).scalars == [0.0625, 16])
    #expect(pow(x, 0.5).scalars == [0.5, 2])
    #expect(pow(x, -1).scalars == [4, 0.25])
    #expect(sqrt(x).scalars == [0.5, 2])
    #expect(abs(-x).scalars == [0.25, 4])
    #expect(exp(Tensor([0, 1])).scalars == [1, 2.718281828459045])
    #expect(log(Tensor([1, 0])).scalars == [0, -.infinity])
    #expect(sqrt(Tensor(-1)).item.isNaN)
  }

  @Test("sums and means are correct for every count", arguments: 0...40)
  func sums(count: Int) {
    let x = Tensor((0..<count).map { Double($0) })
    #expect(x.sum().item == Double(count * (count - 1) / 2))
    #expect(x.sum().shape == [])
    let mean = x.mean().item
    #expect(count == 0 ? mean.isNaN : mean == Double(count - 1) / 2)
  }

  @Test("non-finite numbers propagate")
  func notFinite() {
    let x = Tensor([.nan, .infinity, -.infinity])
    let sum = x + 1
    #expect(sum.scalars[0].isNaN && sum.scalars[1] == .infinity && sum.scalars[2] == -.infinity)
  }

  @Test("a tensor is printed as a Swift expression")
  func description() {
    #expect("\(Tensor(3.5))" == "Tensor(3.5)")
    #expect("\(Tensor([-1, 2]))" == "Tensor([-1.0, 2.0])")
    #expect("\(Tensor([1, 2], shape: [1, 2]))" == "Tensor([1.0, 2.0], shape: [1, 2])")
    #expect("\(Tensor([Double](repeating: 0, count: 25)))".hasSuffix("0.0, … 5 more])"))
  }
}

@Suite("Plain numbers, without Foundation")
struct PlainNumberTests {
  @Test("have the functions an optimizer needs")
  func functions() {
    let beta = 0.9
    let step = 3
    #expect(sqrt(9.0) == 3)
    #expect(pow(beta, step) == pow(beta, 3.0))
    #expect(abs(pow(beta, step) - 0.729) < 1e-15)
    #expect(pow(2, 0.5) == 2.0.squareRoot())
    #expect(exp(log(8.0)).rounded() == 8)
  }
}
