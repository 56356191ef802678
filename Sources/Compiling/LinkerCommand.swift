internal import Foundation

/// The linker's own command line, without the compiler driver that would assemble it for each program.
///
/// The driver is asked once for a toolchain, since the places of the C library's start files differ
/// between systems. Its answer is kept beside the compiled modules of the system.
struct LinkerCommand: Codable, Sendable {
  let linker: String
  private let arguments: [String]

  /// The name of the file with the command in the folder of the system's modules.
  static let fileName = "linker-command.json"
  /// What stands in the command for the object files and for the libraries.
  static let objectsMark = "objects.o"
  private static let librariesMark = "-llibraries"

  /// Returns the driver's arguments for a program. All libraries are named here, and a library is
  /// loaded only if something in it is used.
  static func driverArguments(
    objects: [String] = [objectsMark], libraries: [String] = [librariesMark],
    toolchain: Toolchain, program: String
  ) -> [String] {
    let runtime = toolchain.runtime.path
    return ["-fuse-ld=lld", "-no-pie", toolchain.startup] + objects
      + ["-L", runtime, "-Xlinker", "--as-needed"] + libraries
      + ["-lm", "-Xlinker", "-rpath", "-Xlinker", runtime, "-o", program]
  }

  /// Reads the driver's answer to `-###`, whose last line is the command with each part in quotation
  /// marks; nil where it has another form.
  init?(driverOutput output: String) {
    guard
      let line = output.split(separator: "\n").last(where: {
        $0.contains("\"\(Self.objectsMark)\"")
      })
    else { return nil }
    var parts: [String] = []
    var current: String?
    var isEscaped = false
    for character in line {
      if isEscaped {
        current?.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        if let part = current { parts.append(part) }
        current = current == nil ? "" : nil
      } else {
        current?.append(character)
      }
    }
    guard current == nil, let linker = parts.first, linker.hasSuffix("ld.lld"),
      parts.contains(Self.objectsMark), parts.contains(Self.librariesMark)
    else { return nil }
    self.linker = linker
    // Threads do not pay for a program of this size.
    arguments = ["--threads=1"] + parts.dropFirst()
  }

  /// Returns the arguments for some object files and libraries.
  func arguments(objects: [String], libraries: [String]) -> [String] {
    arguments.flatMap { argument in
      switch argument {
      case Self.objectsMark: objects
      case Self.librariesMark: libraries
      default: [argument]
      }
    }
  }
}
