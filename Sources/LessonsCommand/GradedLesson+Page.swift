internal import Courses
internal import Foundation
internal import Grading
internal import Caching
internal import LessonReading
internal import Reporting
internal import Typesetting

extension GradedLesson {
  /// Returns the report as a page, by what the course keeps.
  func page(
    in folder: LessonFolder, form: HTMLReport.Form = .full, typesetter: Typesetter
  ) throws -> Data {
    // An image that cannot be shown is the author's fault, which verify tells, and not the student's.
    try HTMLReport.page(
      of: self, form: form, images: LessonImages(of: lesson, in: folder.folder),
      typesetter: typesetter, kept: ResultCache(in: folder.course.resultCache))
  }
}
