/// Habits from other languages, with the expected explanation of each.
enum Habits {
  typealias Mistake = CodeExplanationTests.Mistake

  static let signs = [
    Mistake(
      code: "parameters −= learningRate * parameters.gradient",
      sentence: "`−` is no sign of Swift. Type `-` in its place."),
    Mistake(
      code: "parameters -= learningRate × parameters.gradient",
      sentence: "`×` is no sign of Swift. Type `*` in its place."),
    Mistake(
      code: "parameters -= learningRate @ parameters.gradient",
      sentence:
        "There is no `@` between values in Swift. `*` multiplies tensors element by element."),
    Mistake(code: "t += 1 # one more", sentence: "A comment begins with `//` in Swift."),
    Mistake(code: "# one more\nt += 1", sentence: "A comment begins with `//` in Swift."),
  ]

  static let statements = [
    Mistake(
      code: "for i in range(3):\n  t += i",
      sentence: "A loop is written `for i in 0..<n { … }` in Swift, with its block in braces."),
    Mistake(
      code: "for (int i = 0; i < 3; i++) { t += i }",
      sentence: "A loop that counts is written `for i in 0..<n { … }` in Swift."),
    Mistake(
      code: "if t == 0 return", sentence: "The block after `if` stands in braces: `{ … }`."),
    Mistake(
      code: "print(f\"{t}\")",
      sentence: "A text with values in it is written `\"… \\(x) …\"` in Swift, without `f`."),
    Mistake(
      code: "let x = new Tensor(0)",
      sentence: "Swift has no `new`: a value is made by `Tensor(…)` alone."),
    Mistake(
      code: "this.t += 1", sentence: "Nothing is called `this` in Swift; write `self`."),
    Mistake(
      code: "velocity = learningRate * parameters.gradient",
      sentence:
        "`velocity` is not declared. Write `let velocity = …`, or `var velocity = …` if it is to change."
    ),
  ]

  static let tensors = [
    Mistake(
      code: "for p in parameters {\n  print(p)\n}",
      sentence:
        "A tensor is no list. `+`, `-`, `*` and `/` work on all its numbers at once, so no loop is needed; the numbers alone are in `.scalars`."
    ),
    Mistake(
      code: "for (p, g) in zip(parameters.scalars, average.scalars) {\n  p -= g\n}",
      sentence:
        "`p` is a copy of what the loop goes over, and cannot be changed. A tensor is changed as a whole, as in `parameters -= …`, or by index, as in `parameters[i] -= …`."
    ),
    Mistake(
      code: "print(parameters.sum().item())",
      sentence: "`item` is a value and no function. Leave the `()` after it out."),
    Mistake(
      code: "let x = beta1 (t + 1)",
      sentence:
        "`beta1` is a `Double` and no function. To multiply, write `*` before the parenthesis."
    ),
    Mistake(
      code: "parameters.grad.zero_()",
      sentence: "`parameters.grad.zero_()` is written `parameters.zeroGradient()` here."),
    Mistake(
      code: "parameters.gradient = nil",
      sentence:
        "A gradient is always there and never nil. To set it to zero, write `parameters.zeroGradient()`."
    ),
    Mistake(
      code: "average = Tensor.zeros(parameters.shape)",
      sentence:
        "`zeros` takes the tensor itself and not its shape: write `Tensor.zeros(like: parameters)`."
    ),
    Mistake(
      code: "Tensor.zeroGradient()",
      sentence:
        "`zeroGradient` belongs to one `Tensor` and not to the type. Write the name of the value before it, as in `parameters.zeroGradient()`."
    ),
  ]
}
