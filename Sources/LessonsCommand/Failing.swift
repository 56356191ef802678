internal import ArgumentParser
internal import Courses
internal import Foundation
internal import LessonReading
internal import Reporting

/// Runs a command's work. Prints an error on standard error and throws the exit status for it.
func failing(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let exit as ExitCode {
    throw exit
  } catch  where Interruption.signal != nil {
    throw ExitCode(128 + (Interruption.signal ?? 0))
  } catch let faults as LessonFaults {
    throw end(faults.description, .lessonFault)
  } catch let fault as ReportedFault {
    switch fault.kind {
    case .usage: throw end(fault.description, .wrongUsage)
    case .lesson: throw end(fault.description, .lessonFault)
    case .machine: throw end(fault.description, .ourFault)
    case .output: throw end(fault.description, .unwritableOutput)
    }
  } catch let fault as ReportFileFault {
    throw end(fault.description, fault.isWrongUsage ? .wrongUsage : .unwritableOutput)
  } catch let fault as OutputFault {
    if fault.isClosedPipe { throw ExitCode.closedPipe }
    throw end(fault.description, .unwritableOutput)
  } catch {
    throw end("\(error)", .ourFault)
  }
}

extension ExitCode {
  static let someDidNotPass = ExitCode(1)
  static let wrongUsage = ExitCode(64)
  static let lessonFault = ExitCode(65)
  static let ourFault = ExitCode(70)
  static let unwritableOutput = ExitCode(74)
  /// The status of a program that SIGPIPE ended.
  static let closedPipe = ExitCode(141)
}

private func end(_ message: String, _ code: ExitCode) -> ExitCode {
  // A lesson's faults begin with `file:line:column: error:`, like a compiler's.
  let isPlaced = message.contains(": error: ")
  StandardError.write("\(isPlaced ? "" : "error: ")\(message)\n")
  return code
}
