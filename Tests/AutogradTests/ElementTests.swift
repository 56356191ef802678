import Autograd
import Testing

@Suite("Elements and scalars")
struct ElementTests {
  @Test("an element of a row is a single number, and an element of a table is a row")
  func read() {
    #expect(Tensor([4, 5])[1].shape == [])
    #expect(Tensor([4, 5])[1].item == 5)
    let table = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
    #expect(table[1].shape == [3])
    #expect(table[1].scalars == [4, 5, 6])
    #expect(table[1][2].item == 6)
  }

  @Test("an element is a Double where the type requires it")
  func readPlain() {
    let x = Tensor([4, 5], requiresGradient: true)
    let last: Double = x[1]
    let all: [Double] = [x[0], x[1]]
    #expect(last == 5)
    #expect(all == [4, 5])
  }

  @Test("an element is a tensor where the type does not require a Double")
  func preferTensor() {
    let x = Tensor([1, 2], requiresGradient: true)
    let loss = pow(1 - x[0], 2) + 100 * pow(x[1] - x[0] * x[0], 2) + 1
    let sum = x[0] + x[1]
    let scaled = 2 * x[0]
    let root = sqrt(x[1])
    for result in [loss, sum, scaled, root, x[0]] { #expect(result.requiresGradient) }
  }

  @Test("an element is set by a number, by a tensor and in place")
  func set() {
    let x = Tensor([1, 2, 3])
    x[0] = 0.5
    x[1] = x[0] * 10
    x[2] += 1
    x[2] -= x[0]
    #expect(x.scalars == [0.5, 5, 3.5])
    let table = Tensor([1, 2, 3, 4], shape: [2, 2])
    table[0] = Tensor([8, 9])
    table[1] = table[1] * 2
    #expect(table.scalars == [8, 9, 6, 8])
    table[1] = 0
    #expect(table.scalars == [8, 9, 0, 0])
  }

  @Test("a variable read from an element is a copy")
  func readIsCopy() {
    let x = Tensor([1, 2])
    var total = x[0]
    total += x[1]
    #expect(total.item == 3)
    #expect(x.scalars == [1, 2])
  }

  @Test("scalars are set together or one by one, and all references see it")
  func scalars() {
    let x = Tensor([1, 2], requiresGradient: true)
    let same = x
    x.scalars = [3, 4]
    x.scalars[1] += 1
    #expect(same.scalars == [3, 5])
    let number = Tensor(1)
    number.scalars = [2]
    #expect(number.item == 2)
  }

  @Test("the gradient of an element goes only to its position")
  func gradient() {
    let table = Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3], requiresGradient: true)
    (table[1] * Tensor([10, 20, 30])).sum().backward()
    #expect(table.gradient.scalars == [0, 0, 0, 10, 20, 30])
    table.zeroGradient()
    (table[0][2] * table[1][0]).backward()
    #expect(table.gradient.scalars == [0, 0, 4, 3, 0, 0])
  }

  @Test("an element of a parameter can be used in several losses")
  func reused() {
    let weights = Tensor([1, 2], requiresGradient: true)
    let (a, b) = (weights[0], weights[1])
    for input in [1.0, 2, 3] { pow(a * input + b, 2).backward() }
    // The residuals are 3, 4 and 5: 2 (3 · 1 + 4 · 2 + 5 · 3) and 2 (3 + 4 + 5).
    #expect(weights.gradient.scalars == [52, 24])
  }
}
