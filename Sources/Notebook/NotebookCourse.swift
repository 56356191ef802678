internal import Compiling
internal import Courses
internal import Foundation
internal import LocalServer
internal import Progress
internal import Synchronization
internal import Typesetting

/// The notebooks of a course's lessons on one server.
///
/// The lesson that the command was started with is at `/`, and every lesson at `/lessons/ID/`. A lesson
/// is opened when something of it is first asked for.
final class NotebookCourse: Sendable {
  private let first: LessonFolder
  private let toolchain: Toolchain
  private let roots: [String]
  private let menu: Task<NotebookMenu, any Error>
  /// The notebooks that are open or being opened, by the lessons' folders.
  private let sessions = Mutex<[String: Task<NotebookSession, any Error>]>([:])
  private let openSessions = Mutex<[NotebookSession]>([])

  /// Starts to open a lesson.
  ///
  /// - Parameters:
  ///   - first: The folder of the lesson that is at `/`.
  ///   - toolchain: The toolchain that compiles the student's files.
  ///   - roots: Folders with the layout of `/usr/share`, where the editor is looked for.
  init(_ first: LessonFolder, toolchain: Toolchain, roots: [String]) {
    self.first = first
    self.toolchain = toolchain
    self.roots = roots
    menu = Task.detached { try NotebookMenu(of: first.course) }
    _ = session(of: first)
  }

  /// The notebook of the lesson that is at `/`.
  var firstSession: Task<NotebookSession, any Error> { session(of: first) }

  /// Answers a request that the gate has admitted.
  func answer(_ request: WebRequest) async -> WebResponse {
    do {
      guard let below = request.path.belowLessons else {
        return try await answer(request, of: first)
      }
      guard let entry = try await menu.value.entry(named: below.id) else {
        return .refusal(.notFound, "There is no lesson of this name.")
      }
      return try await answer(request.moved(to: below.path), of: entry.folder)
    } catch {
      return .refusal(.internalServerError, "The lesson cannot be shown: \(error)")
    }
  }

  /// Sends a beat to the open pages of all lessons.
  func beat() {
    for session in openSessions.withLock({ $0 }) { session.send(.beat) }
  }

  /// Ends all notebooks.
  func close() async {
    await withTaskGroup { group in
      for session in sessions.withLock({ Array($0.values) }) {
        group.addTask {
          // A lesson that is being opened is waited for. The fault of one that cannot be opened was the
          // answer to the requests for it.
          if let session = try? await session.value { await session.close() }
        }
      }
    }
  }

  /// Stops opening notebooks.
  func cancel() {
    menu.cancel()
    // Not under the lock: a cancelled task may take it before its cancellation returns.
    for session in sessions.withLock({ Array($0.values) }) { session.cancel() }
  }

  private func answer(_ request: WebRequest, of folder: LessonFolder) async throws -> WebResponse {
    let session = try await session(of: folder).value
    return await NotebookRoutes(session: session, assets: session.assets).answer(request)
  }

  /// Returns the notebook of a lesson. A lesson that could not be opened is tried again.
  private func session(of folder: LessonFolder) -> Task<NotebookSession, any Error> {
    sessions.withLock { sessions in
      if let known = sessions[folder.name] { return known }
      let new = Task.detached { [self] in
        do {
          return try await open(folder)
        } catch {
          self.sessions.withLock { $0[folder.name] = nil }
          throw error
        }
      }
      sessions[folder.name] = new
      return new
    }
  }
}

extension NotebookCourse {
  private func open(_ folder: LessonFolder) async throws -> NotebookSession {
    NotebookServer.removeDrafts(in: folder)
    let links = try await menu.value.links(from: folder)
    let typesetter = Typesetter(cache: folder.course.resultCache)
    let grader = try StudentGrader(folder, toolchain: toolchain, seed: 0)
    let session = try NotebookSession(
      grader, typesetter: typesetter, links: links,
      assets: PageAssets(typesetter: typesetter, roots: roots))
    try await session.open()
    openSessions.withLock { $0.append(session) }
    return session
  }
}

extension String {
  /// The lesson's id and the rest of a path `/lessons/ID/…`; nil for another path. The server leaves out
  /// a slash at the end.
  fileprivate var belowLessons: (id: Substring, path: String)? {
    let prefix = "/lessons/"
    guard hasPrefix(prefix) else { return nil }
    let rest = dropFirst(prefix.count)
    guard let slash = rest.firstIndex(of: "/") else { return (rest, "/") }
    return (rest[..<slash], String(rest[slash...]))
  }
}
