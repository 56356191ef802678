import Autograd
import Testing

@Suite("Changes in place")
struct InPlaceTests {
  @Test("work on a constant, and all references see them")
  func constant() {
    let x = Tensor([6, 8])
    let same = x
    x += 2
    x -= Tensor([4, 6])
    x *= Tensor(3)
    x /= 2
    #expect(same.scalars == [6, 6])
    x /= Tensor([2, 3])
    x *= 10
    x += Tensor(1)
    x -= 1
    #expect(same.scalars == [30, 20])
  }

  @Test("work on a variable, and all references see them")
  func variable() {
    var x = Tensor([6, 8])
    let same = x
    x += 2
    x -= Tensor([4, 6])
    x *= Tensor(3)
    x /= 2
    x /= Tensor([2, 3])
    x *= 10
    x += Tensor(1)
    x -= 1
    #expect(same.scalars == [30, 20])
    #expect(same === x)
    x = Tensor([0, 0])
    #expect(same.scalars == [30, 20])
  }

  @Test("may use the tensor itself")
  func itself() {
    let (x, number) = (Tensor([2, 3]), Tensor(4))
    x *= x
    number /= number
    #expect(x.scalars == [4, 9])
    #expect(number.item == 1)
  }

  @Test("update parameters in withoutGradient")
  func parameters() {
    let x = Tensor([1, 2], requiresGradient: true)
    let same = x
    withoutGradient {
      x -= 0.5 * Tensor([1, 1])
      x[0] = 7
      x[1] *= 2
    }
    #expect(same.scalars == [7, 3])
    #expect(same.requiresGradient)
  }

  @Test("accumulate a loss in a variable with its history")
  func sumOfLosses() {
    let x = Tensor([1, 2, 3], requiresGradient: true)
    var total = Tensor(0)
    for index in 0..<3 { total += pow(x[index], 2) }
    total *= 2
    total.backward()
    #expect(total.item == 28)
    #expect(x.gradient.scalars == [4, 8, 12])
  }
}
