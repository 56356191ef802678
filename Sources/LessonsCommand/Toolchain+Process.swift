internal import Compiling
internal import Foundation

extension Toolchain {
  /// Finds the toolchain on this process's search path.
  static func ofThisProcess() throws -> Toolchain {
    try Toolchain(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
  }
}
