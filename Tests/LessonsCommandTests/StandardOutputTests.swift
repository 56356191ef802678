import Foundation
import TestSupport
import Testing

/// Results that cannot be printed or written.
@Suite struct StandardOutputTests {
  /// Runs the command in a shell that redirects its streams.
  private func run(
    _ arguments: [String], _ redirection: String
  ) async throws -> (status: Int32, errors: String) {
    let folder = try TemporaryFolder()
    try folder.write("", to: "errors")
    let errors = try FileHandle(forWritingTo: folder.url.appending(path: "errors"))
    let script = "\"$0\" \"$@\" \(redirection)"
    let ending = try await ConcurrencyLimit.forPrograms.run {
      try await StartedProgram(
        URL(filePath: "/bin/sh"), ["-c", script, Command.program.path] + arguments,
        in: Command.root, streams: (nil, nil, errors.fileDescriptor)
      ).end()
    }
    guard case .exited(let status) = ending else { return (-1, "ended by a signal") }
    return (status, try String(contentsOfFile: folder.path("errors"), encoding: .utf8))
  }

  static let commands = [
    ["list"], ["--help"], ["check", "--help"], ["--version"], ["help", "watch"],
    ["hint", "optimizers", "sgd", "--all"], ["figure", "optimizers", "descent-sgd"],
    ["solution", "optimizers", "sgd", "--anyway"], ["check", "optimizers", "sgd"],
    ["check", "optimizers", "sgd", "--json", "-"],
  ]

  @Test("A full device is reported in a sentence, with exit status 74", arguments: commands)
  func full(_ command: [String]) async throws {
    let (status, errors) = try await run(command, ">/dev/full")
    #expect(status == 74)
    #expect(errors.contains("standard output: no space left on the device."))
  }

  @Test(
    "A closed standard output is reported in a sentence, with exit status 74", arguments: commands)
  func closed(_ command: [String]) async throws {
    let (status, errors) = try await run(command, ">&-")
    #expect(status == 74)
    #expect(errors.contains("standard output: it is closed."))
  }

  @Test("A reader that closes the pipe ends the command without a message", arguments: commands)
  func pipe(_ command: [String]) async throws {
    let (_, errors) = try await run(command, "| true")
    #expect(errors.isEmpty)
  }

  @Test("A closed or full standard error changes neither results nor exit status")
  func errorsUnwritable() async throws {
    for redirection in ["2>&-", "2>/dev/full"] {
      #expect(
        try await run(["check", "optimizers", "sgd", "--report", "/"], redirection).status == 64)
      #expect(try await run(["list"], redirection).status == 0)
    }
  }

  @Test("With a dash the verdicts or the page go to standard output, and nothing else does")
  func dash() async throws {
    let folder = try TemporaryFolder()
    let json = try await Command.run(
      "check", "optimizers", "sgd", "--json", "-", "--report", folder.path("r.html"))
    #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
    let page = try await Command.run("check", "optimizers", "sgd", "--report", "-")
    #expect(page.output.hasPrefix("<!DOCTYPE html>"))
    #expect(page.output.hasSuffix("</html>\n"))
    let both = try await Command.run(
      "check", "optimizers", "sgd", "--report", "-", "--json", "-")
    #expect(both.status == 64)
    #expect(!FileManager.default.fileExists(atPath: Command.root.appending(path: "-").path))
  }

  @Test(
    "A report that cannot be written is reported with its path, the reason and advice",
    arguments: [
      ("/proc/x.html", "no file can be made in /proc"), ("/", "it is a folder"),
      ("/dev/null/x.html", "a part of its path is not a folder"),
      ("/nowhere/x.html", "its folder does not exist"),
      ("/tmp/\(String(repeating: "x", count: 300)).html", "its name is too long"),
    ])
  func report(_ path: String, reason: String) async throws {
    for option in ["--report", "--json"] {
      let outcome = try await Command.run("check", "optimizers", "sgd", option, path)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("\(path) was not written: \(reason). "))
    }
  }

  @Test("A report on a full device gives the reason and exit status 74")
  func fullReport() async throws {
    let outcome = try await Command.run("check", "optimizers", "sgd", "--report", "/dev/full")
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("the disk is full. Make room on it."))
  }
}
