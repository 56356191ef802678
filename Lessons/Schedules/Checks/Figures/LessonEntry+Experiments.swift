public import Figures
internal import Plotting
internal import SchedulesKit

extension LessonEntry: LessonExperiments {
  public var experimentDrawing: ExperimentDrawing {
    ExperimentDrawing(landscape: Self.landscape)
  }

  private static func landscape(named name: String) -> Landscape? {
    guard let objective = Objective(rawValue: name), objective.dimension == 2 else { return nil }
    let x = objective == .banana ? -2.0...2 : -4.5...4.5
    let y = objective == .banana ? -1.0...3 : -2.5...2.5
    return Landscape(
      id: objective.rawValue, field: objective.field, x: x, y: y, minimum: objective.minimum)
  }
}
