import Compiling
import Foundation
import TestSupport

/// Compiles a student's file against the modules that these tests were built with.
enum StudentCompiler {
  /// Compiles a text and returns the compiler's first message.
  static func firstDiagnostic(about text: String) async throws -> Diagnostic? {
    let folder = try TemporaryFolder()
    let source = folder.url.appending(path: "Student.swift")
    try Data(text.utf8).write(to: source)
    let output = folder.url.appending(path: "output")
    try Data().write(to: output)
    let products = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let errors = try FileHandle(forWritingTo: output)
    _ = try await StartedProgram(
      URL(filePath: "/usr/bin/env"),
      [
        "swiftc", "-frontend", "-c", source.path, "-o", folder.url.appending(path: "a.o").path,
        "-parse-as-library", "-module-name", "Student", "-I",
        products.appending(path: "Modules").path,
        "-swift-version", "5", "-no-color-diagnostics", "-diagnostic-style", "llvm",
        "-module-cache-path", folder.url.path,
      ], streams: (nil, nil, errors.fileDescriptor)
    ).end()
    for line in try String(contentsOf: output, encoding: .utf8).split(separator: "\n") {
      guard
        let match = line.firstMatch(of: /Student\.swift:(\d+):(\d+): (error|warning): (.*)/),
        let number = Int(match.output.1), let column = Int(match.output.2),
        let severity = Diagnostic.Severity(rawValue: String(match.output.3))
      else { continue }
      return Diagnostic(
        file: "Student.swift", line: number, column: column, severity: severity,
        message: String(match.output.4))
    }
    return nil
  }
}
