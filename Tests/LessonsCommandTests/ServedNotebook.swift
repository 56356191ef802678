import Foundation
import TestSupport
import Testing

/// The server ended before it answered.
struct NoAnswer: Error {}

/// A running `lessons notebook`, and requests to it.
final class ServedNotebook: Sendable {
  let program: StartedProgram
  let launch: String
  let cookie: String
  private let output: TemporaryFolder

  /// Starts the command with a lesson and exchanges its launch token.
  init(
    _ course: CourseCopy, lesson: String = "optimizers", _ options: String...
  ) async throws {
    output = try TemporaryFolder()
    let file = output.url.appending(path: "out")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    let stream = try FileHandle(forWritingTo: file)
    program = try StartedProgram(
      Command.program, ["notebook", lesson, "--no-open"] + options, in: course.url,
      streams: (nil, stream.fileDescriptor, nil))
    var lines: [Substring] = []
    while lines.count < 2, program.isRunning {
      lines = try String(contentsOf: file, encoding: .utf8)
        .split(separator: "\n", omittingEmptySubsequences: false)
      try await Task.sleep(for: .milliseconds(5))
    }
    launch = String(try #require(lines.first))
    let answer = try await Request(launch).answer()
    cookie = String(
      try #require(answer.firstMatch(of: /Set-Cookie: ([^;]+); Path/), "\(answer)").1)
  }

  /// A request of the notebook's own page.
  func request(_ method: String, _ path: String, _ body: String = "") throws -> Request {
    var request = try Request(launch)
    request.method = method
    request.path = path
    request.body = body
    request.headers["Cookie"] = cookie
    request.headers["Origin"] = "http://127.0.0.1:\(request.port)"
    request.headers["Sec-Fetch-Site"] = "same-origin"
    if !body.isEmpty { request.headers["Content-Type"] = "application/json" }
    return request
  }

  /// Sends an edit and returns the answer's fields.
  func send(
    _ method: String, _ path: String, text: String, base: String
  ) async throws -> [String: Any] {
    let body = try JSONEncoder().encode(["text": text, "base": base])
    let answer = try await request(method, path, String(decoding: body, as: UTF8.self)).answer()
    guard let parts = answer.range(of: "\r\n\r\n") else { throw NoAnswer() }
    let fields = try JSONSerialization.jsonObject(with: Data(answer[parts.upperBound...].utf8))
    return try #require(fields as? [String: Any])
  }

  /// Returns the version of an exercise's file.
  func version(_ exercise: String) async throws -> String {
    let answer = try await send("PUT", "/exercises/\(exercise)", text: "?", base: "none")
    let conflict = try #require(answer["conflict"] as? [String: Any])
    return try #require(conflict["version"] as? String)
  }
}
