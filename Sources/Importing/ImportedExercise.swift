/// An exercise made from a cell with a gap.
struct ImportedExercise: Sendable {
  let name: ExerciseNames.Name
  let title: String
  /// The notebook's code without a solution.
  let code: String
  let language: String
  /// The declarations of the stub.
  let declarations: SwiftStub
  /// The points that the notebook gives; 0 where it gives none.
  var points: Double

  private static let usualPoints = 10

  /// The fenced block of the lesson.
  var markdown: String {
    let points = points >= 1 ? min(Int(points.rounded()), 9999) : Self.usualPoints
    let visible = title.replacing("`", with: "").replacing("\\", with: "").replacing(
      "\"", with: "'")
    let title = visible.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(100)
    let info =
      "swift {#\(name.id) .exercise title=\"\(title.isEmpty ? "Exercise" : title)\" "
      + "points=\(points) file=\(name.file)}"
    return text.fenced(info)
  }

  /// A stub that compiles, with the notebook's code as a comment.
  private var text: String {
    let lines = code.withoutOuterBlankLines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.allSatisfy(\.isWhitespace) ? "//" : "//     \($0)" }
    return """
      import LessonKit

      // The notebook's cell, in \(language.prefix(1).uppercased() + language.dropFirst()):
      //
      \(lines.joined(separator: "\n"))

      \(declarations.text)
      """
  }
}
