package import Courses
internal import Files
package import Foundation
internal import GRDB

/// The results of a class in one SQLite file.
///
/// Every change is a transaction, so that the file is complete whenever the program ends. The schema is
/// in ``Schema``.
package final class Gradebook: Sendable {
  package let file: URL
  let database: DatabaseQueue

  /// The name of the file in the folder of a class's results.
  package static let fileName = "gradebook.sqlite"

  /// Opens the gradebook in a folder, and creates it where there is none.
  ///
  /// - Parameters:
  ///   - folder: The folder of the class's results.
  ///   - lesson: The id of the lesson that the gradebook is for.
  /// - Throws: A ``ReportedFault`` where the file cannot be used, or belongs to another lesson or a later
  ///   version of this program.
  package convenience init(creatingIn folder: URL, lesson: String) throws(ReportedFault) {
    try self.init(folder.appending(path: Self.fileName), isReadOnly: false)
    try access {
      try database.write { database in
        try Property.lesson.setIfMissing(lesson, in: database)
      }
    }
    guard try self.lesson == lesson else {
      throw ReportedFault(
        .usage,
        "\(file.path) is the gradebook of the lesson \(try self.lesson). Name another folder with "
          + "--output.")
    }
  }

  /// Opens the gradebook in a folder.
  ///
  /// - Parameter folder: The folder of the class's results.
  /// - Throws: A ``ReportedFault`` where there is none, or it cannot be used.
  package convenience init(in folder: URL) throws(ReportedFault) {
    let file = folder.appending(path: Self.fileName)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ReportedFault(
        .usage,
        "There is no gradebook in \(folder.path). Name the folder that `lessons grade` wrote to.")
    }
    try self.init(file, isReadOnly: false)
  }

  private init(_ file: URL, isReadOnly: Bool) throws(ReportedFault) {
    self.file = file
    do {
      var configuration = Configuration()
      configuration.label = "gradebook"
      configuration.busyMode = .timeout(10)
      database = try DatabaseQueue(path: file.path, configuration: configuration)
      try Schema.migrator.migrate(database)
    } catch {
      throw Self.fault(error, at: file)
    }
    let hasLaterVersion = try access {
      try database.read { try Schema.migrator.hasBeenSuperseded($0) }
    }
    guard !hasLaterVersion else {
      throw ReportedFault(
        .usage,
        "\(file.path) was written by a later version of this program. Update it, or name another "
          + "folder.")
    }
  }

  /// The id of the lesson that the gradebook is for.
  package var lesson: String {
    get throws(ReportedFault) {
      try access { try database.read { try Property.lesson.value(in: $0) ?? "" } }
    }
  }

  /// Runs work on the database, and turns its errors into reported ones.
  func access<Result>(_ work: () throws -> Result) throws(ReportedFault) -> Result {
    do {
      return try work()
    } catch let fault as ReportedFault {
      throw fault
    } catch {
      throw Self.fault(error, at: file)
    }
  }

  private static func fault(_ error: any Error, at file: URL) -> ReportedFault {
    guard let error = error as? DatabaseError else {
      return ReportedFault(.machine, "The gradebook \(file.path) cannot be used: \(error).")
    }
    let advice =
      switch error.resultCode {
      case .SQLITE_NOTADB, .SQLITE_CORRUPT:
        "It is no gradebook, or is damaged. Restore a copy, or name another folder."
      case .SQLITE_BUSY, .SQLITE_LOCKED: "Another program uses it. Try again when that has ended."
      case .SQLITE_FULL: "The disk is full. Make room and run the command again to go on."
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR:
        "Make the folder writable, or name another."
      default: "Try again; if that does not help, restore a copy of the file."
      }
    return ReportedFault(
      error.resultCode.isOfOutput ? .output : .machine,
      "The gradebook \(file.path) cannot be used: \(error.message ?? "\(error.resultCode)"). "
        + advice)
  }
}

extension ResultCode {
  /// Whether the file cannot be written.
  fileprivate var isOfOutput: Bool {
    [.SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR].contains(self)
  }
}
