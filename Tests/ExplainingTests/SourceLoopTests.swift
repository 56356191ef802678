import Explaining
import Testing

@Suite struct SourceLoopTests {
  private let text = """
    func first() {
      for i in 0..<3 {
        while i < 3 {
          print("} while {")  // }
        }
      }
      repeat {
        print(1)
      } while condition
      if condition {
        print(2)
      }
      for x in xs.map({ $0 + 1 }) where x > 0 {
        func inner() {
          print(3)
        }
        values.forEach {
          print($0)
        }
      }
      while let next = queue.popLast(),
        next > 0
      {
        print(4) /* } */
      }
    }
    """

  @Test(
    "The loop around a line is found from keywords and braces",
    arguments: [
      (1, nil), (2, 2), (4, 3), (7, 7), (8, 7), (11, nil), (13, 13), (15, nil), (18, 13),
      (24, 21), (26, nil),
    ] as [(Int, Int?)])
  func loop(_ line: Int, _ expected: Int?) {
    #expect(SourceLoop.around(line: line, in: text)?.line == expected)
  }

  @Test(
    "The loop after a statement is found across blank lines and comments",
    arguments: [(1, 4), (2, 4), (3, 4), (4, nil), (6, nil), (7, nil), (8, 9)] as [(Int, Int?)])
  func following(_ line: Int, _ expected: Int?) {
    let text = """
      var x = 1.0

      // Halves it.
      while x < 1 {
        x *= 0.5
      }
      print(x)
      print(x)
      for _ in 0..<3 { print(x) }
      """
    #expect(SourceLoop.directlyAfter(line: line, in: text)?.line == expected)
  }

  @Test(
    "A truncated text is read to its end",
    arguments: ["while", "while x {", "\"", "/*"])
  func unfinished(_ text: String) {
    #expect(SourceLoop.around(line: 2, in: text) == nil)
  }
}
