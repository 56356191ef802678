internal import Courses
internal import LessonReading

extension Lesson {
  /// Returns the exercise of that name.
  ///
  /// - Throws: A usage fault that lists the names there are.
  func exercise(_ name: String) throws(ReportedFault) -> Exercise {
    if let found = exercises.first(where: { $0.id == name }) { return found }
    let known = exercises.map(\.id).joined(separator: ", ")
    throw ReportedFault(.usage, "The lesson \(id) has no exercise “\(name)”. It has: \(known).")
  }
}
