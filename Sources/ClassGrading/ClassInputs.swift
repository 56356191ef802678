package import Courses
internal import Files
internal import Foundation
package import Gradebook
package import Grading

/// The seed of a class's checks.
package enum ClassSeed: Sendable {
  case open(UInt64)
  case secret(UInt64)

  package var value: UInt64 {
    switch self {
    case .open(let seed), .secret(let seed): seed
    }
  }

  package var isSecret: Bool {
    if case .secret = self { true } else { false }
  }

  /// Reads a secret seed from a file: a number, or any text, which is hashed.
  ///
  /// - Parameter path: The path of the file.
  /// - Throws: A ``ReportedFault`` where it cannot be read or is empty.
  package init(secretIn path: String) throws(ReportedFault) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ReportedFault(.usage, "The file \(path) with the secret seed cannot be read.")
    }
    let text = String(decoding: data, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else {
      throw ReportedFault(
        .usage,
        "The file \(path) with the secret seed is empty. Write a number or a sentence into it.")
    }
    if let number = UInt64(text) {
      self = .secret(number)
    } else {
      var hash = ContentHash()
      hash.add(data)
      self = .secret(UInt64(hash.hexadecimal().prefix(16), radix: 16) ?? 0)
    }
  }
}

/// What a class's verdicts depend on beside the submissions.
package enum ClassInputs {
  /// The version of the program's own judgement. It changes when verdicts or reports may.
  static let version = "1"

  /// Returns the inputs of a session in the form that a gradebook stores. A secret seed is not in it.
  package static func inputs(of session: GradingSession, seed: ClassSeed) -> Run.Inputs {
    let text: String
    switch seed {
    case .open(let number): text = "\(number)"
    case .secret(let number):
      var hash = ContentHash()
      hash.add("secret seed \(number)")
      text = "secret \(hash.hexadecimal().prefix(16))"
    }
    return Run.Inputs(
      lesson: session.lessonHash, seed: text,
      toolchain: "\(session.compilerVersion), lessons \(version)")
  }
}
