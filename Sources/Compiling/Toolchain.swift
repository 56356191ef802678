package import Courses
internal import Files
internal import Foundation

/// The Swift toolchain that compiles submissions.
package struct Toolchain: Sendable {
  /// The folder of the executables, `usr/bin`.
  let programs: URL

  /// Finds the toolchain of the first `swiftc` on a search path.
  package init(searchPath: String) throws(ReportedFault) {
    let folders = searchPath.split(separator: ":").map { URL(filePath: String($0)) }
    let found = folders.map { $0.appending(path: "swiftc") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let found else {
      throw ReportedFault(
        .machine, "There is no swiftc on the search path. Install Swift 6.2 or later: swift.org.")
    }
    programs = found.resolvingSymlinksInPath().deletingLastPathComponent()
    guard FileManager.default.isExecutableFile(atPath: compiler) else {
      throw ReportedFault(
        .machine, "The toolchain of \(found.path) has no swift-frontend. Install it whole.")
    }
  }

  var compiler: String { programs.appending(path: "swift-frontend").path }
  var linker: String { programs.appending(path: "clang").path }
  var symbolizer: String { programs.appending(path: "llvm-symbolizer").path }
  /// The folder of the Swift runtime's libraries.
  var runtime: URL {
    programs.deletingLastPathComponent().appending(path: "lib/swift/linux")
  }
  /// The object file that every Swift program is linked with.
  var startup: String { runtime.appending(path: "\(architecture)/swiftrt.o").path }
  var architecture: String {
    #if arch(arm64)
      "aarch64"
    #else
      "x86_64"
    #endif
  }

  /// Returns the names of the runtime's libraries that a program may need, without `lib` and `.so`.
  func libraries() throws(ReportedFault) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: runtime.path)
        .filter { $0.hasPrefix("lib") && $0.hasSuffix(".so") }
        .map { String($0.dropFirst("lib".count).dropLast(".so".count)) }
        .filter { name in !["Test", "XCTest", "Mirror"].contains { name.contains($0) } }.sorted()
    } catch {
      throw ReportedFault(
        .machine, "The folder \(runtime.path) cannot be listed: \(SystemError(error).sentences)")
    }
  }

  /// The folders that a compiler or linker must be able to read: the toolchain, and the system's headers
  /// and libraries.
  var readable: [String] {
    let root = programs.deletingLastPathComponent()
    return ["bin", "include", "lib", "libexec", "share/swift"].map { root.appending(path: $0).path }
      + Self.systemHeaders + ["/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib64"]
  }

  private static let systemHeaders = ["/usr/include", "/usr/local/include"]

  /// Returns the paths, sizes and modification times of the compiler and the system's headers. They
  /// distinguish toolchains on this machine without running the compiler.
  func identity() throws(ReportedFault) -> String {
    do {
      return try ([compiler] + Self.systemHeaders).map { path in
        guard path == compiler || FileManager.default.fileExists(atPath: path) else { return path }
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        let size = facts[.size] as? Int ?? 0
        let date = facts[.modificationDate] as? Date ?? .distantPast
        return "\(path) \(size) \(date.timeIntervalSince1970)"
      }.joined(separator: "\n")
    } catch {
      throw ReportedFault(
        .machine, "The compiler \(compiler) cannot be examined: \(SystemError(error).sentences)")
    }
  }
}
