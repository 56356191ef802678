import Files
import Foundation
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }
  }

  private func content(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  private func replace(
    _ name: String, with text: String, options: AtomicFile.Options = .init()
  ) throws {
    try AtomicFile.replace(
      folder.path(name), with: Data(text.utf8), draft: folder.path("draft"), options: options)
  }

  @Test("A file is created or replaced, and the draft is removed", arguments: [false, true])
  func replaces(isDurable: Bool) throws {
    let options = AtomicFile.Options(isDurable: isDurable)
    try replace("file", with: "first, and longer", options: options)
    #expect(try content("file") == "first, and longer")
    try replace("file", with: "second", options: options)
    #expect(try content("file") == "second")
    #expect(try names == ["file"])
  }

  @Test("The new file has the permissions that are asked for, whatever the old one has")
  func permissions() throws {
    try replace("file", with: "text", options: .init(permissions: 0o604))
    let facts = try FileManager.default.attributesOfItem(atPath: folder.path("file"))
    #expect(facts[.posixPermissions] as? Int == 0o604)
  }

  @Test("A file that has the content and the permissions already stays, however it is written")
  func equal() throws {
    let path = folder.path("file")
    func inPieces(_ text: String) throws {
      try AtomicFile.replace(path, draft: folder.path("draft")) { write in
        for byte in text.utf8 { try write(Data([byte])) }
      }
    }
    try replace("file", with: "text")
    let identity = FileIdentity.facts(of: path)
    try replace("file", with: "text")
    try inPieces("text")
    #expect(FileIdentity.facts(of: path) == identity)
    #expect(try names == ["file"])
    try replace("file", with: "text", options: .init(permissions: 0o604))
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    #expect(facts[.posixPermissions] as? Int == 0o604)
    try inPieces("new")
    #expect(try content("file") == "new")
    // A link to such a file is replaced by a file.
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: path)
    try replace("link", with: "new")
    #expect(throws: (any Error).self) {
      _ = try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link"))
    }
  }

  @Test("A draft that an earlier process left is overwritten")
  func oldDraft() throws {
    try folder.write("an old draft that is longer than the new one", to: "draft")
    try replace("file", with: "new")
    #expect(try content("file") == "new")
    #expect(try names == ["file"])
  }

  @Test("A failed replacement leaves the old file and no draft")
  func failure() throws {
    try folder.write("inside", to: "taken/file")
    #expect(throws: SystemError(code: EISDIR)) { try replace("taken", with: "new") }
    #expect(try names == ["taken"])
    #expect(try content("taken/file") == "inside")
    #expect(throws: SystemError(code: ENOENT)) {
      try AtomicFile.replace(
        folder.path("missing/file"), with: Data(), draft: folder.path("missing/draft"))
    }
  }

  @Test("A draft that is a symbolic link is not followed")
  func linkedDraft() throws {
    try folder.write("untouched", to: "other")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("draft"), withDestinationPath: folder.path("other"))
    #expect(throws: SystemError(code: ELOOP)) { try replace("file", with: "new") }
    #expect(try content("other") == "untouched")
  }

  @Test("A reader finds the old content or the new content, never a part of it")
  func readers() async throws {
    let contents = [1, 2].map { Data(repeating: $0, count: 300_000 * Int($0)) }
    let path = folder.path("file")
    try contents[0].write(to: URL(filePath: path))
    let draft = folder.path("draft")
    let read = try await withThrowingTaskGroup(of: [Data].self) { group in
      group.addTask {
        for round in 0..<50 {
          try AtomicFile.replace(path, with: contents[round % 2], draft: draft)
        }
        return []
      }
      group.addTask { try (0..<50).map { _ in try Data(contentsOf: URL(filePath: path)) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(read.count == 50)
    #expect(read.allSatisfy(contents.contains))
  }

  @Test("A file is created only where there is none")
  func create() throws {
    let draft = folder.path("draft")
    #expect(try AtomicFile.create(folder.path("file"), with: Data("first".utf8), draft: draft))
    #expect(try !AtomicFile.create(folder.path("file"), with: Data("second".utf8), draft: draft))
    #expect(try content("file") == "first")
    #expect(try names == ["file"])
  }
}
