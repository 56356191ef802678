package import Courses
internal import GRDB

extension Gradebook {
  /// The part of the class that was graded, such as `1/4`; nil for the whole class.
  package func part() throws(ReportedFault) -> String? {
    let part = try access { try database.read { try Property.part.value(in: $0) } }
    return part?.isEmpty == false ? part : nil
  }

  /// Sets the part of the class that is graded; an empty text stands for the whole class.
  package func setPart(_ part: String) throws(ReportedFault) {
    guard try self.part() ?? "" != part else { return }
    try access { try database.write { try Property.part.set(part, in: $0) } }
  }
}
