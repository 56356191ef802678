package import Compiling
package import Courses
internal import Files
internal import Foundation
internal import LessonReading
internal import LocalServer
internal import Progress
internal import Reporting
internal import Typesetting

/// The served notebooks of a course, which begin with one lesson.
package struct NotebookServer: Sendable {
  /// The address with the launch token, which works once.
  package let address: String
  private let server: LoopbackServer
  private let course: NotebookCourse
  /// Held as long as the server runs, unless another one of the course has it.
  private let lock: FileLock?

  /// Starts to serve a lesson, and the others of its course. The lesson is read while the server already listens.
  ///
  /// - Parameters:
  ///   - folder: The lesson's folder.
  ///   - toolchain: The toolchain that compiles the student's files.
  ///   - port: The port; nil for the last one, if it is free, or else any.
  ///   - roots: Folders with the layout of `/usr/share`, where the editor is looked for.
  /// - Throws: A ``ReportedFault`` where the port is not to be had.
  package init(
    _ folder: LessonFolder, toolchain: Toolchain, port: UInt16? = nil,
    roots: [String] = ["/usr/share"]
  ) async throws {
    lock = SavedSession.lock(of: folder.course)
    var saved = SavedSession(of: folder.course)
    let gate = SessionGate(secret: saved.secret)
    let course = NotebookCourse(folder, toolchain: toolchain, roots: roots)
    let handler: LoopbackServer.Handler = { request, host in
      var answer =
        if let refusal = gate.refusal(of: request, host: host) {
          refusal
        } else {
          await course.answer(request)
        }
      let type = answer.headers["Content-Type"] ?? "text/plain; charset=utf-8"
      answer.headers.merge(ProtectiveHeaders.all(type: type, policy: Self.policy)) { own, _ in own }
      return answer
    }
    self.course = course
    do {
      server = try await Self.start(port: port, last: saved.port, handler: handler)
    } catch {
      course.cancel()
      throw ReportedFault(
        .machine, "\(error)\(port == nil ? "" : " Name another port with --port.")")
    }
    saved.port = server.port
    if lock != nil { saved.save(for: folder.course) }
    address = "http://\(server.host)/?token=\(gate.launchToken)"
  }

  /// Serves until the task is cancelled. Then it waits for open pages to save.
  ///
  /// - Throws: The fault of a lesson that cannot be read.
  package func serve() async throws {
    do {
      _ = try await course.firstSession.value
    } catch {
      await server.stop()
      throw error
    }
    while !Task.isCancelled {
      course.beat()
      try? await Task.sleep(for: .seconds(1))
    }
    // Not in the cancelled task, where nothing could be waited for.
    await Task.detached { [course, server] in
      await course.close()
      await server.stop()
    }.value
  }

  /// The address's host and port.
  package var host: String { server.host }

  private static let policy = ContentPolicy.notebook + "; frame-ancestors 'none'"

  private static func start(
    port: UInt16?, last: UInt16?, handler: @escaping LoopbackServer.Handler
  ) async throws -> LoopbackServer {
    if let port { return try await LoopbackServer(port: port, handler: handler) }
    if let last, let server = try? await LoopbackServer(port: last, handler: handler) {
      return server
    }
    return try await LoopbackServer(handler: handler)
  }

  /// Removes the drafts of saves whose process was killed.
  static func removeDrafts(in folder: LessonFolder) {
    for place in [folder.exercises, folder.experiments] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
      for name in names {
        guard let draft = name.wholeMatch(of: /\..+\.swift\.([0-9]+)/),
          let process = pid_t(draft.1), kill(process, 0) != 0, errno == ESRCH
        else { continue }
        unlink(place.appending(path: name).path)
      }
    }
  }
}
