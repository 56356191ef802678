import Foundation
import Testing
import Typesetting

/// What one typesetter kept, a later one takes; a page never depends on it.
@Suite struct KeepingTests {
  private let cache = FileManager.default.temporaryDirectory
    .appending(path: "typesetting-\(UUID().uuidString)")

  /// Typesets a formula and a line of code with a typesetter of its own.
  private func typeset(_ roots: [String] = ["/usr/share"]) -> [String] {
    let typesetter = Typesetter(searchRoots: roots, cache: cache)
    return [typesetter.math(#"\frac{a}{b}"#, display: true).html]
      + typesetter.codeLines("let x = 1 // one", language: "swift")
  }

  private var files: [URL] {
    get throws {
      try FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil)
    }
  }

  @Test("What is kept comes out as it was made, and each text is kept once")
  func again() throws {
    defer { try? FileManager.default.removeItem(at: cache) }
    let first = typeset()
    let names = try Set(files.map(\.lastPathComponent))
    #expect(names.count == 2)
    #expect(typeset() == first)
    #expect(try Set(files.map(\.lastPathComponent)) == names)
  }

  @Test("What is kept is used: scripts that have since stopped running are not started")
  func noEngine() throws {
    defer { try? FileManager.default.removeItem(at: cache) }
    let root = cache.appending(path: "share")
    let katex = root.appending(path: "javascript/katex")
    try FileManager.default.createDirectory(at: katex, withIntermediateDirectories: true)
    let script = katex.appending(path: "katex.min.js")
    let working = try Data(
      contentsOf: URL(filePath: "/usr/share/javascript/katex/katex.min.js"))
    let roots = [root.path, "/usr/share"]
    try working.write(to: script)
    let moment = Date(timeIntervalSince1970: 1_700_000_000)
    try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: script.path)
    let first = typeset(roots)
    // The same path, size and time, and no script at all.
    try Data(repeating: UInt8(ascii: "{"), count: working.count).write(to: script)
    try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: script.path)
    #expect(typeset(roots) == first)
    // Another time is another file, which is not believed to do what the old one did.
    try FileManager.default.setAttributes(
      [.modificationDate: moment + 1], ofItemAtPath: script.path)
    #expect(typeset(roots) != first)
  }

  @Test(
    "A file that is damaged, foreign or no file is replaced",
    arguments: ["cut", "changed", "empty", "swapped", "folder", "link", "pipe", "notUTF8"])
  func damaged(_ way: String) throws {
    defer { try? FileManager.default.removeItem(at: cache) }
    let first = typeset()
    let kept = try files
    let whole = try kept.map { try Data(contentsOf: $0) }
    for (index, file) in kept.enumerated() {
      if !["cut", "changed", "empty", "swapped"].contains(way) {
        try FileManager.default.removeItem(at: file)
      }
      switch way {
      case "cut": try whole[index].dropLast().write(to: file)
      case "changed": try (whole[index].dropLast() + Data("!".utf8)).write(to: file)
      case "empty": try Data().write(to: file)
      case "swapped": try whole[1 - index].write(to: file)
      case "folder":
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
      case "link":
        try FileManager.default.createSymbolicLink(
          at: file, withDestinationURL: URL(filePath: "/dev/zero"))
      case "pipe": #expect(mkfifo(file.path, 0o600) == 0)
      default: try (whole[index] + [0xFF]).write(to: file)
      }
    }
    #expect(typeset() == first)
    #expect(typeset() == first)
    if way != "folder" { #expect(try kept.map { try Data(contentsOf: $0) } == whole) }
  }

  @Test("A formula with a fault is refused each time, and not kept")
  func fault() throws {
    defer { try? FileManager.default.removeItem(at: cache) }
    for _ in 0..<2 {
      let result = Typesetter(cache: cache).math(#"\foo"#, display: false)
      #expect(result.fault?.offset == 0)
    }
    #expect(!FileManager.default.fileExists(atPath: cache.path))
  }

  @Test("A folder that cannot be written to keeps nothing and changes nothing")
  func unwritable() {
    let nowhere = URL(filePath: "/dev/null/typesetting")
    let html = Typesetter(cache: nowhere).math("x", display: false).html
    #expect(html == Typesetter().math("x", display: false).html)
  }

  @Test("What was longest not used goes when there is too much")
  func bounded() throws {
    defer { try? FileManager.default.removeItem(at: cache) }
    _ = typeset()
    let old = try files
    let past = Date(timeIntervalSince1970: 1_000_000_000)
    for file in old {
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: file.path)
    }
    for index in 0..<2100 { try Data().write(to: cache.appending(path: "other-\(index)")) }
    _ = Typesetter(cache: cache).math("y", display: false)
    #expect(try files.count <= 2001)
    #expect(old.allSatisfy { !FileManager.default.fileExists(atPath: $0.path) })
  }
}
