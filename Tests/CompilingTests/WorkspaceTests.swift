import Compiling
import Courses
import Foundation
import TestSupport
import Testing

@Suite struct WorkspaceTests {
  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("A workspace is a folder of its own, and is removed with everything in it")
  func removed() throws {
    let cache = try TemporaryFolder()
    var first: Workspace? = try Workspace(in: cache.url)
    let second = try Workspace(in: cache.url)
    let path = try #require(first?.folder.path)
    #expect(path != second.folder.path)
    _ = try first?.makeFolder("inner/folder")
    #expect(FileManager.default.fileExists(atPath: "\(path)/inner/folder"))
    first = nil
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try names(cache.url) == [second.folder.lastPathComponent])
  }

  @Test("The folders of killed runs are removed by a later run, and those in use are not")
  func abandoned() throws {
    let cache = try TemporaryFolder()
    let inUse = try Workspace(in: cache.url)
    try cache.write("left over", to: "work-abandoned/build/program")
    try cache.write("not a workspace", to: "kept/file")
    let later = try Workspace(in: cache.url)
    #expect(
      try names(cache.url)
        == ["kept", inUse.folder.lastPathComponent, later.folder.lastPathComponent].sorted())
  }

  @Test("Where the cache cannot be written, the workspace is a temporary folder")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "cache")
    let workspace = try Workspace(in: folder.url.appending(path: "cache"))
    let temporary = FileManager.default.temporaryDirectory.standardizedFileURL.path
    #expect(workspace.folder.standardizedFileURL.path.hasPrefix(temporary))
    #expect(try !workspace.makeFolder("inner").path.hasPrefix(folder.url.path))
  }

  @Test("Where the disk is nearly full, it is the machine's fault, and nothing is left behind")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "file")
    for cache in [folder.url.appending(path: "cache"), folder.url.appending(path: "file")] {
      let fault = #expect(throws: ReportedFault.self) {
        _ = try Workspace(in: cache, room: 1 << 62)
      }
      #expect(fault?.kind == .machine)
      #expect(fault?.description.contains(" MB left, and ") == true)
    }
    #expect(try names(folder.url) == ["file"])
  }
}
