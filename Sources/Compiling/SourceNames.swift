/// The names under which a program's sources are compiled.
///
/// An exercise's file keeps its name. A helper is renamed, so that the compiler and linker never see a
/// file name that a student chose.
package struct SourceNames: Sendable {
  private let helpers: [(own: String, compiled: String)]

  /// - Parameters:
  ///   - files: The names of the student's files.
  ///   - exercises: The names of the exercises' files, which contain no dash.
  init(of files: Set<String>, exercises: Set<String>) {
    helpers = files.subtracting(exercises).sorted().enumerated().map {
      (own: $1, compiled: "helper-\($0 + 1).swift")
    }
  }

  /// Returns the name under which a student's file is compiled.
  package func compiled(_ name: String) -> String {
    helpers.first { $0.own == name }?.compiled ?? name
  }

  /// Replaces the compiled names in a text with the student's names.
  package func restored(in text: String) -> String {
    helpers.reversed().reduce(text) { $0.replacing($1.compiled, with: $1.own) }
  }

  /// Replaces the compiled names in the output of a compiler or linker with the student's names.
  func restored(in outcome: Compiler.Outcome) -> Compiler.Outcome {
    var outcome = outcome
    outcome.output = restored(in: outcome.output)
    return outcome
  }
}
