internal import Figures

/// The input of the template of a figure's sliders.
struct FigureControls {
  let id: String
  /// Whether the figure shows one choice among its runs, which can be written into a file.
  let isChoice: Bool
  /// The exercise in whose file the choice is; nil where there is none.
  let exercise: String?
  let runs: [Run]

  /// A run with the numbers that can be changed.
  struct Run {
    let id: String
    let name: String
    let numbers: [Number]
  }

  /// A number with its slider and its field.
  struct Number {
    let key: String
    let label: String
    /// The name that a screen reader announces, such as `Adam: learning rate`.
    let accessibleName: String
    let standard: String
    let lowest: String
    let highest: String
    let sliderLowest: String
    let sliderHighest: String
    let scale: String
    let isWhole: Bool
  }

  /// Creates the controls; nil for a figure without adjustable runs.
  init?(_ plan: FigurePlan, of id: String) {
    guard !plan.adjustableRuns.isEmpty else { return nil }
    self.id = id
    isChoice = plan.takesOneRun
    exercise = plan.takesOneRun ? plan.runs.first?.exercise : nil
    runs = plan.adjustableRuns.map { run in
      Run(
        id: run.id, name: run.name,
        numbers: run.adjustables.map { number in
          Number(
            key: number.name, label: number.label, accessibleName: "\(run.name): \(number.label)",
            standard: "\(number.standard)", lowest: "\(number.range.lowerBound)",
            highest: "\(number.range.upperBound)",
            sliderLowest: "\(number.sliderRange.lowerBound)",
            sliderHighest: "\(number.sliderRange.upperBound)", scale: number.scale.rawValue,
            isWhole: number.isWhole)
        })
    }
  }
}
