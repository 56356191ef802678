import Testing

/// Finds the modules that a Swift source imports.
enum ImportStatements {
  /// Returns the modules that a source imports, also with attributes or an access level, and by
  /// importing a submodule or a single declaration.
  ///
  /// Comments and multi-line string literals are ignored.
  static func modules(in source: String) -> Set<String> {
    let statement =
      #/
      (?:^|;)\s*
      (?:@\w+(?:\([^\)]*\))?\s+)*
      (?:(?:public|package|internal|fileprivate|private)\s+)?
      (?:@\w+(?:\([^\)]*\))?\s+)*
      import\s+
      (?:(?:typealias|struct|class|enum|protocol|let|var|func)\s+)?
      `?(?<module>\w+)
      /#.anchorsMatchLineEndings()
    let code = source.replacing(#/"""(?s:.*?)"""|\/\*(?s:.*?)\*\/|\/\/[^\n]*/#, with: " ")
    return Set(code.matches(of: statement).map { String($0.output.module) })
  }
}

struct ImportStatementTests {
  @Test(
    "Every form of import statement is recognized",
    arguments: [
      "import Grading", "internal import Grading", "public import Grading",
      "@testable import Grading", "@_implementationOnly import Grading",
      "@preconcurrency internal import Grading", "@_spi(Inner) import Grading",
      "@_spi(Inner) @testable\nimport Grading", "import struct Grading.Grader",
      "import class Grading.Grader", "import enum Grading.Verdict",
      "import protocol Grading.Judge", "import func Grading.judge", "import var Grading.limit",
      "import let Grading.limit", "import typealias Grading.Name",
      "internal import struct Grading.Grader", "import Grading.Inner", "import `Grading`",
      "import   Grading", "import\tGrading", "import Grading // judge",
      "import Other; import Grading",
      "#if os(Linux)\n  import Grading\n#endif", "import /* the */ Grading",
    ])
  func forms(source: String) {
    #expect(ImportStatements.modules(in: source).contains("Grading"))
    #expect(ImportStatements.modules(in: source).subtracting(["Grading", "Other"]).isEmpty)
  }

  @Test(
    "Text that only mentions an import is ignored",
    arguments: [
      "// import Grading", "/* import Grading */", "/// Do not\n/// import Grading here.",
      "let important = Grading.limit", "print(\"import Grading\")",
      "let text = \"\"\"\n  import Grading\n  \"\"\"",
    ])
  func others(source: String) {
    #expect(ImportStatements.modules(in: source).isEmpty)
  }
}
