import Importing
import LessonReading
import Testing

@Suite("Code cells")
struct CodeCellTests {
  private func lesson(_ source: String) throws -> (lesson: ImportedLesson, read: Lesson) {
    try NotebookText.imported([NotebookText.markdown("# A"), NotebookText.code(source)])
  }

  @Test(
    "A cell with a gap is an exercise, whose stub holds the cell as a comment",
    arguments: [
      "def f(x):\n    # YOUR CODE HERE\n    return x", "def f(x):\n    raise NotImplementedError()",
      "def f(x):\n    ...", "y = ...", "y = f(...)", "def f(x):\n    # TODO: write this\n    pass",
      "# Your code here", "y = ____", "def f(x):\n    \"\"\"Text.\"\"\"\n    return ...",
    ])
  func gaps(_ source: String) throws {
    let (_, read) = try lesson(source)
    let exercise = try #require(read.exercises.first)
    for line in source.split(separator: "\n") {
      #expect(exercise.stub.contains("//     \(line)\n"))
    }
    #expect(exercise.stub.contains("unfinished(\"\(exercise.id)\")"))
    #expect(exercise.stub.contains("import LessonKit"))
  }

  @Test(
    "A cell without a gap is code",
    arguments: [
      "y = x[..., 0]", "def f(t: tuple[int, ...]): return t", "print('...')",
      "# and so on ...", "\"\"\"\nraise NotImplementedError\n\"\"\"", "x = '# TODO'[0:2]  # done",
    ])
  func noGaps(_ source: String) throws {
    let (lesson, read) = try lesson(source)
    #expect(read.exercises.isEmpty)
    #expect(lesson.text.contains("```python\n\(source)\n```"))
  }

  @Test(
    "A solution between marks is a note, and not in the stub",
    arguments: [
      "def f(x):\n    ### BEGIN SOLUTION\n    return secret\n    ### END SOLUTION",
      "def f(x):\n    # BEGIN SOLUTION\n    return secret\n    # END SOLUTION",
      "#BEGIN SOLUTION NO PROMPT\nsecret\n#END SOLUTION",
      "y = secret # SOLUTION", "secret() # SOLUTION NO PROMPT\nx = 1", "return secret # SOLUTION",
      "# BEGIN SOLUTION\nsecret", "secret\n# END SOLUTION",
      "# BEGIN SOLUTION\n# BEGIN SOLUTION\nx\n# END SOLUTION\nsecret\n# END SOLUTION",
    ])
  func solutions(_ source: String) throws {
    let (lesson, read) = try lesson(source)
    #expect(read.exercises.count == 1)
    #expect(!lesson.text.contains("secret"))
    #expect(lesson.notes["NotebookSolutions.md"]?.contains("secret") == true)
  }

  @Test(
    "nbgrader's solution cells without marks are notes, and its tests are no part of the lesson")
  func nbgrader() throws {
    let (lesson, read) = try NotebookText.imported([
      NotebookText.code(
        "def square(x):\n    return secret",
        grading: ["solution": true, "grade": false, "grade_id": "square"]),
      NotebookText.code(
        "assert square(2) == secret",
        grading: ["solution": false, "grade": true, "grade_id": "test", "points": 3]),
      NotebookText.code("### BEGIN HIDDEN TESTS\nassert secret\n### END HIDDEN TESTS"),
    ])
    #expect(!lesson.text.contains("secret"))
    #expect(read.exercises.map(\.id) == ["square"])
    #expect(read.exercises.map(\.points) == [3])
    #expect(lesson.notes["NotebookSolutions.md"]?.contains("return secret") == true)
    #expect(lesson.notes["NotebookTests.md"]?.contains("assert square(2) == secret") == true)
  }

  @Test("Otter's questions give names and points, and their tests are notes")
  func otter() throws {
    let (lesson, read) = try NotebookText.imported([
      NotebookText.raw("# BEGIN QUESTION\nname: q1_2\npoints: 4"),
      NotebookText.markdown("**Question.** Add two numbers."),
      NotebookText.raw("# BEGIN SOLUTION"),
      NotebookText.code("def add(a, b):\n    return a + b + secret # SOLUTION"),
      NotebookText.raw("# END SOLUTION"), NotebookText.raw("# BEGIN TESTS"),
      NotebookText.code("assert add(1, 2) == secret"), NotebookText.raw("# END TESTS"),
      NotebookText.raw("# END QUESTION"), NotebookText.code("grader.check(\"q1_2\")"),
      NotebookText.markdown("```\nBEGIN QUESTION\nname: q2\n```\nWords."),
      NotebookText.code("x = secret # SOLUTION"),
      NotebookText.code("# HIDDEN TEST\nsecret"),
    ])
    #expect(!lesson.text.contains("secret"))
    #expect(!lesson.text.contains("QUESTION") && !lesson.text.contains("grader"))
    #expect(read.exercises.map(\.id) == ["q1-2", "q2"])
    #expect(read.exercises.map(\.points) == [4, 10])
    #expect(lesson.text.contains("**Question.** Add two numbers."))
  }

  @Test("IPython's commands are left out and told")
  func magics() throws {
    let (lesson, _) = try lesson("%matplotlib inline\n!pip install x\nimport y\ny = 7 % 2")
    #expect(lesson.text.contains("```python\nimport y\ny = 7 % 2\n```"))
    #expect(lesson.tasks.contains { $0.contains("%matplotlib inline, !pip install x") })
    #expect(try self.lesson("%%bash\nls").lesson.text.contains("```bash\nls\n```"))
  }

  @Test("Outputs are left out, and code with backticks has a longer fence")
  func outputs() throws {
    let (lesson, read) = try lesson("s = \"\"\"\n```\n\"\"\"")
    #expect(!lesson.text.contains("an output"))
    #expect(lesson.text.contains("````python\n"))
    #expect(read.headings.count == 1)
  }

  @Test("Exercises of the same name get ids and files of their own")
  func names() throws {
    let gap = NotebookText.code("def f(x): ...")
    let read = try NotebookText.imported([gap, gap, NotebookText.code("def F(x): ...")]).read
    #expect(Set(read.exercises.map(\.id)).count == 3)
    #expect(Set(read.exercises.map { $0.file.lowercased() }).count == 3)
  }
}
