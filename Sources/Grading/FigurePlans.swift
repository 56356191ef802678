package import Checking
package import Figures
package import LessonReading
internal import YAMLReading

/// The plans of a lesson's figures, and the faults in their descriptions.
package struct FigurePlans: Sendable {
  /// The plans of the figures without faults, by id.
  package private(set) var plans: [String: FigurePlan] = [:]
  /// The faults, each with its position in the lesson file.
  package private(set) var faults: [LessonFault] = []

  package init(of lesson: Lesson, checks: any LessonChecks) {
    let exercises = lesson.exercises.map(\.id)
    for figure in lesson.figures {
      do {
        let plan = try checks.figurePlan(id: figure.id, description: figure.body)
        let strangers = plan.runs.filter { !exercises.contains($0.exercise) }
        if strangers.isEmpty { plans[figure.id] = plan }
        faults += strangers.map { run in
          LessonFault(
            "the figure “\(figure.id)” draws a run of “\(run.exercise)”, and no exercise is called "
              + "so; the lesson has \(exercises.joined(separator: ", "))",
            at: run.place.map(figure.position) ?? figure.position)
        }
      } catch let error as YAMLFaults {
        faults += error.faults.map {
          LessonFault("the figure “\(figure.id)”: \($0.message)", at: figure.position(of: $0.place))
        }
      } catch {
        faults.append(
          LessonFault("the figure “\(figure.id)” cannot be drawn: \(error)", at: figure.position))
      }
    }
  }
}
