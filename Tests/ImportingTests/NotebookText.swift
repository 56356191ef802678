import Foundation
import Importing
import LessonReading
import Testing
import Typesetting

/// Notebooks as JSON, for tests.
enum NotebookText {
  /// A PNG of one pixel, in base64.
  static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="

  static func markdown(_ source: String, attachments: [String: [String: String]] = [:]) -> [String:
    Any]
  {
    ["cell_type": "markdown", "metadata": [:], "source": source, "attachments": attachments]
  }

  static func code(_ source: String, grading: [String: Any]? = nil) -> [String: Any] {
    [
      "cell_type": "code", "metadata": grading.map { ["nbgrader": $0] } ?? [:],
      "source": source.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\n\u{1F}").split(separator: "\u{1F}").map(String.init),
      "outputs": [["output_type": "stream", "text": "an output"]], "execution_count": 1,
    ]
  }

  static func raw(_ source: String) -> [String: Any] {
    ["cell_type": "raw", "metadata": [:], "source": source]
  }

  static func json(_ cells: [[String: Any]], version: Int = 4) throws -> [UInt8] {
    let content: [String: Any] =
      version == 3
      ? ["nbformat": 3, "metadata": ["name": ""], "worksheets": [["cells": cells]]]
      : [
        "nbformat": version, "nbformat_minor": 5, "cells": cells,
        "metadata": ["kernelspec": ["language": "python"]],
      ]
    return [UInt8](try JSONSerialization.data(withJSONObject: content))
  }

  /// Imports cells, and reads the lesson by the project's own reader.
  static func imported(
    _ cells: [[String: Any]], version: Int = 4, folder: URL? = nil
  ) throws -> (lesson: ImportedLesson, read: Lesson) {
    let notebook = try Notebook(try json(cells, version: version), file: "a.ipynb")
    let lesson = try ImportedLesson(
      notebook, named: "Imported", imagesIn: folder, typesetter: Typesetter())
    return (lesson, try readLesson(Array(lesson.text.utf8), file: "Lesson.md"))
  }
}
