internal import Foundation

extension ProgramRun {
  /// Measures the peak memory of a program without its children, in bytes.
  ///
  /// The kernel reports it only while the program runs, so it is polled.
  static func ownMemory(of program: String, _ arguments: [String]) throws -> Double {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    var most = 0.0
    while process.isRunning {
      most = max(most, peak(of: process.processIdentifier) ?? 0)
      usleep(2000)
    }
    return most
  }

  private static func peak(of process: pid_t) -> Double? {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first
      .flatMap { Double($0) }.map { $0 * 1024 }
  }
}
