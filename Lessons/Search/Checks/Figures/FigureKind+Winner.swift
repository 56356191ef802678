internal import Checking
internal import Plotting
internal import SearchKit

extension FigureKind {
  /// The least of n noisy measurements, and the true loss of the same configuration.
  static let winner = FigureKind(
    name: "winner", title: "The best of n",
    numbers: [
      FigureNumber(
        name: "spread", label: "spread of the true losses", range: 0...10, slider: 0...2),
      FigureNumber(name: "noise", label: "noise of a measurement", range: 0...10, slider: 0...2),
      .whole("trials", "trials", in: 2...200, slider: 2...100),
      .whole("seed", "seed", in: 0...1000, slider: 0...20),
    ],
    panels: { values, _ in
      let (measured, truth) = winners(values)
      let nouns = LineNouns(line: "Winner", point: "number of configurations", points: "Numbers")
      return [
        SeriesPanel(
          heading: "Loss of the winner, less the mean of all",
          series: [
            Series(
              Line(name: "As measured", style: 0), values: [.nan] + median(measured),
              band: band(measured)),
            Series(
              Line(name: "In truth", style: 1), values: [.nan] + median(truth), band: band(truth)),
          ].map { series in
            // A line ends before the first value that is not finite, so index 0 repeats index 1.
            var series = series
            series.values[0] = series.values[1]
            return series
          }, scale: .linear, nouns: nouns)
      ]
    },
    result: { values, _ in
      let (measured, truth) = winners(values)
      let looks = median(measured).last ?? 0
      let real = median(truth).last ?? 0
      return
        "of \(Int(values["trials"] ?? 0)) looks \(NumberText.short(-looks, digits: 3)) better than "
        + "the mean, and is \(NumberText.short(-real, digits: 3)) better."
    })

  private static let repetitions = 60

  /// Returns the measured and the true loss of the best of 1, 2, 3, … configurations, for each
  /// repetition.
  private static func winners(_ values: Values) -> (measured: [[Double]], truth: [[Double]]) {
    var random = RandomNumbers(seed: Int(values["seed"] ?? 0))
    let (spread, noise) = (values["spread"] ?? 0, values["noise"] ?? 0)
    var measured: [[Double]] = []
    var truth: [[Double]] = []
    for _ in 0..<repetitions {
      var best = (measured: Double.infinity, truth: 0.0)
      var rows: ([Double], [Double]) = ([], [])
      for _ in 0..<Int(values["trials"] ?? 0) {
        let loss = spread * random.normal()
        let seen = loss + noise * random.normal()
        if seen < best.measured { best = (seen, loss) }
        rows.0.append(best.measured)
        rows.1.append(best.truth)
      }
      measured.append(rows.0)
      truth.append(rows.1)
    }
    return (measured, truth)
  }

  private static func median(_ repetitions: [[Double]]) -> [Double] {
    quantile(0.5, of: repetitions)
  }

  private static func quantile(_ share: Double, of repetitions: [[Double]]) -> [Double] {
    (repetitions.first ?? []).indices.map { index in
      let sorted = repetitions.map { $0[index] }.sorted()
      let place = share * Double(sorted.count - 1)
      let low = sorted[Int(place)]
      return low + (sorted[min(Int(place) + 1, sorted.count - 1)] - low)
        * (place - place.rounded(.down))
    }
  }

  private static func band(_ repetitions: [[Double]]) -> Series.Band {
    Series.Band(
      lower: [.nan] + quantile(0.25, of: repetitions),
      upper: [.nan] + quantile(0.75, of: repetitions), meaning: "middle half of 60 repetitions")
  }
}
