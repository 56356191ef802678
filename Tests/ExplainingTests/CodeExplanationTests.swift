import Compiling
import Explaining
import Foundation
import TestSupport
import Testing

/// Explanations of mistakes that are recognised by the student's line of code.
@Suite struct CodeExplanationTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    /// The lines that replace the body of `step` or of the loop.
    let code: String
    let sentence: String
    var file = "step"
    var testDescription: String { code }
  }

  static let powers = [
    Mistake(
      code: "let x = parameters.gradient ^ 2\n_ = x",
      sentence: "`^` is no power in Swift; write `pow(parameters.gradient, 2)`."),
    Mistake(
      code: "parameters -= parameters.gradient ^ 2 * learningRate",
      sentence: "`^` is no power in Swift; write `pow(parameters.gradient, 2)`."),
    Mistake(
      code: "let x = 1 - beta1^t\n_ = x",
      sentence: "`^` is no power in Swift; write `pow(beta1, t)`."),
    Mistake(
      code: "let x = 1 - beta1 ^ Double(t)\n_ = x",
      sentence: "`^` is no power in Swift; write `pow(beta1, Double(t))`."),
    Mistake(
      code: "let x = 1 - beta1 ** t\n_ = x",
      sentence: "`**` is no power in Swift; write `pow(beta1, t)`."),
    Mistake(
      code: "let x = (parameters - average) ^ 2\n_ = x",
      sentence: "`^` is no power in Swift; write `pow(parameters - average, 2)`."),
    Mistake(
      code: "average = beta1 * average + (1 - beta1) * parameters.gradient ^ 2",
      sentence: "`^` is no power in Swift; write `pow(parameters.gradient, 2)`."),
    Mistake(
      code: "average = beta1 * average\n  + (1 - beta1) * parameters.gradient ^ 2",
      sentence: "`^` is no power in Swift; write `pow(parameters.gradient, 2)`."),
  ]

  static let functions = [
    Mistake(
      code: "loss.backward()",
      sentence: "`loss` is a function; call it: `loss(parameters).backward()`.", file: "loop"),
    Mistake(
      code: "let x = loss.item\n_ = x",
      sentence: "`loss` is a function; call it: `loss(parameters).item`.", file: "loop"),
    Mistake(
      code: "let y = loss\ny.backward()",
      sentence: "`y` is a function; call it: `y(parameters).backward()`.", file: "loop"),
  ]

  static let constants = [
    Mistake(
      code: "parameters = parameters - learningRate * parameters.gradient",
      sentence:
        "`parameters` is the caller's tensor; another tensor in its place would not be seen there. Change its numbers in place, as in `parameters -= learningRate * parameters.gradient`."
    ),
    Mistake(
      code: "self.parameters = self.parameters - average",
      sentence:
        "`parameters` is the caller's tensor; another tensor in its place would not be seen there. Change its numbers in place, as in `parameters -= average`."
    ),
    Mistake(
      code: "parameters = parameters.detached()",
      sentence:
        "`parameters` is the caller's tensor; another tensor in its place would not be seen there. Change its numbers in place, as in `parameters -= …`.",
      file: "loop"),
    Mistake(
      code: "steps -= 1",
      sentence:
        "`steps` is a parameter, and a parameter keeps its value. Copy it into a variable first, as in `var steps = steps`.",
      file: "loop"),
    Mistake(
      code: "learningRate *= 0.9",
      sentence:
        "`learningRate` was declared with let, so it keeps its first value. If it is to change, declare it with var."
    ),
  ]

  static let names = [
    Mistake(
      code: "average = parameters.grad",
      sentence: "A `Tensor` has nothing called `grad`; write `parameters.gradient`."),
    Mistake(
      code: "average = parameters.gradiant",
      sentence: "A `Tensor` has nothing called `gradiant`; did you mean `gradient`?"),
    Mistake(
      code: "average = sqroot(average)",
      sentence: "Nothing is called `sqroot` here; did you mean `sqrt`?"),
    Mistake(
      code: "average = average.zeros",
      sentence: "`zeros` belongs to the type; write `Tensor.zeros(like: average)`."),
    Mistake(
      code: "average = Tensor(zerosLike: parameters)",
      sentence: "A tensor of zeros is made by `Tensor.zeros(like: …)`."),
    Mistake(
      code: "average = Tensor.zeros_like(parameters)",
      sentence: "A `Tensor` has nothing called `zeros_like`; write `Tensor.zeros(like: …)`."),
    Mistake(
      code: "average = parameters.clone()",
      sentence: "A `Tensor` has nothing called `clone`; write `parameters.detached()`."),
    Mistake(
      code: "average = torch.zeros_like(parameters)",
      sentence:
        "There is no `torch` in Swift. `torch.zeros_like` is written `Tensor.zeros(like: …)` here."),
    Mistake(
      code: "average = np.sqrt(average)",
      sentence: "There is no `np` in Swift. `np.sqrt` is written `sqrt(…)` here."),
    Mistake(
      code: "average = Math.pow(average, 2)",
      sentence: "There is no `Math` in Swift. `Math.pow` is written `pow(x, n)` here."),
    Mistake(
      code: "let x = math.sqrt(beta1)\n_ = x",
      sentence: "There is no `math` in Swift. `math.sqrt` is written `sqrt(…)` here."),
    Mistake(
      code: "parameters.zero_grad()",
      sentence: "A `Tensor` has nothing called `zero_grad`; write `parameters.zeroGradient()`."),
    Mistake(
      code: "optimizer.zeroGrad()",
      sentence:
        "An `Optimizer` has nothing called `zeroGrad`; write `optimizer.zeroGradient()`.",
      file: "loop"),
    Mistake(
      code: "no_grad { parameters -= average }",
      sentence: "Nothing is called `no_grad` in Swift; write `withoutGradient { … }`."),
    Mistake(
      code: "with torch.no_grad():\n  parameters -= average",
      sentence: "`with torch.no_grad():` is written `withoutGradient { … }` here."),
    Mistake(
      code: "parameters.data -= average",
      sentence:
        "A `Tensor` has nothing called `data`; write `parameters` itself, inside `withoutGradient { … }`."
    ),
    Mistake(
      code: "average = average.numpy()",
      sentence: "A `Tensor` has nothing called `numpy`; write `average.scalars`."),
    Mistake(
      code: "average = parameters.gradient.square()",
      sentence: "A `Tensor` has nothing called `square`; write `pow(parameters.gradient, 2)`."),
    Mistake(
      code: "average = average.sqrt()",
      sentence: "A `Tensor` has nothing called `sqrt`; write `sqrt(average)`."),
    Mistake(
      code: "average = average.pow(2)",
      sentence: "A `Tensor` has nothing called `pow`; write `pow(average, n)`."),
    Mistake(
      code: "let x = len(parameters)\n_ = x",
      sentence: "Nothing is called `len` in Swift; write `x.count`."),
    Mistake(
      code: "for i in range(10) { _ = i }",
      sentence: "Swift counts with a range: `for step in 0..<10`."),
    Mistake(
      code: "let x = None\n_ = x", sentence: "Nothing is called `None` in Swift; write `nil`."),
    Mistake(
      code: "let x = True\n_ = x", sentence: "Nothing is called `True` in Swift; write `true`."),
    Mistake(
      code: "if beta1 > 1 { } elif beta1 > 2 { }", sentence: "`elif` is written `else if` in Swift."
    ),
    Mistake(
      code: "let x = parameters.size\n_ = x",
      sentence:
        "A `Tensor` has nothing called `size`; write `parameters.count` for how many numbers there are, `parameters.shape` for the shape."
    ),
    Mistake(
      code: "average = averge * beta1",
      sentence: "Nothing is called `averge` here; did you mean `average`?"),
    Mistake(
      code: "_ = self.learningrate",
      sentence: "An `Adam` has nothing called `learningrate`; did you mean `learningRate`?"),
  ]

  @Test(
    "The explanation quotes the student's code",
    arguments: powers + functions + constants + names + Habits.signs + Habits.statements
      + Habits.tensors)
  func sentence(_ mistake: Mistake) async throws {
    let source = Self.source(mistake)
    let error = try #require(try await StudentCompiler.firstDiagnostic(about: source))
    let explanation = Explanation(of: error, source: source, stub: "")
    #expect(explanation?.sentence == mistake.sentence, "\(error.message)")
  }

  @Test("The suggested names are the public names of Autograd")
  func publicNames() throws {
    let folder = PackageFolder.url.appending(path: "Sources/Autograd")
    var members: Set<String> = []
    var globals: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(
        of:
          /(?m)^( *)(?:@\w+ )?public (?:final |static |convenience )*(?:func|var|let|class|protocol) (\w+)/
      ) {
        if match.output.1.isEmpty {
          globals.insert(String(match.output.2))
        } else {
          members.insert(String(match.output.2))
        }
      }
    }
    #expect(Set(PublicNames.tensorMembers) == members)
    #expect(Set(PublicNames.globals) == globals)
  }

  private static func source(_ mistake: Mistake) -> String {
    let body = mistake.code.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return (mistake.file == "loop" ? loop : optimizer).replacing("BODY", with: body)
  }

  private static let optimizer = """
    import Autograd
    import OptimizersKit

    public final class Adam: Optimizer {
      private let parameters: Tensor
      private let learningRate: Double
      private let beta1: Double
      private var t = 0
      private var average: Tensor

      public init(parameters: Tensor, learningRate: Double, beta1: Double) {
        self.parameters = parameters
        self.learningRate = learningRate
        self.beta1 = beta1
        average = .zeros(like: parameters)
      }

      public func step() {
    BODY
      }

      public func zeroGradient() {
        parameters.zeroGradient()
      }
    }

    """

  private static let loop = """
    import Autograd
    import OptimizersKit

    public func optimize(
      _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
    ) -> [Tensor] {
      for _ in 0..<steps {
    BODY
      }
      return []
    }

    """
}
