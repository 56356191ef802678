import Files
import Foundation
import TestSupport
import Testing

@Suite struct UnnamedDraftTests {
  @Test("While a file is written, its folder has no draft that a killed process could leave")
  func noDraft() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "file").path
    try AtomicFile.replace(path, draft: path + ".draft") { write in
      try write(Data("one ".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
      try write(Data("two".utf8))
    }
    #expect(FileManager.default.contents(atPath: path) == Data("one two".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["file"])
  }

  @Test("The new file has the permissions that were asked for, and those of the process otherwise")
  func permissions() throws {
    let folder = try TemporaryFolder()
    func mode(_ options: AtomicFile.Options) throws -> Int? {
      let path = folder.url.appending(path: "file").path
      try AtomicFile.replace(path, with: Data("x".utf8), draft: path + ".draft", options: options)
      return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(AtomicFile.Options(permissions: 0o640)) == 0o640)
    let usual = folder.url.appending(path: "usual").path
    #expect(FileManager.default.createFile(atPath: usual, contents: nil))
    let expected =
      try FileManager.default.attributesOfItem(atPath: usual)[.posixPermissions] as? Int
    #expect(try mode(AtomicFile.Options()) == expected)
  }
}
