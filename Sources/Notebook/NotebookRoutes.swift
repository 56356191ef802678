internal import Figures
internal import Foundation
internal import LessonReading
internal import LocalServer
internal import Reporting

/// Answers the requests of the notebook's page that the gate has admitted.
struct NotebookRoutes: Sendable {
  let session: NotebookSession
  let assets: PageAssets

  /// The text of an editor, and the version of the file that it replaces.
  private struct Edit: Decodable {
    let text: String
    let base: String
  }

  func answer(_ request: WebRequest) async -> WebResponse {
    do {
      return switch request.method {
      case "GET": try await read(request)
      case "PUT", "POST": try await change(request)
      default: .refusal(.methodNotAllowed)
      }
    } catch let fault as FigureSettingFault {
      return .refusal(.badRequest, fault.description)
    } catch let error as DecodingError {
      return .refusal(.badRequest, "The request cannot be read: \(error).")
    } catch {
      return .refusal(.internalServerError, "\(error)")
    }
  }

  private func read(_ request: WebRequest) async throws -> WebResponse {
    switch request.path {
    case "/":
      return WebResponse(.ok, "text/html; charset=utf-8", try await session.html())
    case "/events":
      return WebResponse(
        headers: ["Content-Type": "text/event-stream"], body: .events(try await session.subscribe())
      )
    case "/assets/lesson.css":
      let sheet = try await session.page.value.page.styleSheet
      return WebResponse(.ok, "text/css; charset=utf-8", sheet)
    default: break
    }
    if let name = request.path.tail(after: "/assets/") {
      return assets.response(name) ?? .refusal(.notFound)
    }
    if let id = request.path.tail(after: "/figures/") {
      return try await session.figure(id).map(Self.json) ?? .refusal(.notFound)
    }
    return .refusal(.notFound)
  }

  private func change(_ request: WebRequest) async throws -> WebResponse {
    let parts = request.path.split(separator: "/").map(String.init)
    guard parts.count == 2 || parts.count == 3 else { return .refusal(.notFound) }
    guard request.header("Content-Type") == "application/json" else {
      return .refusal(.badRequest, "The request must be JSON.")
    }
    return switch parts[0] {
    case "exercises":
      try await change(await session.exercise(parts[1]).map(WorkCell.exercise), request, parts)
    case "experiments":
      try await change(await session.experiment(parts[1]).map(WorkCell.experiment), request, parts)
    case "figures": try await play(request, parts)
    default: .refusal(.notFound)
    }
  }

  /// Draws a figure with other numbers: `POST /figures/ID/draw`. Returns an exercise's text with them:
  /// `POST /figures/ID/use`.
  private func play(_ request: WebRequest, _ parts: [String]) async throws -> WebResponse {
    guard request.method == "POST", parts.count == 3, ["draw", "use"].contains(parts[2]) else {
      return .refusal(.notFound)
    }
    let wanted = try JSONDecoder().decode(FigureRequest.self, from: request.body)
    if parts[2] == "use" {
      return try await session.use(parts[1], wanted).map(Self.json) ?? .refusal(.notFound)
    }
    return try await session.draw(parts[1], wanted).map(Self.json) ?? .refusal(.notFound)
  }

  /// Saves, runs, stops, resets, or gives a hint on an exercise: `PUT /exercises/ID`,
  /// `POST /exercises/ID/ACTION`, and the same of `/experiments`.
  ///
  /// A conflict is in the answer's body. A status of its own would be a message on the browser's console.
  private func change(
    _ cell: WorkCell?, _ request: WebRequest, _ parts: [String]
  ) async throws -> WebResponse {
    guard let cell else { return .refusal(.notFound) }
    switch (request.method, parts.dropFirst(2).first) {
    case ("PUT", nil):
      let edit = try Self.edit(request)
      let work = await session.work(of: cell)
      return try Self.json(await session.save(work, edit.text, base: edit.base))
    case ("POST", "run"):
      let edit = try Self.edit(request)
      return try Self.json(await session.run(cell, edit.text, base: edit.base))
    case ("POST", "stop"):
      await session.stop(cell)
      return try Self.json(SaveAnswer())
    case ("POST", "reset"):
      let edit = try Self.edit(request)
      let work = await session.work(of: cell)
      return try Self.json(await session.reset(work, edit.text, base: edit.base))
    case ("POST", "hint"):
      guard case .exercise(let exercise) = cell else { return .refusal(.notFound) }
      return try Self.json(await session.hint(exercise))
    default: return .refusal(.notFound)
    }
  }

  private static func edit(_ request: WebRequest) throws -> Edit {
    try JSONDecoder().decode(Edit.self, from: request.body)
  }

  private static func json(_ value: some Encodable) throws -> WebResponse {
    WebResponse(.ok, "application/json", try value.json())
  }
}

extension String {
  /// Returns the rest behind a prefix, if it is one name or a path without `..`.
  fileprivate func tail(after prefix: String) -> String? {
    guard hasPrefix(prefix), !contains("..") else { return nil }
    return String(dropFirst(prefix.count))
  }
}
