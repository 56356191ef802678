internal import Caching
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading
internal import Reporting
internal import Typesetting

extension GradedLesson {
  /// Returns the HTML report, using the course's cache.
  func page(
    in folder: LessonFolder, form: HTMLReport.Form = .full, typesetter: Typesetter
  ) throws -> Data {
    // An image that cannot be shown is the author's mistake: `verify` reports it, the student's report
    // does not.
    try HTMLReport.page(
      of: self, form: form, images: LessonImages(of: lesson, in: folder.folder),
      typesetter: typesetter, cache: ResultCache(in: folder.course.resultCache))
  }
}
