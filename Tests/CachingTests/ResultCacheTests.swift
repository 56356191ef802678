import Caching
import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct ResultCacheTests {
  @Test("What is kept is there again, under its own key and no other")
  func round() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(in: folder.url.appending(path: "not/there/yet"))
    #expect(cache.value(for: "a") == nil)
    cache.store(Data("first".utf8), for: "a")
    cache.store(Data(), for: "b")
    #expect(cache.value(for: "a") == Data("first".utf8))
    #expect(cache.value(for: "b") == Data())
    cache.store(Data("second".utf8), for: "a")
    #expect(cache.value(for: "a") == Data("second".utf8))
  }

  @Test(
    "A damaged or foreign entry counts as a miss and is replaced",
    arguments: ["cut", "changed", "empty", "swapped", "folder", "link", "pipe"])
  func damaged(_ way: String) throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(in: folder.url)
    cache.store(Data("result".utf8), for: "a")
    cache.store(Data("another".utf8), for: "b")
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
    #expect(cache.value(for: "a") == nil)
    cache.store(Data("result".utf8), for: "a")
    #expect(cache.value(for: "a") == Data("result".utf8))
  }

  @Test("In an unwritable folder nothing is stored and nothing fails")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "taken")
    let cache = ResultCache(in: folder.url.appending(path: "taken"))
    cache.store(Data("result".utf8), for: "a")
    #expect(cache.value(for: "a") == nil)
  }

  @Test("The least recently used entries are evicted first", arguments: [true, false])
  func bound(_ isOfBytes: Bool) throws {
    let folder = try TemporaryFolder()
    for (age, key) in ["newest", "middle", "oldest"].enumerated() {
      ResultCache(in: folder.url).store(Data(count: 400), for: key)
      try FileManager.default.setAttributes(
        [.modificationDate: Date.now.addingTimeInterval(-100 * Double(age + 1))],
        ofItemAtPath: folder.path(key))
    }
    let cache = ResultCache(
      in: folder.url, limit: isOfBytes ? .init(bytes: 1000) : .init(files: 2))
    #expect(cache.value(for: "oldest") != nil)
    cache.store(Data(count: 400), for: "another")
    #expect(cache.value(for: "oldest") != nil)
    #expect(cache.value(for: "newest") != nil)
    #expect(cache.value(for: "middle") == nil)
  }

  @Test("Concurrent tasks can store and read the same entry")
  func atOnce() async throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(in: folder.url)
    let expected = Data(repeating: 7, count: 100_000)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 {
        group.addTask {
          cache.store(expected, for: "a")
          let found = cache.value(for: "a")
          return found == expected
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
  }
}
