import Collecting
import Courses
import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct UnreadableTests {
  /// A submission that cannot be graded, and a part of its reason.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let reason: String
    let make: @Sendable (URL) throws -> Void
    var testDescription: String { name }

    init(_ name: String, _ reason: String, _ make: @escaping @Sendable (URL) throws -> Void) {
      self.name = name
      self.reason = reason
      self.make = make
    }
  }

  static let good = TestArchive.Entry.file("Adam.swift", "let a = 1")

  static let cases: [Case] = [
    Case("an empty folder", "The folder is empty.") { try folder($0, "s") },
    Case("a folder without Swift files", "no Swift file, but `essay.pdf`") {
      try text("x", $0, "s/essay.pdf")
    },
    Case("a folder with two archives", "archives, `a.zip`, `b.zip`") {
      try folder($0, "s")
      for name in ["a", "b"] {
        try TestArchive.write([good], to: $0.appending(path: "s/\(name).zip"))
      }
    },
    Case("an empty file", "is an empty file") { try text("", $0, "s.zip") },
    Case("an archive without entries", "holds no file") {
      try TestArchive.write([], to: $0.appending(path: "s.zip"))
    },
    Case("an archive of folders", "holds no file") {
      try TestArchive.write([.folder("work/")], to: $0.appending(path: "s.tar"), format: .tar)
    },
    Case("text named as an archive", "damaged or incomplete (Unrecognized archive format)") {
      try text("These are not the bytes.", $0, "s.zip")
    },
    Case("a truncated zip archive", "damaged or incomplete") {
      try truncated($0.appending(path: "s.zip"), format: .zip)
    },
    Case("a truncated tar archive", "damaged or incomplete") {
      try truncated($0.appending(path: "s.tgz"), format: .gzip)
    },
    Case("a truncated 7z archive", "damaged or incomplete") {
      try truncated($0.appending(path: "s.7z"), format: .sevenZip)
    },
    Case("a zip archive with changed bytes", "damaged or incomplete") {
      let file = $0.appending(path: "s.zip")
      try TestArchive.write([.file("Adam.swift", noise(5000))], to: file)
      var bytes = try Data(contentsOf: file)
      for index in 1000..<1100 { bytes[index] ^= 0x55 }
      try bytes.write(to: file)
    },
    Case("a name that is not in its declared encoding", "the name of an entry cannot be decoded") {
      let file = $0.appending(path: "s.zip")
      try TestArchive.write([.file("ÜÜ/Adam.swift", "let a = 1")], to: file)
      var changed = try Data(contentsOf: file)
      while let range = changed.range(of: Data("ÜÜ".utf8)) {
        changed.replaceSubrange(range, with: [0x9A, 0x9A, 0x9A, 0x9A])
      }
      // The flag for UTF-8 in the entry's header and in the directory's.
      let entry = try #require(changed.range(of: Data("PK\u{1}\u{2}".utf8)))
      changed[7] |= 8
      changed[entry.lowerBound + 9] |= 8
      try changed.write(to: file)
    },
    Case("an encrypted archive", "is encrypted") {
      try TestArchive.write([good], to: $0.appending(path: "s.zip"), password: "secret")
    },
    Case("a path above the folder", "leads outside of it, `../../Adam.swift`") {
      try TestArchive.write(
        [good, .file("../../Adam.swift", "let a = 1")], to: $0.appending(path: "s.zip"))
    },
    Case("a path that leads out and in again", "leads outside of it") {
      try TestArchive.write(
        [.file("a/../../s/Adam.swift", "let a = 1")], to: $0.appending(path: "s.tar"), format: .tar)
    },
    Case("an absolute path", "leads outside of it, `/tmp/Adam.swift`") {
      try TestArchive.write(
        [.file("/tmp/Adam.swift", "let a = 1")], to: $0.appending(path: "s.tar"), format: .tar)
    },
    Case("a symbolic link in a zip archive", "holds a link, `Adam.swift`") {
      try TestArchive.write(
        [.symbolicLink("Adam.swift", to: "/etc/passwd")], to: $0.appending(path: "s.zip"))
    },
    Case("a symbolic link to a folder, and a file in it", "holds a link, `work`") {
      try TestArchive.write(
        [.symbolicLink("work", to: "/tmp"), .file("work/Adam.swift", "let a = 1")],
        to: $0.appending(path: "s.tar"), format: .tar)
    },
    Case("a hard link", "holds a link, `Momentum.swift`") {
      try TestArchive.write(
        [good, .hardLink("Momentum.swift", to: "/etc/passwd")], to: $0.appending(path: "s.tar"),
        format: .tar)
    },
    Case("a device", "holds a device or pipe, `Adam.swift`") {
      try TestArchive.write([.device("Adam.swift")], to: $0.appending(path: "s.tar"), format: .tar)
    },
    Case("a file of zeros that compress well", "unpacks to more than is allowed") {
      try TestArchive.write(
        [good, .zeros("zeros", 32 << 20)], to: $0.appending(path: "s.tar.bz2"), format: .bzip2)
    },
    Case("many files", "has more entries than are allowed") {
      try TestArchive.write(
        (0...20_000).map { .file("\($0).swift", "") }, to: $0.appending(path: "s.zip"))
    },
    Case("a path of many folders", "a path that is too long") {
      try TestArchive.write(
        [.file(String(repeating: "a/", count: 200) + "Adam.swift", "let a = 1")],
        to: $0.appending(path: "s.zip"))
    },
    Case("an archive in an archive", "no Swift file, but an archive, `inner.zip`") {
      let inner = $0.appending(path: "inner.zip")
      try TestArchive.write([good], to: inner)
      let bytes = try Data(contentsOf: inner)
      try FileManager.default.removeItem(at: inner)
      // Stored as text of one byte for each character, which keeps the signature.
      try TestArchive.write(
        [.file("inner.zip", String(decoding: bytes, as: UTF8.self))],
        to: $0.appending(path: "s.zip"))
    },
    Case("an archive of a kind that is not read", "of a kind that is not read (.rar)") {
      try text("Rar!", $0, "s.rar")
    },
    Case("a symbolic link as a submission", "is a symbolic link") {
      try FileManager.default.createSymbolicLink(
        atPath: $0.appending(path: "s").path, withDestinationPath: "/etc")
    },
    Case("a symbolic link named as an archive", "is a symbolic link") {
      try FileManager.default.createSymbolicLink(
        atPath: $0.appending(path: "s.zip").path, withDestinationPath: "/etc/passwd")
    },
    Case("a pipe as a submission", "is a pipe") {
      try #require(mkfifo($0.appending(path: "s").path, 0o600) == 0)
    },
    Case("a folder and an archive of one id", "Several submissions have this id: `s`, `s.zip`") {
      try text("let a = 1", $0, "s/Adam.swift")
      try TestArchive.write([good], to: $0.appending(path: "s.zip"))
    },
  ]

  @Test("A submission that cannot be graded has a reason", arguments: cases)
  func reasons(_ tested: Case) async throws {
    let handedIn = try TestClass()
    try tested.make(handedIn.folder.url)
    let reason = try await handedIn.reason("s")
    #expect(reason.contains(tested.reason), "\(reason)")
    #expect(reason.hasSuffix("."))
  }

  @Test("A name that is not UTF-8 is refused and does not end the listing")
  func encoding() async throws {
    let tested = try TestClass()
    let path = tested.folder.url.path + "/"
    try #require(mkdir(path.utf8CString.dropLast() + [CChar(bitPattern: 0xE9), 0], 0o700) == 0)
    try tested.folder.write("let a = 1", to: "ada/Adam.swift")
    #expect(try tested.listed().submissions.map(\.student) == ["ada", "\u{FFFD}"])
    #expect(try await tested.reason("\u{FFFD}").contains("is not UTF-8"))
  }

  @Test(
    "A folder that may not be read is refused",
    .enabled(if: getuid() != 0, "The superuser may read every folder."))
  func permission() async throws {
    let tested = try TestClass()
    try tested.folder.write("let a = 1", to: "s/Adam.swift")
    chmod(tested.folder.path("s"), 0)
    defer { chmod(tested.folder.path("s"), 0o700) }
    #expect(try await tested.reason("s").contains("permission is denied"))
  }

  @Test("A large file in an archive is cut, so that it alone is refused")
  func largeFile() async throws {
    let tested = try TestClass()
    try TestArchive.write(
      [Self.good, .zeros("Momentum.swift", 1 << 20)], to: tested.folder.url.appending(path: "s.zip")
    )
    let unpacked = try await tested.unpack("s").get()
    let attributes = try FileManager.default.attributesOfItem(
      atPath: unpacked.folder.appending(path: "Momentum.swift").path)
    #expect(attributes[.size] as? Int == SubmittedFile.limit + 1)
  }

  @Test("Hidden files, build folders and links in them are left out of an archive")
  func hidden() async throws {
    let tested = try TestClass()
    try TestArchive.write(
      [
        .file("./work/Adam.swift", "let a = 1"), .symbolicLink("work/.build/debug", to: "x"),
        .zeros("work/.build/object.o", 20 << 20), .file("work/.DS_Store", "x"),
      ], to: tested.folder.url.appending(path: "s.tar"), format: .tar)
    let unpacked = try await tested.unpack("s").get()
    #expect(try TestClass.texts(unpacked) == ["work/Adam.swift": "let a = 1"])
  }

  @Test("Of two entries with one path the later one is written")
  func twice() async throws {
    let tested = try TestClass()
    try TestArchive.write(
      [
        .file("Adam.swift", "old"), .file("./Adam.swift", "new"),
        .file("Adam.swift/Momentum.swift", "inner"),
      ],
      to: tested.folder.url.appending(path: "s.tar"), format: .tar)
    try TestArchive.write(
      [.file("Adam.swift", "old"), .file("./Adam.swift", "new")],
      to: tested.folder.url.appending(path: "t.tar"), format: .tar)
    #expect(try TestClass.texts(try await tested.unpack("t").get()) == ["Adam.swift": "new"])
    let unpacked = try await tested.unpack("s").get()
    #expect(try TestClass.texts(unpacked) == ["Adam.swift/Momentum.swift": "inner"])
    #expect(unpacked.remarks.count == 1)
  }

  @Test("A missing program for archives is a fault of the machine and not of the student")
  func withoutProgram() async throws {
    let tested = try TestClass()
    try TestArchive.write([Self.good], to: tested.folder.url.appending(path: "s.zip"))
    let submission = try #require(try tested.listed().submissions.first)
    let reader = ArchiveReader(program: URL(filePath: "/nonexistent/lessons-unpack"))
    let fault = await #expect(throws: ReportedFault.self) {
      try await submission.unpack(
        into: tested.scratch.url, exerciseFiles: TestClass.files, reader: reader)
    }
    #expect(fault?.kind == .machine)
  }

  private static func folder(_ root: URL, _ name: String) throws {
    try FileManager.default.createDirectory(
      at: root.appending(path: name), withIntermediateDirectories: true)
  }

  private static func text(_ text: String, _ root: URL, _ name: String) throws {
    let file = root.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Text that does not compress, the same in every run.
  private static func noise(_ count: Int) -> String {
    var state: UInt64 = 1
    return String(
      decoding: (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(0x20 + (state >> 33) % 0x5F)
      }, as: UTF8.self)
  }

  private static func truncated(_ file: URL, format: TestArchive.Format) throws {
    try TestArchive.write([.file("Adam.swift", noise(5000))], to: file, format: format)
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(bytes.count / 2).write(to: file)
  }
}
