package import Courses
package import Foundation
internal import Gradebook

/// The parts of a class that are to be merged.
package enum ClassParts {
  /// Checks that the folders of some parts make up the class.
  ///
  /// - Throws: A ``ReportedFault`` that names the parts that are missing, or those that do not belong
  ///   together.
  package static func requireAll(_ folders: [URL]) throws(ReportedFault) {
    var found: [(shard: Shard, folder: URL)] = []
    for folder in folders {
      guard let text = try Gradebook(in: folder).part(), let shard = Shard(text) else { continue }
      if let other = found.first(where: { $0.shard.count != shard.count }) {
        throw ReportedFault(
          .usage,
          "\(other.folder.relativePath) is part \(other.shard.number) of \(other.shard.count) and "
            + "\(folder.relativePath) is part \(shard.number) of \(shard.count). Merge parts of one "
            + "division.")
      }
      found.append((shard, folder))
    }
    guard let count = found.first?.shard.count else { return }
    let missing = Set(1...count).subtracting(found.map(\.shard.number)).sorted()
    guard !missing.isEmpty else { return }
    let names = missing.map { "\($0)/\(count)" }.joined(separator: ", ")
    let isOne = missing.count == 1
    throw ReportedFault(
      .usage,
      "The class has \(count) parts, and \(isOne ? "part" : "the parts") \(names) \(isOne ? "is" : "are") "
        + "missing. Name the \(isOne ? "folder" : "folders"), too; nothing was merged.")
  }
}
