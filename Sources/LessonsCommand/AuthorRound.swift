internal import Courses
internal import Files
internal import Foundation
internal import LessonReading
internal import Sandbox
internal import Typesetting
internal import Verifying

/// One verification of a lesson under way: it builds the command if the checks have changed, writes
/// the lesson's page, and verifies the lesson.
///
/// The checks are linked with the command, so the newly built command does the work in processes of
/// its own.
struct AuthorRound: Sendable {
  let folder: LessonFolder
  /// The file of the command.
  let executable: URL
  /// Where the page is written.
  let page: URL

  /// The result of one program: its text, and whether it succeeded.
  struct Outcome: Sendable {
    let text: String
    let status: Int32?

    var succeeded: Bool { status == 0 }
  }

  /// Whether the command is built from the course's own sources, so that building replaces it.
  var canBuild: Bool {
    executable.path.hasPrefix(folder.course.root.resolvingSymlinksInPath().path + "/.build/")
  }

  /// The configuration in which the running command was built.
  private var configuration: String {
    executable.pathComponents.contains("release") ? "release" : "debug"
  }

  /// Builds the command.
  func build() async throws -> Outcome {
    let outcome = try await run(
      "/usr/bin/env",
      [
        "swift", "build", "--product", "lessons", "--configuration", configuration,
        "--package-path", folder.course.root.path,
      ])
    let root = folder.course.root.path + "/"
    // The compiler repeats a message where it shows the line.
    let errors = outcome.text.split(separator: "\n").filter {
      $0.hasPrefix("/") && $0.contains(": error: ")
    }.map { String($0).replacing(root, with: "") }
    var seen: Set<String> = []
    let different = errors.filter { seen.insert($0).inserted }
    return Outcome(
      text: different.isEmpty ? outcome.text : different.joined(separator: "\n") + "\n",
      status: outcome.status)
  }

  /// Returns the faults of the text as it is now; none where it cannot be read, which the verification
  /// tells.
  func textFaults() throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder.text.path) else { return [] }
    return Verification.textFaults(
      of: try LessonDraft(at: folder.text.path), in: folder, typesetter: Typesetter())
  }

  /// Writes the page of the lesson with the solutions, or with the stubs where there are none yet.
  ///
  /// - Returns: The page; nil where the lesson has a fault that keeps it from being drawn.
  func writePage() async throws -> String? {
    let hasSolutions = FileManager.default.fileExists(atPath: folder.solutions.path)
    try FileManager.default.createDirectory(
      at: page.deletingLastPathComponent(), withIntermediateDirectories: true)
    let outcome = try await run(
      executable.path,
      ["check", folder.name] + (hasSolutions ? ["--solution"] : [])
        + ["--report", page.path, "--course", folder.course.root.path])
    // Status 1: an exercise has not passed, which the page shows.
    guard outcome.succeeded || outcome.status == 1 else { return nil }
    return try? String(contentsOf: page, encoding: .utf8)
  }

  /// Verifies the lesson.
  func verify(seed: UInt64) async throws -> Outcome {
    try await run(
      executable.path,
      ["verify", folder.name, "--seed", "\(seed)", "--course", folder.course.root.path])
  }

  private func run(_ program: String, _ arguments: [String]) async throws -> Outcome {
    let environment = ProcessInfo.processInfo.environment
    // A build may take long, and the author can end it.
    var limits = Limits(cpuSeconds: nil, wallSeconds: 3600)
    limits.discardsExcessOutput = true
    let completion = try await Sandbox.run(
      Command(executable: program, arguments: arguments, environment: environment), limits: limits)
    try Task.checkCancellation()
    let text = String(decoding: completion.standardOutput + completion.standardError, as: UTF8.self)
    let status: Int32? = if case .exited(let status) = completion.ending { status } else { nil }
    return Outcome(text: text, status: status)
  }
}

extension AuthorRound {
  /// Hashes of a lesson's files.
  struct Contents: Sendable, Equatable {
    /// Of all files.
    let all: String
    /// Of those that the command is built from.
    let built: String
  }

  /// The folders whose files belong to the lesson, those inside others too.
  var folders: [URL] {
    [folder.folder, folder.solutions].flatMap { root -> [URL] in
      guard FileManager.default.fileExists(atPath: root.path) else { return [] }
      let inner = FileManager.default.enumerator(
        at: root, includingPropertiesForKeys: [.isDirectoryKey], options: [.skipsHiddenFiles])
      return [root]
        + (inner?.compactMap { $0 as? URL } ?? []).filter(\.isFolder).sorted { $0.path < $1.path }
    }
  }

  /// Reads the lesson's files.
  func contents() -> Contents {
    var all = ContentHash()
    var built = ContentHash()
    let manifest = folder.course.root.appending(path: "Package.swift")
    let files = folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        .filter { !$0.hasPrefix(".") }.map { folder.appending(path: $0) }
    }
    for file in files + [manifest] {
      guard let bytes = FileManager.default.contents(atPath: file.path) else { continue }
      all.add(file.path)
      all.add(bytes)
      guard file == manifest || isBuilt(file) else { continue }
      built.add(file.path)
      built.add(bytes)
    }
    return Contents(all: all.hexadecimal(), built: built.hexadecimal())
  }

  private func isBuilt(_ file: URL) -> Bool {
    file.pathExtension == "swift"
      && [folder.checks, folder.kit].contains { file.path.hasPrefix($0.path + "/") }
      && !file.path.hasPrefix(folder.submissions.path + "/")
  }
}

extension URL {
  fileprivate var isFolder: Bool {
    (try? resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
  }
}
