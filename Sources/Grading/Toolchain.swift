internal import Foundation

/// The Swift toolchain that compiles submissions.
package struct Toolchain: Sendable {
  /// The folder with the programs, `usr/bin`.
  let programs: URL

  /// Finds the toolchain by the `swiftc` on the search path.
  package init(searchPath: String) throws(GradingFault) {
    let folders = searchPath.split(separator: ":").map { URL(filePath: String($0)) }
    let found = folders.map { $0.appending(path: "swiftc") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let found else {
      throw GradingFault(
        .machine, "There is no swiftc on the search path. Install Swift 6.2 or later: swift.org.")
    }
    programs = found.resolvingSymlinksInPath().deletingLastPathComponent()
    guard FileManager.default.isExecutableFile(atPath: compiler) else {
      throw GradingFault(
        .machine, "The toolchain of \(found.path) has no swift-frontend. Install it whole.")
    }
  }

  var compiler: String { programs.appending(path: "swift-frontend").path }
  var linker: String { programs.appending(path: "clang").path }
  var autolinkExtractor: String { programs.appending(path: "swift-autolink-extract").path }
  var symbolizer: String { programs.appending(path: "llvm-symbolizer").path }
  /// The folder with the Swift runtime's libraries.
  var runtime: URL {
    programs.deletingLastPathComponent().appending(path: "lib/swift/linux")
  }
  var architecture: String {
    #if arch(arm64)
      "aarch64"
    #else
      "x86_64"
    #endif
  }

  /// What tells this toolchain from another on this machine, without starting it.
  func identity() throws(GradingFault) -> String {
    do {
      let facts = try FileManager.default.attributesOfItem(atPath: compiler)
      let size = facts[.size] as? Int ?? 0
      let date = facts[.modificationDate] as? Date ?? .distantPast
      return "\(compiler) \(size) \(date.timeIntervalSince1970)"
    } catch {
      throw GradingFault(.machine, "The compiler \(compiler) cannot be looked at: \(error).")
    }
  }
}
