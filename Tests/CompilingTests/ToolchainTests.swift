import Compiling
import Courses
import Foundation
import TestSupport
import Testing

@Suite struct ToolchainTests {
  @Test("A search path without swiftc is a fault of the machine that says what to install")
  func missing() throws {
    let folder = try TemporaryFolder()
    let fault = try #require(throws: ReportedFault.self) {
      try Toolchain(searchPath: "\(folder.url.path):\(folder.path("missing"))")
    }
    #expect(fault.kind == .machine)
    #expect(fault.description.contains("Install Swift"))
  }

  @Test("A swiftc without the compiler beside it is a fault that names the file")
  func incomplete() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("swiftc")
    try folder.write("#!/bin/sh\n", to: "swiftc")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let fault = try #require(throws: ReportedFault.self) {
      try Toolchain(searchPath: folder.url.path)
    }
    #expect(fault.kind == .machine)
    #expect(fault.description.contains(path))
  }
}
