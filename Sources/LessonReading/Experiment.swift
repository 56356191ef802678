/// A program of the student's own in a lesson, which is run and never graded.
package struct Experiment: Hashable, Sendable {
  package let id: String
  package let title: String
  /// Its file in the folder ``folder`` of the exercises: a plain name such as `TryAdam.swift`.
  package let file: String
  /// The file's content before a student has touched it: top-level code.
  package let stub: String
  /// Where its fence opens.
  package let position: SourcePosition
  /// Where the code's first line begins.
  package let stubPosition: SourcePosition

  package init(
    id: String, title: String, file: String, stub: String, position: SourcePosition,
    stubPosition: SourcePosition
  ) {
    self.id = id
    self.title = title
    self.file = file
    self.stub = stub
    self.position = position
    self.stubPosition = stubPosition
  }

  /// The folder of experiments, inside the folder of the exercises.
  package static let folder = "Experiments"
}
