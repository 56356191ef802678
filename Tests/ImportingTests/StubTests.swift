import Foundation
import Importing
import LessonReading
import TestSupport
import Testing

/// The stubs of exercises that are made from Python code.
@Suite("Stubs")
struct StubTests {
  /// The declarations of the stub that an imported cell gets, without the notebook's code above them.
  private func stub(_ source: String) throws -> String {
    let exercise = try #require(
      try NotebookText.imported([NotebookText.code(source)]).read.exercises.first)
    let lines = exercise.stub.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("/// ") || $0.hasPrefix("public ") })
    return lines[start...].joined(separator: "\n")
  }

  static let signatures: [(python: String, swift: String)] = [
    ("def f(x, y):\n    # YOUR CODE HERE", "func f(_ x: Double, _ y: Double) -> Double"),
    ("def f(): ...", "func f() -> Double"),
    (
      "def f(x: float, n: int, on: bool, s: str) -> float: ...",
      "func f(_ x: Double, _ n: Int, _ on: Bool, _ s: String) -> Double"
    ),
    ("def f(x: list[float]) -> List[int]: ...", "func f(_ x: [Double]) -> [Int]"),
    ("def f(x: 'np.ndarray') -> np.ndarray: ...", "func f(_ x: [Double]) -> [Double]"),
    ("def f(x: list[list[float]]) -> int: ...", "func f(_ x: [[Double]]) -> Int"),
    ("def f(x: Optional[float] = None) -> bool: ...", "func f(_ x: Double? = nil) -> Bool"),
    ("def f(x: float | None = None) -> str: ...", "func f(_ x: Double? = nil) -> String"),
    ("def f(x: dict[str, int], g: Callable): ...", "func f(_ x: Double, _ g: Double) -> Double"),
    (
      "def step(w, g, lr=0.1, n=10, nesterov=False, kind='a'):\n    raise NotImplementedError",
      "func step(_ w: Double, _ g: Double, _ lr: Double = 0.1, _ n: Int = 10, "
        + "_ nesterov: Bool = false, _ kind: String = \"a\") -> Double"
    ),
    (
      "def f(e=1e-8, h=.5, t=(1, 2)): ...",
      "func f(_ e: Double = 1e-08, _ h: Double = 0.5, _ t: [Double]) -> Double"
    ),
    (
      "def f(\n    x,  # the point, or so\n    y=\"a, b)\",\n):\n    ...",
      "func f(_ x: Double, _ y: String = \"a, b)\") -> Double"
    ),
    ("def f(x, /, y, *, z): ...", "func f(_ x: Double, _ y: Double, _ z: Double) -> Double"),
    ("def f(*args, **kwargs): ...", "func f(_ args: [Double]) -> Double"),
    (
      "def f(in_, default, for_): ...",
      "func f(_ in_: Double, _ `default`: Double, _ for_: Double) -> Double"
    ),
    ("def default(x): ...", "func `default`(_ x: Double) -> Double"),
    ("async def my_loss(θ): ...", "func my_loss(_ θ: Double) -> Double"),
    (
      "def f(X, y):\n    n = len(y)\n    # TODO: write",
      "func f(_ X: [Double], _ y: [Double]) -> Double"
    ),
    (
      "def f(n):\n    for i in range(n):\n        pass  # YOUR CODE HERE",
      "func f(_ n: Int) -> Double"
    ),
    (
      "def f(x, w):\n    \"\"\"\n    Args:\n      x (ndarray (m,)): the data\n      w (scalar): one\n    "
        + "\"\"\"\n    ### START CODE HERE ###",
      "func f(_ x: [Double], _ w: Double) -> Double"
    ),
    ("def is_even(n: int):\n    ...", "func is_even(_ n: Int) -> Bool"),
    ("square = lambda x: ...", "func square(_ x: Double) -> Double"),
    ("@njit(cache=True)\ndef f(x):\n    ...", "func f(_ x: Double) -> Double"),
  ]

  @Test(
    "A function with a gap is a Swift function with its name and parameters", arguments: signatures)
  func function(_ expected: (python: String, swift: String)) throws {
    let stub = try stub(expected.python)
    #expect(stub.contains("public \(expected.swift) {\n  unfinished(\""), "\(stub)")
  }

  @Test("A class is a Swift class with its initializer, methods and properties")
  func type() throws {
    let stub = try stub(
      """
      class Adam(Optimizer):
          def __init__(self, lr=0.001, beta: float = 0.9):
              self.lr = lr

          @property
          def rate(self) -> float:
              return self.lr

          @staticmethod
          def norm(x: list[float]) -> float:
              ...

          def step(self, grad):
              def inner(z): return z
              # YOUR CODE HERE

          def __call__(self, x): ...
          def step(self, grad, again): ...
      """)
    #expect(
      stub == """
        public final class Adam {
          /// The type of `lr` is a guess: correct it.
          public init(_ lr: Double = 0.001, _ beta: Double = 0.9) {
            unfinished("adam")
          }

          public var rate: Double {
            unfinished("adam")
          }

          public static func norm(_ x: [Double]) -> Double {
            unfinished("adam")
          }

          /// The types of `grad` and the result are guesses: correct them.
          public func step(_ grad: Double) -> Double {
            unfinished("adam")
          }

          /// The types of `x` and the result are guesses: correct them.
          public func callAsFunction(_ x: Double) -> Double {
            unfinished("adam")
          }
        }

        """)
  }

  @Test("What is guessed, left out or needs a probe is in the list of what the author must do")
  func tasks() throws {
    func task(_ cells: String...) throws -> String {
      let lesson = try NotebookText.imported(cells.map { NotebookText.code($0) }).lesson
      return try #require(lesson.tasks.last { $0.contains("the exercise `") })
    }
    let solution = "; write its solution in Solutions/Imported/"
    #expect(
      try task("def f(x: float) -> float: ...")
        == "cell 1: the exercise `f`: see whether the types in its stub fit\(solution)F.swift and its "
        + "checks.")
    #expect(
      try task("def f(x) -> float: ...").contains("correct the types in its stub that are guesses"))
    #expect(
      try task("y = ...").contains("give the function in its stub the parameters and the result"))
    #expect(try task("def f(**o): ...").contains("; `**o` of `f` is left out; "))
    #expect(
      try task("class A:\n    def f(self): ...").contains(
        "; its stub is a class, which needs a probe"))
    #expect(
      try task("def f(x): ...\ndef g(x): ...").contains(
        "; its stub has 2 declarations, which need a probe"))
    #expect(
      try task("def f(x): ...", "def f(x): ...").contains(
        "; `f` is called `f2` in Swift, where the name is taken"))
  }

  @Test("Only what has the gap is in the stub, and a hidden solution leaves its signature")
  func gaps() throws {
    let one = try stub("def helper(x):\n    return 2 * x\n\ndef f(y):\n    return ...")
    #expect(one.contains("func f(_ y") && !one.contains("helper"))
    #expect(try stub("def helper(x):\n    return 2 * x\n\nz = ...").contains("func z() -> Double"))
    let (lesson, read) = try NotebookText.imported([
      NotebookText.code(
        "def square(x: int) -> int:\n    return secret",
        grading: ["solution": true, "grade": false, "grade_id": "square"])
    ])
    #expect(read.exercises[0].stub.contains("func square(_ x: Int) -> Int"))
    #expect(!lesson.text.contains("secret"))
  }

  @Test("The stubs of a lesson compile together")
  func compile() async throws {
    let cells =
      Self.signatures.map(\.python) + [
        "class Net:\n    def forward(self, x): ...", "class Net:\n    ...", "class Type: ...",
        "class A:\n    def init(self): ...\n    def f(x): ...\n    @classmethod\n    def make(cls): ...",
        "def unfinished(x): ...", "def Double(x): ...", "def f(_, __): ...", "y = ...", "y = ...",
        "def sqrt(x): ...", "def f(x", "def f(x=[1, 2], y={}): ...", "def print(x): ...",
      ]
    let read = try NotebookText.imported(cells.map { NotebookText.code($0 + "\n# YOUR CODE HERE") })
      .read
    #expect(read.exercises.count == cells.count)
    let folder = try TemporaryFolder()
    try folder.write(
      "func unfinished(_ exercise: String) -> Never { exit(1) }\nimport Glibc\n", to: "Kit.swift")
    for exercise in read.exercises {
      try folder.write(exercise.stub.replacing("import LessonKit\n", with: ""), to: exercise.file)
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let output = folder.url.appending(path: "output")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let stream = try FileHandle(forWritingTo: output)
    let compiler = try StartedProgram(
      URL(filePath: "/usr/bin/env"),
      ["swiftc", "-typecheck", "-swift-version", "5", "-parse-as-library"] + files, in: folder.url,
      streams: (nil, stream.fileDescriptor, stream.fileDescriptor))
    let ending = await compiler.end()
    let messages = try String(contentsOf: output, encoding: .utf8)
    #expect(ending == .exited(0), "\(messages)")
  }
}
