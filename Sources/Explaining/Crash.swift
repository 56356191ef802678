package import Compiling
internal import Courses
internal import Glibc
package import Sandbox

/// The message to a student on a program that ended without an answer.
package struct Crash {
  package let message: String
  /// The file and line in the fatal error that the program printed.
  private let fatalErrorPlace: (file: String, line: Int)?

  package init(errors: String, ending: Ending, trap: Trap?) {
    let fatal = Self.fatalError(in: errors)
    fatalErrorPlace = fatal?.place
    if let text = fatal?.message {
      message = text
      return
    }
    switch ending {
    case .exited(70):
      message =
        "The program ended itself before it answered (status 70). Either it called exit, or the "
        + "lesson's probe could not drive it."
    case .exited(let status):
      message =
        "The program ended itself (status \(status)) before it answered. Do not call exit."
    case .signalled(let signal):
      message = Self.sentence(signal, depth: trap?.addresses.count ?? 0)
    default:
      message = "The program ended before it answered."
    }
  }

  /// Returns the innermost line on the stack in the exercise's own file, or else in any of the student's
  /// files. The line of a fatal error counts as the outermost one.
  package func location(
    among lines: [(file: String, line: Int)], file: String, of files: Set<String>
  ) -> SourceLocation? {
    let places = (lines + (fatalErrorPlace.map { [$0] } ?? [])).map(SourceLocation.init(place:))
    return places.first { $0.file == file } ?? places.first { files.contains($0.file) }
  }

  /// Returns the message and place of a line `Optimizers/Adam.swift:12: Fatal error: …` in the program's
  /// standard error.
  private static func fatalError(
    in errors: String
  ) -> (message: String, place: (file: String, line: Int)?)? {
    let marks = ["Fatal error", "Precondition failed", "Assertion failed"]
    for line in errors.split(separator: "\n") {
      if let cast = failedCast(in: line) { return (cast, nil) }
      guard let range = marks.lazy.compactMap({ line.firstRange(of: $0) }).first else { continue }
      let text = line[range.upperBound...].drop { $0 == ":" || $0 == " " }
      let place = line[..<range.lowerBound].split(separator: ":")
      let number = place.dropFirst().first.flatMap { Int($0) }
      return (
        text.isEmpty
          ? line[range] == marks[0] ? "It stopped with a fatal error." : "\(line[range])."
          : FileError.sentence(in: text)
            ?? TruncatedText.cut(withoutAddresses(text), to: TruncatedText.message),
        number.map { (String(place[0]), $0) }
      )
    }
    return nil
  }

  /// Reads `Could not cast value of type 'Swift.Int' (0x…) to 'Swift.String' (0x…).`
  private static func failedCast(in line: Substring) -> String? {
    line.firstMatch(of: /^Could not cast value of type '([^']+)' \(0x\w+\) to '([^']+)' \(/)
      .map { match in
        "It stopped at an `as!`: the value is of type `\(plain(match.output.1))`, not "
          + "`\(plain(match.output.2))`."
      }
  }

  private static func plain(_ type: Substring) -> String {
    String(type.split(separator: ".").last ?? type)
  }

  /// Removes the context of a type that is declared inside a function.
  private static func withoutAddresses(_ text: Substring) -> Substring {
    Substring(text.replacing(/\(unknown context at \$[0-9a-f]+\)\./, with: ""))
  }

  private static func sentence(_ signal: Int32, depth: Int) -> String {
    switch signal {
    case SIGSEGV where depth > 100:
      "It calls itself without end until there is no room left. Look for a recursion."
    case SIGSEGV, SIGBUS: "It used memory that is not its own (signal \(signal))."
    case SIGILL, SIGTRAP:
      "It did something that Swift forbids, such as an arithmetic overflow (signal \(signal))."
    case SIGABRT: "It gave up (signal \(signal))."
    case SIGKILL: "It was ended because it took more than it may (signal \(signal))."
    default: "It was ended by signal \(signal)."
    }
  }
}
