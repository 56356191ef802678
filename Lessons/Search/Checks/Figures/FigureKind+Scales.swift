internal import Autograd
internal import Checking
internal import Figures
internal import Observations
internal import Plotting
internal import SearchKit

extension FigureKind {
  /// How many draws lie in each power of ten, on a linear scale and on a logarithmic one.
  static let scales = FigureKind(
    name: "scales", title: "The logarithmic scale",
    numbers: [
      FigureNumber(
        name: "low", label: "lower end", range: 1e-9...0.5, slider: 1e-6...0.1,
        scale: .logarithmic),
      FigureNumber(
        name: "high", label: "upper end", range: 0.6...1e6, slider: 0.6...1000,
        scale: .logarithmic),
      .whole("draws", "draws", in: 1...200), .whole("seed", "seed", in: 0...1000, slider: 0...20),
    ],
    exercise: "log-uniform",
    scenarios: { values in
      units(values).map { unit in
        var writer = WireWriter()
        for number in [unit, values["low"] ?? 0, values["high"] ?? 1] { writer.write(number) }
        return writer.bytes
      }
    },
    panels: { values, answers in
      let draws = draws(values, answers)
      let series = [("Linear scale", 1, draws.linear), ("Logarithmic scale", 0, draws.logarithmic)]
      let powers = powers(values)
      return [
        BarPanel(
          heading: "Draws in each power of ten", axis: Axis("draws"),
          categories: powers.map { "\(powerText($0)) to \(powerText($0 + 1))" },
          series: series.map { name, style, numbers in
            BarPanel.BarSeries(
              name: name, style: style,
              bars: powers.map { power in
                BarPanel.Bar(Double(numbers.count { decade(of: $0) == power }))
              })
          }, noun: "Power of ten")
      ]
    },
    result: { values, answers in
      let numbers = draws(values, answers).logarithmic.sorted()
      guard !numbers.isEmpty else { return "has no draws." }
      return "draws from \(NumberText.short(numbers[0], digits: 3)) to "
        + "\(NumberText.short(numbers[numbers.count - 1], digits: 3)), with the median "
        + "\(NumberText.short(numbers[numbers.count / 2], digits: 3))."
    })

  private static func units(_ values: Values) -> [Double] {
    var random = RandomNumbers(seed: Int(values["seed"] ?? 0))
    return (0..<Int(values["draws"] ?? 0)).map { _ in random.unit() }
  }

  private static func draws(
    _ values: Values, _ answers: [Answer?]
  ) -> (linear: [Double], logarithmic: [Double]) {
    let (low, high) = (values["low"] ?? 0, values["high"] ?? 1)
    let units = units(values)
    return (
      units.map { low + $0 * (high - low) },
      zip(units, answers).map { unit, answer in
        answer?.trace?.rows.first?.values.first ?? low * pow(high / low, unit)
      }
    )
  }

  /// The exponent of the power of ten that begins the decade of a number.
  private static func decade(of number: Double) -> Int {
    let exponent = number > 0 ? (log(number) / log(10) + 1e-9).rounded(.down) : -400
    return Int(max(-400, min(400, exponent)))
  }

  private static func powers(_ values: Values) -> [Int] {
    Array(decade(of: values["low"] ?? 1)...decade(of: (values["high"] ?? 1) * 0.999_999))
  }

  private static func powerText(_ exponent: Int) -> String {
    NumberText.short(pow(10, Double(exponent)), digits: 3)
  }
}
