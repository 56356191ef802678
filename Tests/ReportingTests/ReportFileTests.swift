import Foundation
import Reporting
import Testing

@Suite("Writing a report")
final class ReportFileTests {
  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  private func names(_ path: String? = nil) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path ?? folder).sorted()
  }

  @Test("A new file holds the whole text, and nothing is left beside it")
  func new() throws {
    let report = String(repeating: "θ ✓\n", count: 100_000)
    try ReportFile.write(report, to: "\(folder)/report.html")
    #expect(try text("report.html") == report)
    #expect(try names() == ["report.html"])
  }

  @Test("An old file is replaced and keeps its permissions")
  func replaced() throws {
    let path = "\(folder)/report.html"
    try ReportFile.write("a longer old text", to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try ReportFile.write("new", to: path)
    #expect(try text("report.html") == "new")
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    #expect(facts[.posixPermissions] as? Int == 0o640)
    #expect(try names() == ["report.html"])
  }

  @Test("A path that cannot be written is a sentence that names it and says what to do")
  func faults() throws {
    try ReportFile.write("in the way", to: "\(folder)/file")
    try FileManager.default.createDirectory(
      atPath: "\(folder)/taken", withIntermediateDirectories: false)
    let cases = [
      ("\(folder)/nowhere/report.html", "its folder does not exist"),
      ("\(folder)/taken", "it is a folder"),
      ("\(folder)/file/report.html", "a part of its path is not a folder"),
      ("\(folder)/\(String(repeating: "x", count: 300))", "its name is too long"),
      ("/proc/report.html", "no file can be made in /proc"),
      ("", "no file is named"),
    ]
    for (path, reason) in cases {
      let fault = try #require(throws: ReportFileFault.self) {
        try ReportFile.write("text", to: path)
      }
      #expect(fault.description.hasPrefix("The report \(path) was not written: \(reason)."))
    }
    #expect(try names() == ["file", "taken"])
    #expect(try text("file") == "in the way")
  }

  @Test("What cannot take the old file's place leaves it as it was, and nothing beside it")
  func failure() throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder)/full/report.html/inside", withIntermediateDirectories: true)
    #expect(throws: ReportFileFault.self) {
      try ReportFile.write("text", to: "\(folder)/full/report.html")
    }
    #expect(try names("\(folder)/full") == ["report.html"])
    #expect(try names("\(folder)/full/report.html") == ["inside"])
  }

  @Test("A symbolic link stays, and its target is replaced")
  func link() throws {
    try ReportFile.write("old", to: "\(folder)/target.html")
    for (link, target) in [("link.html", "target.html"), ("dangling.html", "made.html")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/\(link)", withDestinationPath: target)
      try ReportFile.write("new", to: "\(folder)/\(link)")
      #expect(try text(target) == "new")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(link)") == target)
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/circle", withDestinationPath: "circle")
    #expect(throws: ReportFileFault.self) {
      try ReportFile.write("text", to: "\(folder)/circle")
    }
  }

  @Test("A file that is open already, such as standard output, is written on")
  func openFile() throws {
    let path = "\(folder)/output"
    try ReportFile.write("before\n", to: path)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try ReportFile.write("after\n", to: "/proc/self/fd/\(file.fileDescriptor)")
    try file.close()
    #expect(try text("output") == "before\nafter\n")
    #expect(try names() == ["output"])
  }

  @Test("A pipe or a device is written to, not replaced")
  func device() throws {
    try ReportFile.write("text", to: "/dev/null")
    let facts = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(facts[.type] as? FileAttributeType == .typeCharacterSpecial)
  }
}
