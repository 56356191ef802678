import Autograd
import Testing

/// The messages that a student reads when the program stops.
@Suite("A misuse stops the program with a sentence")
struct MisuseTests {
  @Test("for shapes that do not match")
  func shapes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([1, 2]) + Tensor([1, 2, 3])
    }
    expect(
      result,
      says: "These shapes do not go together: [2] + [3]. Both sides must have the same shape")
  }

  @Test("for shapes that do not match in place")
  func shapesInPlace() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let number = Tensor(1)
      number -= Tensor([1, 2])
    }
    expect(result, says: "These shapes do not go together: [] -= [2]. In place,")
  }

  @Test("for a count of values that does not fit the shape")
  func count() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([1, 2, 3], shape: [2, 2])
    }
    expect(result, says: "A tensor of shape [2, 2] holds 4 numbers, but 3 were given.")
  }

  @Test("for a different count of scalars")
  func scalars() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      Tensor([1, 2]).scalars = [1]
    }
    expect(result, says: "This tensor holds 2 numbers, but scalars was set to 1.")
  }

  @Test("for the item of many numbers")
  func item() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([1, 2]).item
    }
    expect(result, says: "item reads the number of a tensor that holds just one")
  }

  @Test("for an index out of range")
  func index() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([1, 2])[2] + 1
    }
    expect(
      result, says: "There is no element 2 in a tensor of shape [2]: indices go from 0 to 1.")
  }

  @Test("for an index into a single number")
  func indexOfNumber() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor(1)[0] + 1
    }
    expect(result, says: "A tensor of shape [] is one number and has no elements to index.")
  }

  @Test("for an element of the wrong shape")
  func elementShape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      Tensor([1, 2])[0] = Tensor([1, 2])
    }
    expect(
      result, says: "x[i] = … needs a tensor of shape [] or a single number, but got shape [2]")
  }

  @Test("for a row where a number is needed")
  func rowAsNumber() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      Tensor([1, 2, 3, 4], shape: [2, 2])[0] *= 2
    }
    expect(
      result,
      says: "An element of a tensor of shape [2, 2] is a tensor of shape [2], not one number")
  }

  @Test("for assigning a recorded result to an element")
  func elementHistory() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor([1, 2], requiresGradient: true)
      let y = Tensor([0, 0])
      y[0] = x[0] * 2
    }
    expect(result, says: "x[i] = … cannot carry a gradient")
  }

  @Test("for a gradient of another shape")
  func gradientShape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      Tensor([1, 2]).gradient = Tensor(0)
    }
    expect(result, says: "A gradient has the shape of its tensor, [2], but it was set to")
  }

  @Test("for a parameter changed in place while recording")
  func inPlace() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor([1, 2], requiresGradient: true)
      x -= 0.1 * x.gradient
    }
    expect(result, says: "-= changes a tensor in place that requires a gradient")
  }

  @Test("for a parameter in a variable changed in place while recording")
  func inPlaceVariable() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var x = Tensor([1, 2], requiresGradient: true)
      x *= 2
      x = Tensor(0)
    }
    expect(result, says: "put the change inside withoutGradient { … }")
  }

  @Test("for a parameter's element set while recording")
  func inPlaceElement() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor([1, 2], requiresGradient: true)
      x[0] = 0.5
    }
    expect(result, says: "x[i] = … changes a tensor in place that requires a gradient")
  }

  @Test("for a recorded result changed in place while recording")
  func inPlaceResult() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let y = Tensor([1, 2], requiresGradient: true) * 2
      y += 1
    }
    expect(result, says: "make a new tensor instead, as in y = y * 2")
  }

  @Test("for adding a recorded result in place")
  func inPlaceHistory() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let total = Tensor(0)
      total += Tensor(1, requiresGradient: true) * 2
    }
    expect(result, says: "+= cannot carry a gradient into this tensor")
  }

  @Test("for backward on several numbers")
  func backwardShape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      (Tensor([1, 2], requiresGradient: true) * 2).backward()
    }
    expect(
      result, says: "backward() starts from a single number, but this tensor has shape [2]. Reduce")
  }

  @Test("for backward on the parameters")
  func backwardOfParameters() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      Tensor([1, 2], requiresGradient: true).backward()
    }
    expect(
      result, says: "backward() was called on the parameters themselves: a tensor of shape [2]")
  }

  @Test("for backward on a result without history")
  func backwardWithoutHistory() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor(1, requiresGradient: true)
      withoutGradient { x * x }.backward()
    }
    expect(result, says: "backward() found nothing to differentiate: this tensor has no history.")
  }

  @Test("for a second backward on one graph, with the line of the call")
  func backwardTwice() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      callBackwardTwice()
    }
    expect(result, says: "backward() was called a second time on the same graph")
    expect(result, says: "AutogradTests/MisuseTests.swift:\(lineOfSecondBackward): ")
  }

  @Test("for a graph built on a used one")
  func backwardThroughUsed() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor(1, requiresGradient: true)
      let square = x * x
      (square + 1).backward()
      (square + 2).backward()
    }
    expect(result, says: "Compute the loss anew before each backward()")
  }

  @Test("for a parameter changed between forward and backward")
  func changedParameter() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor([1, 2], requiresGradient: true)
      let loss = pow(x[0] - 3, 2)
      withoutGradient { x -= 0.1 }
      loss.backward()
    }
    expect(result, says: "A tensor that took part in x[i] was changed in place before backward()")
  }

  @Test("for a plain tensor changed between forward and backward")
  func changedData() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let data = Tensor([1, 2])
      let loss = (data * Tensor([3, 4], requiresGradient: true)).sum()
      data.scalars[0] = 5
      loss.backward()
    }
    expect(result, says: "A tensor that took part in * was changed in place before backward()")
  }

  @Test("for a result changed between forward and backward")
  func changedResult() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let y = exp(Tensor([3, 4], requiresGradient: true))
      withoutGradient { y += 1 }
      y.sum().backward()
    }
    expect(result, says: "A tensor that took part in exp was changed in place before backward()")
  }

  @Test("for a custom operation with too few gradients")
  func customGradients() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor([3, 4], requiresGradient: true)
      Tensor.custom([x], value: [1], shape: []) { [$0] }.backward()
    }
    expect(
      result, says: "must return one gradient for each input, of that input's count: one holds 1")
  }

  private func expect(
    _ result: ExitTest.Result?, says sentence: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(output.contains(sentence), sourceLocation: sourceLocation)
  }
}

private func callBackwardTwice() {
  let x = Tensor(1, requiresGradient: true)
  let loss = x * x
  loss.backward()
  loss.backward()
}

private let lineOfSecondBackward = #line - 3
