internal import Compiling
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading
internal import Plotting
internal import Reporting
internal import Synchronization
internal import VisibleText

/// An experiment at a terminal: what it prints as it is printed, then how it ended.
struct ExperimentScreen: Sendable {
  private let file: String
  private let code: String
  private let state: State

  /// What was written so far. It is written on the thread that receives the program's output.
  private final class State: Sendable {
    struct Value {
      var fault: OutputFault?
      var endsWithLine = true
    }
    let value = Mutex(Value())
    let line: ProgressLine

    init(_ line: ProgressLine) { self.line = line }
  }

  init(_ experiment: Experiment, in folder: LessonFolder, code: String) {
    file = folder.experiments.appending(path: experiment.file).relativeToHere
    self.code = code
    state = State(ProgressLine())
  }

  /// Shows a stage on standard error, and printed text on standard output.
  func show(_ progress: ExperimentProgress) {
    switch progress {
    case .compiling: state.line.show("Compiling …")
    case .running: state.line.clear()
    case .printed(let text):
      state.value.withLock { value in
        guard value.fault == nil else { return }
        do throws(OutputFault) {
          try StandardOutput.write(text)
          value.endsWithLine = text.hasSuffix("\n")
        } catch {
          value.fault = error
        }
      }
    }
  }

  /// Tells how the experiment ended.
  ///
  /// - Throws: An ``OutputFault`` where standard output could not be written.
  func finish(_ result: ExperimentResult) throws {
    state.line.clear()
    let (fault, endsWithLine) = state.value.withLock { ($0.fault, $0.endsWithLine) }
    if let fault { throw fault }
    if !endsWithLine { try StandardOutput.write("\n") }
    for remark in result.remarks { tell("note: \(remark)") }
    for warning in result.warnings.prefix(Self.mostWarnings) { tell(place(of: warning)) }
    switch result.ending {
    case .finished: break
    case .didNotCompile(let diagnostics):
      for diagnostic in diagnostics.prefix(Self.mostDiagnostics) {
        tell(place(of: diagnostic))
        if let line = sourceLine(of: diagnostic) { StandardError.write(line) }
      }
      tell("It did not compile.")
    case .unfinished(let message): tell(message)
    case .stopped(let verdict, let message, let location):
      tell("It \(verdict.word). \(message)")
      if let location { tell("at \(path(of: location.file)):\(location.line)") }
    }
  }

  private static let mostDiagnostics = 10
  private static let mostWarnings = 3

  private func tell(_ text: String) {
    StandardError.write(text.madeVisibleOnOneLine + "\n")
  }

  private func place(of diagnostic: Diagnostic) -> String {
    let place = diagnostic.line > 0 ? ":\(diagnostic.line):\(diagnostic.column)" : ""
    return "\(path(of: diagnostic.file))\(place): \(diagnostic.severity.rawValue): "
      + diagnostic.message
  }

  /// Returns the line of an error with a caret under its column.
  private func sourceLine(of diagnostic: Diagnostic) -> String? {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    guard diagnostic.severity == .error, path(of: diagnostic.file) == file,
      lines.indices.contains(diagnostic.line - 1), diagnostic.column > 0
    else { return nil }
    let line = lines[diagnostic.line - 1]
    let before = String(decoding: line.utf8.prefix(diagnostic.column - 1), as: UTF8.self)
    let margin = before.madeVisibleOnOneLine.map { character -> Character in
      character == "\t" ? "\t" : " "
    }
    guard line.count <= 200 else { return nil }
    return "    \(String(line).madeVisible)\n    \(String(margin))^\n"
  }

  /// Returns the path of the experiment's file; other files keep their names.
  private func path(of name: String) -> String {
    file.hasSuffix("/\(name)") ? file : name
  }
}

extension ExperimentScreen {
  /// Returns a figure as text: its description, and the numbers of each line.
  static func text(of figure: Plotting.Figure) -> String {
    var lines = [figure.description.madeVisibleOnOneLine]
    for table in figure.tables {
      for row in table.rows {
        let cells = zip(table.header, row).dropFirst().filter { !$1.isEmpty }
          .map { "\($0.prefix(1).lowercased() + $0.dropFirst()) \($1)" }
        lines.append("  \(row.first ?? ""): \(cells.joined(separator: "; "))".madeVisibleOnOneLine)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Lesson {
  /// Returns the experiment of that name.
  ///
  /// - Throws: A usage fault that lists the names there are.
  func experiment(_ name: String) throws(ReportedFault) -> Experiment {
    if let found = experiments.first(where: { $0.id == name }) { return found }
    let known = experiments.map(\.id).joined(separator: ", ")
    throw ReportedFault(
      .usage,
      "The lesson \(id) has no experiment “\(name.madeVisibleOnOneLine)”. "
        + (known.isEmpty ? "It has none." : "It has: \(known)."))
  }
}
