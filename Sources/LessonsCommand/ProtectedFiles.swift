internal import Courses
internal import Foundation
internal import Grading
internal import Reporting
internal import VisibleText

/// The files that no result may replace: the course's own, and those that are graded.
///
/// A result replaces an earlier result, and a file of any kind elsewhere. A source file, a lesson or a
/// manifest stays, as what was in it would be lost.
struct ProtectedFiles {
  /// The folders whose files must not be replaced.
  private let folders: [String]
  /// The folder of the program's own results.
  private let results: String

  init(of course: Course, submission: URL? = nil) {
    folders = [course.root, submission].compactMap { $0.map(Self.resolved) }
    results = Self.resolved(course.root.appending(path: ".lessons"))
  }

  /// Makes sure that a result written to a path replaces none of them.
  func require(_ path: String, holds kind: ResultKind) throws {
    let target = Self.resolved(URL(filePath: path))
    let isInside = folders.contains { target.hasPrefix($0 + "/") }
    guard isInside, !target.hasPrefix(results + "/") else { return }
    let isSource = ["swift", "md"].contains(URL(filePath: target).pathExtension.lowercased())
    guard isSource || !kind.mayReplace(FileManager.default.contents(atPath: target)) else { return }
    throw ReportedFault(
      .usage,
      "\(path.madeVisibleOnOneLine) was not written: \(reason(target)). Name another file.")
  }

  private func reason(_ target: String) -> String {
    FileManager.default.fileExists(atPath: target)
      ? "it is a file of the course or of the submission, and no earlier result"
      : "a file of this name among them would be taken for a part of the course or of the submission"
  }

  /// The folders of a course in which everything belongs to the course.
  func requireOutsideOfSources(_ folder: String, of course: Course) throws {
    let target = Self.resolved(URL(filePath: folder, directoryHint: .isDirectory))
    for name in ["Lessons", "Solutions", "Sources", "Tests"] {
      let own = Self.resolved(course.root.appending(path: name))
      guard target != own, !target.hasPrefix(own + "/") else {
        throw ReportedFault(
          .usage,
          "The site was not written: \(folder.madeVisibleOnOneLine) lies in the course's own folder "
            + "\(name). Name another folder.")
      }
    }
  }

  /// The path with the links in it followed, also where its last part does not exist yet.
  private static func resolved(_ url: URL) -> String {
    let url = url.standardizedFileURL
    if let path = realpath(url.path, nil) {
      defer { free(path) }
      return String(cString: path)
    }
    let parent = url.deletingLastPathComponent()
    guard parent.path != url.path else { return url.path }
    // A link to a missing file is resolved to the path at which the file would be created.
    if let link = try? FileManager.default.destinationOfSymbolicLink(atPath: url.path) {
      return URL(filePath: link, relativeTo: parent).standardizedFileURL.path
    }
    let folder = resolved(parent)
    return folder == "/" ? "/\(url.lastPathComponent)" : "\(folder)/\(url.lastPathComponent)"
  }
}

/// The kind of a result.
enum ResultKind {
  case page
  case verdicts
  case figure

  /// Whether a file's contents are those of an earlier result of this kind, or nothing.
  func mayReplace(_ contents: Data?) -> Bool {
    guard let contents, !contents.isEmpty else { return true }
    switch self {
    case .page:
      let text = String(decoding: contents.prefix(2000), as: UTF8.self).lowercased()
      return text.hasPrefix("<!doctype html>") && !text.contains("{{")
    case .verdicts:
      let object = try? JSONSerialization.jsonObject(with: contents) as? [String: Any]
      return object?["schemaVersion"] is Int && object?["exercises"] is [Any]
    case .figure: return contents.starts(with: Data("<svg".utf8))
    }
  }
}
