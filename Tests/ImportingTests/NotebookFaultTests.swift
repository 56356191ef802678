import Courses
import Importing
import LessonReading
import Testing
import Typesetting

@Suite("Notebooks")
struct NotebookFaultTests {
  private func message(_ bytes: [UInt8]) -> String {
    do {
      let notebook = try Notebook(bytes, file: "a.ipynb")
      _ = try ImportedLesson(
        notebook, named: "Imported", imagesIn: nil, typesetter: Typesetter())
      return ""
    } catch {
      return error.description
    }
  }

  @Test(
    "A broken notebook is told with its place",
    arguments: [
      ("", "a.ipynb:1:1: error: the file is empty"),
      ("\n \t\r\n", "a.ipynb:1:1: error: the file is empty"),
      ("{\"nbformat\": 4,\n  \"cells\": [x]}", "a.ipynb:2:13: error: this is no JSON: a value is"),
      ("{\"nbformat\": 4,\n", "a.ipynb:2:1: error: this is no JSON: the file ends"),
      ("{\"nbformat\": 4,}", "a.ipynb:1:16: error: this is no JSON: a key"),
      ("[1] x", "a.ipynb:1:5: error: this is no JSON: text follows"),
      ("[1]", "a.ipynb:1:1: error: this is no notebook"),
      ("{\"a\": 1}", "a.ipynb:1:1: error: this is no notebook"),
      ("{\"cells\": []}", "it has no `nbformat`"),
      ("{\"nbformat\": 4,\n\"cells\": {}}", "a.ipynb:2:10: error: `cells` is no list"),
      ("{\"nbformat\": 2}", "a.ipynb:1:14: error: the notebook has version 2"),
      ("{\"nbformat\": 5, \"cells\": []}", "a.ipynb:1:14: error: the notebook has version 5"),
      ("{\"nbformat\": 4}", "has no list of `cells`"),
      (
        "{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"code\"}]}",
        "a.ipynb:2:1: error: cell 1 has no `source`"
      ),
      (
        "{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"code\", \"source\": [1]}]}",
        "a.ipynb:2:33: error: the `source` of cell 1"
      ),
      ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"x\", \"source\": \"\"}]}", "the type “x”"),
      (
        """
        {"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "",
          "attachments": {"a.png": {"image/png": "%%%"}}}]}
        """, "a.ipynb:2:42: error: the attachment “a.png” of cell 1 is no base64"
      ),
    ])
  func faults(_ text: String, _ expected: String) {
    #expect(message(Array(text.utf8)).contains(expected))
  }

  @Test("Bytes that are not UTF-8 and deep nesting are told")
  func bytes() {
    #expect(
      message([0x7B, 0x0A, 0x22, 0xFF]).contains("a.ipynb:2:2: error: byte 0xff is not valid"))
    let deep = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(message(deep).contains("nested in more than"))
  }

  @Test("A data: URL that is no base64 is told with its cell")
  func dataURL() throws {
    let cells = [
      NotebookText.markdown("a"), NotebookText.markdown("![](data:image/png;base64,%%)"),
    ]
    #expect(message(try NotebookText.json(cells)).contains("cell 2: the image's data: URL"))
  }

  @Test("A notebook that would make too large a lesson is told where it is to be split")
  func large() throws {
    let cells = (1...6).map { _ in
      NotebookText.markdown(String(repeating: "words and words\n\n", count: 60_000))
    }
    #expect(
      message(try NotebookText.json(cells))
        == "a.ipynb: error: the text of the first 5 cells is larger than a lesson of 4 MB may be; "
        + "split the notebook.")
  }

  @Test("A notebook without a gap makes a lesson without an exercise, and the list says so")
  func noExercise() throws {
    for cells in [[], [NotebookText.markdown("Text.")], [NotebookText.code("x = 1")]] {
      let tasks = try NotebookText.imported(cells).lesson.tasks
      #expect(
        tasks.contains { $0.contains("no cell has a gap, so there is no exercise: write one") })
    }
    let tasks = try NotebookText.imported([NotebookText.code("x = ...")]).lesson.tasks
    #expect(!tasks.contains { $0.contains("no cell has a gap") })
  }

  @Test("The NaN that Python writes is read")
  func notANumber() {
    #expect(
      message(Array("{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"a\": NaN}}".utf8)) == "")
  }

  @Test("A notebook of version 3 is read, with its headings and inputs")
  func versionThree() throws {
    let (lesson, read) = try NotebookText.imported(
      [
        ["cell_type": "heading", "level": 2, "source": ["Old ", "news"], "metadata": [:]],
        [
          "cell_type": "code", "input": ["x = 1\n", "y = ..."], "language": "python",
          "outputs": [["output_type": "pyout", "text": "an output"]], "metadata": [:],
        ],
        ["cell_type": "markdown", "source": "Text.", "metadata": [:]],
      ], version: 3)
    #expect(read.headings.map(\.text) == ["Old news"])
    #expect(read.headings.map(\.level) == [2])
    #expect(read.exercises.count == 1)
    #expect(lesson.text.contains("Text.") && !lesson.text.contains("an output"))
  }
}
