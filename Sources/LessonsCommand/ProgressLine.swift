internal import Grading
internal import LessonReading

/// A progress line on standard error that overwrites itself. It is shown only on a terminal.
struct ProgressLine: Sendable {
  let titles: [String: String]
  private let isShown = Terminal.errors.isTerminal

  init(titles: [String: String] = [:]) {
    self.titles = titles
  }

  init(_ lesson: Lesson) {
    titles = Dictionary(
      lesson.exercises.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  func show(_ progress: GradingProgress) {
    switch progress {
    case .preparing: write("Preparing …")
    case .compiling: write("Compiling …")
    case .running(let exercise): write("Running \(titles[exercise] ?? exercise) …")
    case .judged: break
    }
  }

  func clear() {
    write("")
  }

  func show(_ text: String) {
    write(text)
  }

  private func write(_ text: String) {
    if isShown { StandardError.write("\r\u{1B}[2K\(text)") }
  }
}
