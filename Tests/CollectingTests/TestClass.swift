import Collecting
import Courses
import Foundation
import TestSupport
import Testing

/// A class's folder and a scratch folder for one test.
struct TestClass {
  let folder: TemporaryFolder
  let scratch: TemporaryFolder
  /// The exercise files of a made-up lesson.
  static let files: Set<String> = ["Adam.swift", "Momentum.swift"]

  init() throws {
    folder = try TemporaryFolder()
    scratch = try TemporaryFolder()
  }

  func listed(_ layout: Layout? = nil) throws -> ClassFolder {
    try ClassFolder(folder.url, layout: layout, lesson: "optimizers")
  }

  /// Unpacks the only submission of a student.
  func unpack(
    _ student: String, _ layout: Layout? = nil, limits: ArchiveLimits = ArchiveLimits()
  ) async throws -> Result<UnpackedSubmission, Unreadable> {
    let listed = try listed(layout)
    let submission = try #require(
      listed.submissions.first { $0.student == student },
      "\(student) is not in \(listed.submissions.map(\.student))")
    return try await submission.unpack(
      into: scratch.url.appending(path: student), exerciseFiles: Self.files,
      reader: ArchiveReader(limits: limits))
  }

  /// The texts of an unpacked submission's files, by relative path.
  static func texts(_ unpacked: UnpackedSubmission) throws -> [String: String] {
    var texts: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: unpacked.folder.path) {
      let file = unpacked.folder.appending(path: path)
      if !file.hasDirectoryPath, let data = FileManager.default.contents(atPath: file.path) {
        texts[path] = String(decoding: data, as: UTF8.self)
      }
    }
    return texts
  }

  /// The reason why a submission is unreadable.
  func reason(_ student: String, _ layout: Layout? = nil) async throws -> String {
    switch try await unpack(student, layout) {
    case .failure(let unreadable): return unreadable.reason
    case .success(let unpacked):
      Issue.record("\(student) was unpacked: \(try Self.texts(unpacked).keys.sorted())")
      return ""
    }
  }
}
