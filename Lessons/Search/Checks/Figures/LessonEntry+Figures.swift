public import Figures
internal import YAMLReading

extension LessonEntry: LessonFigures {
  private static let kinds: [FigureKind] = [
    .scales, .folds, .gridAndRandom, .winner, .halving, .challenge,
  ]

  public func figure(id: String, description: String) throws -> FigurePlan {
    var reader = try DescriptionReader(description, of: "a figure")
    reader.allowOtherKeys()
    let name = reader.choice("kind", among: Self.kinds.map(\.name))
    guard let kind = Self.kinds.first(where: { $0.name == name }) else {
      throw YAMLFaults(reader.faults)
    }
    return try NumberedFigure(id: id, kind: kind, yaml: description).plan
  }
}
