/// The checks of a lesson.
///
/// A lesson `Name` declares one class `LessonEntry` that conforms, in its module `NameChecks`. The
/// command finds it by that name, so that a new lesson changes no other file.
public protocol LessonChecks: AnyObject {
  init()
  /// The checks of each exercise, in the lesson's order.
  var exercises: [any ExerciseChecks] { get }
}
