package import Foundation

/// The reason why a file is not a progress record, as the end of a sentence.
package struct ProgressFault: Error {
  package let reason: String
}

extension ProgressRecord {
  /// The file's format.
  private struct Encoded: Codable {
    var schemaVersion = current
    var entries: [String: Entry]
    var hintsSeen: [String: [Int]]
    /// Nil where there are none.
    var tries: [String: [Try]]?

    static let current = 1
  }

  private struct Version: Decodable {
    let schemaVersion: Int
  }

  /// Decodes a record from its file's content.
  package init(json: Data) throws(ProgressFault) {
    do {
      let version = try JSONDecoder().decode(Version.self, from: json).schemaVersion
      guard version == Encoded.current else {
        throw ProgressFault(reason: "was written by another version of this program (\(version))")
      }
      let encoded = try JSONDecoder().decode(Encoded.self, from: json)
      self.init(
        entries: encoded.entries, hintsSeen: encoded.hintsSeen.mapValues { Set($0) },
        tries: encoded.tries ?? [:])
    } catch let fault as ProgressFault {
      throw fault
    } catch {
      throw ProgressFault(reason: "is damaged")
    }
  }

  /// Returns the file's content. Equal records give equal bytes.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(
      Encoded(
        entries: entries, hintsSeen: hintsSeen.mapValues { $0.sorted() },
        tries: tries.isEmpty ? nil : tries)) + Data([0x0A])
  }
}
