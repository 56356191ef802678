import Foundation
import Keeping
import TestSupport
import Testing

@Suite struct KeptFilesTests {
  @Test("What is kept is there again, under its own key and no other")
  func round() throws {
    let folder = try TemporaryFolder()
    let kept = KeptFiles(in: folder.url.appending(path: "not/there/yet"))
    #expect(kept.result(of: "a") == nil)
    kept.keep(Data("first".utf8), as: "a")
    kept.keep(Data(), as: "b")
    #expect(kept.result(of: "a") == Data("first".utf8))
    #expect(kept.result(of: "b") == Data())
    kept.keep(Data("second".utf8), as: "a")
    #expect(kept.result(of: "a") == Data("second".utf8))
  }

  @Test("What was cut short or changed on the disk counts as not kept", arguments: [0, 10, 66, 69])
  func damaged(_ length: Int) throws {
    let folder = try TemporaryFolder()
    let kept = KeptFiles(in: folder.url)
    kept.keep(Data("result".utf8), as: "a")
    let file = folder.url.appending(path: "a")
    let whole = try Data(contentsOf: file)
    try whole.prefix(length).write(to: file)
    #expect(kept.result(of: "a") == nil)
    var changed = whole
    changed[whole.count - 1] ^= 1
    try changed.write(to: file)
    #expect(kept.result(of: "a") == nil)
  }

  @Test("Where nothing can be written, nothing is kept and nothing breaks")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "taken")
    let kept = KeptFiles(in: folder.url.appending(path: "taken"))
    kept.keep(Data("result".utf8), as: "a")
    #expect(kept.result(of: "a") == nil)
    kept.prune()
  }

  @Test("What was used longest ago goes first when there is too much")
  func bound() throws {
    let folder = try TemporaryFolder()
    let kept = KeptFiles(in: folder.url, limit: 1000)
    for (age, key) in ["newest", "middle", "oldest"].enumerated() {
      kept.keep(Data(count: 400), as: key)
      try FileManager.default.setAttributes(
        [.modificationDate: Date.now.addingTimeInterval(-100 * Double(age + 1))],
        ofItemAtPath: folder.path(key))
    }
    #expect(kept.result(of: "oldest") != nil)
    kept.prune()
    #expect(kept.result(of: "oldest") != nil)
    #expect(kept.result(of: "newest") != nil)
    #expect(kept.result(of: "middle") == nil)
  }

  @Test("What a killed run left behind goes after a while, and not while it may be in use")
  func drafts() throws {
    let folder = try TemporaryFolder()
    let kept = KeptFiles(in: folder.url)
    for name in [".draft-old", ".draft-new"] { try folder.write("half", to: name) }
    try FileManager.default.setAttributes(
      [.modificationDate: Date.now.addingTimeInterval(-7200)],
      ofItemAtPath: folder.path(".draft-old"))
    kept.prune()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [".draft-new"])
  }

  @Test("Many may keep and read the same at once")
  func atOnce() async throws {
    let folder = try TemporaryFolder()
    let kept = KeptFiles(in: folder.url)
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
