package import Courses
package import LessonReading
package import Typesetting

extension Verification {
  /// Returns the faults of a lesson's text, a sentence each. They are found without the checks and
  /// without a submission, so at once.
  package static func textFaults(
    of draft: LessonDraft, in folder: LessonFolder, typesetter: Typesetter
  ) -> [String] {
    LessonAudit(draft, folder: folder, checks: nil).textFaults(typesetter: typesetter)
  }
}
