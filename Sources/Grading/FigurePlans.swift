package import Checking
package import Figures
package import LessonReading
internal import YAMLReading

/// The plans of a lesson's figures, and the faults in their descriptions.
package struct FigurePlans: Sendable {
  /// Returns the faults of adjustable runs that the lesson's own code declares: two of one name, or a
  /// standard value that is not allowed.
  private static func faults(of runs: [AdjustableRun], in figure: Figure) -> [LessonFault] {
    let twins = Set(runs.map(\.id).filter { id in runs.count { $0.id == id } > 1 }).sorted()
    return twins.map {
      LessonFault(
        "the figure “\(figure.id)” has two adjustable runs called `\($0)`; give each its own id",
        at: figure.position)
    }
      + runs.flatMap { run in
        run.adjustables.filter { !$0.range.contains($0.standard) }.map {
          LessonFault(
            "the figure “\(figure.id)” begins with a value of `\(run.id).\($0.name)` that it does "
              + "not allow; widen its range", at: figure.position)
        }
      }
  }

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
        faults += Self.faults(of: plan.adjustableRuns, in: figure)
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
