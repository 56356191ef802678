internal import ClassGrading
internal import Courses

extension CourseClass {
  /// Writes the files about the course, and warns on standard error of lessons that were left out, and
  /// of a fault in the description of the course. The lessons' own results are complete then.
  func writeWithWarnings() throws {
    do {
      for lesson in try write() { warnOfLeftOut(lesson.folder, "\(lesson.fault)") }
    } catch let fault as ReportedFault where fault.kind == .lesson {
      warn("The files about the course were not written.", because: fault.description)
    }
  }
}
