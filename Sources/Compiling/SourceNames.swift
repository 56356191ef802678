/// The names under which a program's sources are compiled: an exercise's file keeps its own, a
/// helper gets one of ours, so that no name of the student's reaches a tool.
package struct SourceNames: Sendable {
  private let helpers: [(own: String, compiled: String)]

  /// - Parameters:
  ///   - files: The names of the files that come from the student.
  ///   - exercises: The names of the exercises' files, which hold no dash.
  init(of files: Set<String>, exercises: Set<String>) {
    helpers = files.subtracting(exercises).sorted().enumerated().map {
      (own: $1, compiled: "helper-\($0 + 1).swift")
    }
  }

  package func compiled(_ name: String) -> String {
    helpers.first { $0.own == name }?.compiled ?? name
  }

  /// Puts the student's names back into what a tool or a program says.
  package func restored(in text: String) -> String {
    helpers.reversed().reduce(text) { $0.replacing($1.compiled, with: $1.own) }
  }

  /// Puts the student's names back into what a program of the toolchain printed.
  func restored(in outcome: Compiler.Outcome) -> Compiler.Outcome {
    var outcome = outcome
    outcome.output = restored(in: outcome.output)
    return outcome
  }
}
