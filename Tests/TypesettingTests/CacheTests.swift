import Foundation
import Testing
import Typesetting

/// A typesetter uses the results that an earlier one stored. No page depends on them.
@Suite struct CachingTests {
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
    // A file with another modification time counts as another file.
    try FileManager.default.setAttributes(
      [.modificationDate: moment + 1], ofItemAtPath: script.path)
    #expect(typeset(roots) != first)
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
}
