internal import Courses
internal import LessonReading

extension Lesson {
  /// Finds an exercise by the name that a person typed.
  func exercise(_ name: String) throws(ReportedFault) -> Exercise {
    if let found = exercises.first(where: { $0.id == name }) { return found }
    let known = exercises.map(\.id).joined(separator: ", ")
    throw ReportedFault(.usage, "The lesson \(id) has no exercise “\(name)”. It has: \(known).")
  }
}
