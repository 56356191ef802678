import Mutating
import Testing

/// The mutants of small sources.
@Suite struct SourceMutationsTests {
  /// The mutants as `line:column original>replacement`.
  private func mutants(_ source: String) -> [String] {
    SourceMutations(of: source).all.map {
      "\($0.line):\($0.column) \($0.original)>\($0.replacement)"
    }
  }

  /// The mutants of a function's body.
  private func mutants(ofBody body: String) -> [String] {
    mutants("func f(_ a: Int, _ b: Int) -> Int {\n\(body)\n}\n").map { String($0.dropFirst(2)) }
  }

  @Test("The mutants of a small function are listed in the order of their positions")
  func small() {
    let source = """
      import Kit

      // a + 1
      public func plus(_ a: Int, by b: Int = 3) -> Int {
        let sum = a + b
        return sum * 2
      }
      """
    #expect(
      mutants(source) == [
        "5:13 a>b", "5:13 >-", "5:15 +>-", "5:15 +>*", "5:15 +>/", "5:17 b>a",
        "6:10 sum>a", "6:10 sum>b", "6:10 >-", "6:14 *>+", "6:14 *>-", "6:14 *>/",
        "6:16 2>3", "6:16 2>1", "6:16 >-",
      ])
  }

  @Test(
    "Operators, numbers and truth values have these mutants",
    arguments: [
      ("a && b", "&&>||"), ("a < b", "<>=="), ("a...b", "...>..<"), ("a..<b", "..<>..."),
      ("!a", "!>"), ("x(-a)", "->"), ("x(true)", "true>false"), ("x(0)", "0>-1"), ("x(0)", "0>1"),
      ("x(1e-8)", "1e-8>2e-08"), ("x(0.5)", "0.5>0.0"), ("x(0.5)", "0.5>1.0"),
      ("a += b", "+=>="), ("a += b", "+=>/="), ("a = b", "=>-="), ("a += b", "a += b>"),
      ("sqrt(a)", "sqrt>"), ("sqrt(a)", "sqrt>log"), ("pow(a, sqrt(b))", "pow>sqrt"),
      ("a*b", "*>/"), ("x($0 + a)", "$0>b"), ("for i in 0..<a { x(i) }", "i>a"),
      ("a.map { c in c + 1 }", "c>b"), ("x.one(); x.two()", "one>two"),
      ("x.one + x.two", "two>one"), ("x(b: a)", "a>b"), ("x([-1.5])", "1.5>3.0"),
      ("if a > b { return 1 }", "a>b"), ("x.go(a)", "x.go(a)>"),
    ])
  func kinds(_ body: String, _ expected: String) {
    let found = mutants(ofBody: body).map { String($0.drop { $0 != " " }.dropFirst()) }
    #expect(found.contains(expected), "\(found)")
  }

  @Test(
    "Declared names, labels, types, comments, literals and imports have no mutants",
    arguments: [
      "import A", "@available(*, deprecated) struct A {}", "// 1 + 2", "/* 1 */", "typealias A = B",
      "func f<T>(a: Array<T> = [1]) -> [T: Int] {\n}", "let a: Array<Int>",
      "protocol A: B {\n  func f(a: Int) -> Int\n}",
      "final class A: B {\n  private let a: [Double]\n}", "let a = \"1 + \\(b)\"", "#if A\n#endif",
    ])
  func skipped(_ source: String) {
    #expect(mutants(source) == [])
  }

  @Test("A name is exchanged only for names that are declared where it stands")
  func scopes() {
    let source = """
      struct A {
        let one = 1
        func f(two: Int) { use(two) }
        func g(three: Int) {
          let four = three
          for five in 0..<four { use(five) }
          use(one)
        }
      }
      struct B {
        let six = 6
      }
      """
    let found = mutants(source)
    #expect(found.filter { $0.hasPrefix("3:") && $0.contains(" two>") } == ["3:26 two>one"])
    #expect(
      found.filter { $0.contains(" one>") } == ["7:9 one>four", "7:9 one>three"])
    #expect(
      found.filter { $0.contains(" five>") } == [
        "6:32 five>four", "6:32 five>one", "6:32 five>three",
      ])
  }

  @Test("A mutation is applied at its bytes, and several at once")
  func applied() {
    let source = "let ä = 1 + 2 // ö\r\nlet b = 3"
    let all = SourceMutations(of: source).all
    let sources = all.map { [$0].applied(to: source) }
    #expect(sources.contains("let ä = 1 * 2 // ö\r\nlet b = 3"))
    #expect(sources.contains("let ä = 1 + 2 // ö\r\nlet b = 4"))
    let pair = all.filter { $0.replacement == "*" || $0.replacement == "4" }
    #expect(pair.applied(to: source) == "let ä = 1 * 2 // ö\r\nlet b = 4")
    #expect(Set(sources).count == sources.count && !sources.contains(source))
  }

  @Test("A statement is deleted whole, also over several lines")
  func statements() {
    let body = "  a = f(\n    b,\n    a)\n  g(a)\n  return a"
    let deleted = mutants(ofBody: body).filter { $0.hasSuffix(">") }
    #expect(deleted == ["3 a = f(\n    b,\n    a)>", "3 g(a)>", "3 g>"])
  }

  @Test("A renamed source has a suffix at each name that it declares at the top, and nowhere else")
  func renamed() {
    let source =
      "struct A {\n  let a: A? = nil // A\n}\nfunc f(_ x: A) { let B = x; f(B); g(\"f\") }"
    #expect(
      RenamedSource.text(of: source, suffix: "_1")
        == "struct A_1 {\n  let a: A_1? = nil // A\n}\nfunc f_1(_ x: A_1) { let B = x; f_1(B); g(\"f\") }"
    )
  }
}
