import Files
import Foundation
import TestSupport
import Testing

@Suite struct VersionedFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("a.swift") }
  private var draft: String { folder.path(".draft") }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func replace(_ text: String, expecting version: String) throws -> Bool {
    try VersionedFile.replace(path, expecting: version, with: Data(text.utf8), draft: draft)
  }

  private func content() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
  }

  @Test("A file is replaced if it has the expected version, and keeps its permissions")
  func expected() throws {
    try folder.write("one", to: "a.swift")
    chmod(path, 0o640)
    #expect(try replace("two", expecting: VersionedFile.version(of: Array("one".utf8))))
    #expect(try content() == "two")
    #expect(try names() == ["a.swift"])
    var facts = stat()
    #expect(stat(path, &facts) == 0 && facts.st_mode & 0o777 == 0o640)
  }

  @Test("A file with another version is not replaced")
  func other() throws {
    try folder.write("theirs", to: "a.swift")
    #expect(try !replace("mine", expecting: VersionedFile.version(of: Array("one".utf8))))
    #expect(try !replace("mine", expecting: VersionedFile.absent))
    #expect(try content() == "theirs")
    #expect(try names() == ["a.swift"])
  }

  @Test("A missing file is created only where it is expected to be missing")
  func missing() throws {
    #expect(try !replace("mine", expecting: VersionedFile.version(of: Array("one".utf8))))
    #expect(try names() == [])
    #expect(try replace("mine", expecting: VersionedFile.absent))
    #expect(try content() == "mine")
  }

  @Test("Of many replacements of one version at once, one succeeds, and nothing of it is lost")
  func concurrent() async throws {
    try folder.write("start", to: "a.swift")
    let version = VersionedFile.version(of: Array("start".utf8))
    let winners = try await withThrowingTaskGroup(of: Int?.self) { group in
      for number in 0..<20 {
        group.addTask { [path, folder] in
          try VersionedFile.replace(
            path, expecting: version, with: Data("\(number)".utf8),
            draft: folder.path(".draft\(number)")) ? number : nil
        }
      }
      return try await group.compactMap { $0 }.reduce(into: []) { $0.append($1) }
    }
    #expect(winners.count == 1)
    #expect(try content() == winners.map { "\($0)" }.first)
    #expect(try names() == ["a.swift"])
  }
}
