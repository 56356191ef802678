internal import Courses
package import Foundation
internal import Sandbox
internal import VisibleText

/// Reads archives with the program `lessons-unpack`, which runs in the sandbox without access to any
/// file.
package struct ArchiveReader: Sendable {
  let program: URL
  let limits: ArchiveLimits

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - program: The program `lessons-unpack`, which is built beside this process's own program.
  ///   - limits: What an archive may unpack to.
  package init(
    program: URL = ArchiveReader.programBesideThisOne, limits: ArchiveLimits = ArchiveLimits()
  ) {
    self.program = program
    self.limits = limits
  }

  package static var programBesideThisOne: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "lessons-unpack")
  }

  /// Returns the files and folders of an archive.
  ///
  /// - Throws: A ``ReportedFault`` if the program cannot be run.
  func entries(of archive: URL) async throws -> Result<[ArchiveRecord], Unreadable> {
    let bytes: [UInt8]
    switch RegularFile.bytes(of: archive.path, limit: limits.archiveBytes) {
    case .failure(let reason): return .failure(reason)
    case .success(let content): bytes = content
    }
    guard !bytes.isEmpty else {
      return .failure(Unreadable("The archive is an empty file.", isEmpty: true))
    }
    let numbers = [
      limits.fileBytes, limits.keptBytes, limits.entries, limits.unpackedBytes, limits.ratio,
    ]
    var running = Limits(
      cpuSeconds: 10, wallSeconds: 60, memoryBytes: 512 << 20, fileBytes: 1, openFiles: 16,
      stackBytes: 8 << 20, threads: 4)
    running.observationBytes = limits.keptBytes + limits.entries * 1024
    let completion: Completion
    do {
      completion = try await Sandbox.run(
        Command(executable: program.path, arguments: numbers.map(String.init), input: bytes),
        limits: running, confinement: .ownProgram)
    } catch {
      throw ReportedFault(
        .machine, "Archives cannot be unpacked: \(error) Build the program again: `swift build`.")
    }
    return Self.entries(completion)
  }

  private static func entries(_ completion: Completion) -> Result<[ArchiveRecord], Unreadable> {
    switch completion.ending {
    case .exited(0): break
    case .cpuLimit, .wallLimit:
      return .failure(
        Unreadable("Unpacking the archive takes too long. Pack the Swift files alone."))
    default:
      return .failure(
        Unreadable("The archive is damaged: reading it failed. Pack the Swift files again."))
    }
    guard var records = ArchiveRecord.records(in: completion.observations),
      let last = records.popLast()
    else {
      return .failure(Unreadable("The archive cannot be read. Pack the Swift files again."))
    }
    switch last.kind {
    case .complete: return .success(records)
    case .encrypted:
      return .failure(
        Unreadable("The archive is encrypted. Pack the Swift files without a password."))
    case .tooLarge:
      return .failure(
        Unreadable("The archive unpacks to more than is allowed. Pack the Swift files alone."))
    case .tooMany:
      return .failure(
        Unreadable("The archive has more entries than are allowed. Pack the Swift files alone."))
    default:
      let message = TruncatedText.cut(last.name.madeVisibleOnOneLine, to: 200)
      return .failure(
        Unreadable("The archive is damaged or incomplete (\(message)). Pack the Swift files again.")
      )
    }
  }
}
