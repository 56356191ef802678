public import Figures
internal import YAMLReading

extension LessonEntry: LessonFigures {
  public func figure(id: String, description: String) throws -> FigurePlan {
    let kinds = ["ravine", "rates", "noise", "loop", "clip", "decay", "challenge"]
    var reader = try DescriptionReader(description, of: "a figure")
    let kind = reader.choice("kind", among: kinds)
    guard let kind else {
      reader.allowOtherKeys()
      try reader.finish()
      throw FigureFault("the figure has no kind; write `kind: \(kinds[0])`")
    }
    let text = FigureText(id: id, title: reader.text("title"), caption: reader.text("caption"))
    let plan =
      switch kind {
      case "ravine": RavineFigure(text, &reader).plan
      case "rates": RatesFigure(text, &reader).plan
      case "noise": NoiseFigure(text, &reader).plan
      case "loop": LoopFigure(text, &reader).plan
      case "clip": ClipFigure(text, &reader).plan
      case "decay": DecayFigure(text, &reader).plan
      default: ChallengeFigure(text).plan
      }
    try reader.finish()
    return plan
  }
}
