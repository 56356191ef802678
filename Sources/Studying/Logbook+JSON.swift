package import Foundation

/// Why a file is no logbook, as the end of a sentence.
package struct LogbookFault: Error {
  package let reason: String
}

extension Logbook {
  /// The logbook as its file holds it.
  private struct Encoded: Codable {
    var schemaVersion = current
    var entries: [String: Entry]
    var hintsSeen: [String: [Int]]

    static let current = 1
  }

  private struct Version: Decodable {
    let schemaVersion: Int
  }

  /// Reads a logbook from its file's content.
  package init(json: Data) throws(LogbookFault) {
    do {
      let version = try JSONDecoder().decode(Version.self, from: json).schemaVersion
      guard version == Encoded.current else {
        throw LogbookFault(reason: "was written by another version of this program (\(version))")
      }
      let encoded = try JSONDecoder().decode(Encoded.self, from: json)
      self.init(
        entries: encoded.entries, hintsSeen: encoded.hintsSeen.mapValues { Set($0) })
    } catch let fault as LogbookFault {
      throw fault
    } catch {
      throw LogbookFault(reason: "is damaged")
    }
  }

  /// Returns the content of its file: the same bytes for the same logbook.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(
      Encoded(entries: entries, hintsSeen: hintsSeen.mapValues { $0.sorted() })) + Data([0x0A])
  }
}
