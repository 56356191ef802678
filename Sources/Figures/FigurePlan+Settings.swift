internal import YAMLReading

extension FigurePlan {
  /// Reads settings such as `adam.learningRate=0.1` and checks them.
  ///
  /// - Throws: A ``FigureSettingFault`` at the first one that the figure does not accept.
  public func settings(_ texts: [String]) throws(FigureSettingFault) -> FigureSettings {
    var settings = FigureSettings()
    for text in texts {
      let (run, name, value) = try parts(of: text)
      let adjustable = try adjustable(name, in: run)
      guard settings.value(of: adjustable.name, in: run) == nil else {
        throw FigureSettingFault("`\(run).\(name)` is set twice; set it once.")
      }
      guard let number = DecimalNumber(value).value else {
        throw FigureSettingFault(
          "“\(value)” is no finite number for `\(run).\(name)`; write one such as "
            + "\(run).\(name)=\(DecimalNumber.text(adjustable.standard)).")
      }
      settings.set(adjustable.name, in: run, to: number)
    }
    try check(settings)
    return settings
  }

  /// Makes sure that the figure accepts settings.
  ///
  /// - Throws: A ``FigureSettingFault`` at the first one that it does not accept.
  public func check(_ settings: FigureSettings) throws(FigureSettingFault) {
    for (run, values) in settings.values.sorted(by: { $0.key < $1.key }) {
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        let adjustable = try adjustable(name, in: run)
        let isAllowed =
          adjustable.range.contains(value) && (!adjustable.isWhole || value == value.rounded())
        guard isAllowed else {
          throw FigureSettingFault(
            "`\(run).\(name)` is \(DecimalNumber.text(value)), and must be "
              + "\(adjustable.isWhole ? "a whole number " : "")from "
              + "\(DecimalNumber.text(adjustable.range.lowerBound)) to "
              + "\(DecimalNumber.text(adjustable.range.upperBound)).")
        }
      }
    }
    if takesOneRun, settings.values.count > 1 {
      let runs = settings.values.keys.sorted().map { "`\($0)`" }.joined(separator: " and ")
      throw FigureSettingFault(
        "This figure shows one choice, and \(runs) are set; set numbers of one of them.")
    }
  }

  private func parts(
    of text: String
  ) throws(FigureSettingFault) -> (run: String, name: String, value: String) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let names = (sides.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
    guard sides.count == 2, names.count == 2, !names.contains(where: \.isEmpty) else {
      let example =
        adjustableRuns.lazy.compactMap { run in
          run.adjustables.first.map {
            "\(run.id).\($0.name)=\(DecimalNumber.text($0.standard))"
          }
        }.first ?? "adam.learningRate=0.1"
      throw FigureSettingFault("“\(text)” is no setting; write RUN.NAME=VALUE, such as \(example).")
    }
    return (String(names[0]), String(names[1]), String(sides[1]))
  }

  private func adjustable(
    _ name: String, in id: String
  ) throws(FigureSettingFault) -> Adjustable {
    guard !adjustableRuns.isEmpty else {
      throw FigureSettingFault(
        "Nothing can be set in this figure; its description gives no run an `adjust`.")
    }
    guard let run = adjustableRuns.first(where: { $0.id == id }) else {
      throw FigureSettingFault(
        "No run that can be adjusted is called “\(id)”; "
          + "\(suggestion(for: id, among: adjustableRuns.map(\.id))).".asEnd)
    }
    guard let adjustable = run.adjustables.first(where: { $0.name == name }) else {
      throw FigureSettingFault(
        "“\(name)” cannot be set for \(id); "
          + "\(suggestion(for: name, among: run.adjustables.map(\.name))).".asEnd)
    }
    return adjustable
  }
}

extension String {
  /// The text without the period behind a question mark.
  fileprivate var asEnd: String { hasSuffix("?.") ? String(dropLast()) : self }
}
