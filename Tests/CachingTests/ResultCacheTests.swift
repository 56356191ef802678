import Foundation
import Glibc
import Caching
import TestSupport
import Testing

@Suite struct KeptFilesTests {
  @Test("What is kept is there again, under its own key and no other")
  func round() throws {
    let folder = try TemporaryFolder()
    let kept = ResultCache(in: folder.url.appending(path: "not/there/yet"))
    #expect(kept.result(of: "a") == nil)
    kept.keep(Data("first".utf8), as: "a")
    kept.keep(Data(), as: "b")
    #expect(kept.result(of: "a") == Data("first".utf8))
    #expect(kept.result(of: "b") == Data())
    kept.keep(Data("second".utf8), as: "a")
    #expect(kept.result(of: "a") == Data("second".utf8))
  }

  @Test(
    "What is damaged, foreign or no file counts as not kept, and is replaced",
    arguments: ["cut", "changed", "empty", "swapped", "folder", "link", "pipe"])
  func damaged(_ way: String) throws {
    let folder = try TemporaryFolder()
    let kept = ResultCache(in: folder.url)
    kept.keep(Data("result".utf8), as: "a")
    kept.keep(Data("another".utf8), as: "b")
    let file = folder.url.appending(path: "a")
    let whole = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    switch way {
    case "cut": try whole.dropLast().write(to: file)
    case "changed": try (whole.dropLast() + Data("!".utf8)).write(to: file)
    case "empty": try Data().write(to: file)
    case "swapped": try Data(contentsOf: folder.url.appending(path: "b")).write(to: file)
    case "folder":
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    case "link":
      try FileManager.default.createSymbolicLink(
        at: file, withDestinationURL: URL(filePath: "/dev/zero"))
    default: #expect(mkfifo(file.path, 0o600) == 0)
    }
    #expect(kept.result(of: "a") == nil)
    kept.keep(Data("result".utf8), as: "a")
    #expect(kept.result(of: "a") == Data("result".utf8))
  }

  @Test("Where nothing can be written, nothing is kept and nothing breaks")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "taken")
    let kept = ResultCache(in: folder.url.appending(path: "taken"))
    kept.keep(Data("result".utf8), as: "a")
    #expect(kept.result(of: "a") == nil)
  }

  @Test("What was used longest ago goes first when there is too much", arguments: [true, false])
  func bound(_ isOfBytes: Bool) throws {
    let folder = try TemporaryFolder()
    for (age, key) in ["newest", "middle", "oldest"].enumerated() {
      ResultCache(in: folder.url).keep(Data(count: 400), as: key)
      try FileManager.default.setAttributes(
        [.modificationDate: Date.now.addingTimeInterval(-100 * Double(age + 1))],
        ofItemAtPath: folder.path(key))
    }
    let kept = ResultCache(
      in: folder.url, most: isOfBytes ? .init(bytes: 1000) : .init(files: 2))
    #expect(kept.result(of: "oldest") != nil)
    kept.keep(Data(count: 400), as: "another")
    #expect(kept.result(of: "oldest") != nil)
    #expect(kept.result(of: "newest") != nil)
    #expect(kept.result(of: "middle") == nil)
  }

  @Test("Many may keep and read the same at once")
  func atOnce() async throws {
    let folder = try TemporaryFolder()
    let kept = ResultCache(in: folder.url)
    let expected = Data(repeating: 7, count: 100_000)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask {
          kept.keep(expected, as: "a")
          let found = kept.result(of: "a")
          return found == expected
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
  }
}
