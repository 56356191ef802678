public import Figures

extension LessonEntry: LessonFigures {
  public func figure(id: String, description: String) throws -> FigurePlan {
    if let figure = try ChallengeFigure(id: id, yaml: description) { return figure.plan }
    return try DescentFigure(id: id, yaml: description).plan
  }
}
