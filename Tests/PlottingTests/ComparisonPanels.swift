import Plotting

/// Settings of a search: sizes and times, with the rounds they took.
let scatter = ScatterPanel(
  heading: "Time by block size", horizontal: Axis("block size", .logarithmic),
  vertical: Axis("time in s", .logarithmic), colors: Axis("rounds", .logarithmic),
  groups: [
    ScatterPanel.Group(
      name: "", style: 0,
      points: [
        .init(1, 9.1, value: 900), .init(2, 5.2, value: 640),
        .init(4, 2.7, value: 410, label: "old default"),
        .init(8, 1.5, value: 300), .init(16, 0.82, value: 170, label: "default"),
        .init(32, 0.51, value: 120), .init(64, 0.33, value: 64, label: "chosen", isBest: true),
        .init(128, 0.36, value: 51), .init(256, 0.62, value: 33, label: "two caches"),
        .init(512, 1.9, value: 21), .init(1024, 6.5, value: 12), .init(2048, .infinity, value: 9),
        .init(700, 3.4, value: .nan), .init(90, 0, value: 40),
      ])
  ], noun: "Setting")

/// Two groups of points, with colours and markers of their own.
let groups = ScatterPanel(
  heading: "Two methods", horizontal: Axis("items"), vertical: Axis("steps per item"),
  groups: [
    ScatterPanel.Group(
      name: "merging", style: 0,
      points: (1...14).map { .init(Double($0) * 700, 3 + Double($0 * 7 % 5) * 0.3) }),
    ScatterPanel.Group(
      name: "inserting", style: 1,
      points: (1...14).map {
        .init(Double($0) * 700, 0.4 + Double($0) * 0.45 + Double($0 * 5 % 7) * 0.1)
      }),
  ])

/// One bar for each category, with error bars.
let bars = BarPanel(
  heading: "Time to sort", axis: Axis("time in s"),
  categories: ["Merge sort", "Quicksort", "Insertion sort on nearly sorted items", "Bogosort"],
  series: [
    BarPanel.BarSeries(bars: [
      .init(1.42, low: 1.31, high: 1.6, style: 0), .init(1.1, low: 0.92, high: 1.71, style: 1),
      .init(0.31, low: 0.3, high: 0.33, style: 2), .init(.infinity, style: 3),
    ])
  ], errors: "range of 5 seeds", noun: "Algorithm")

/// Two bars for each category, some of them negative.
let change = BarPanel(
  heading: "Change by year", axis: Axis("change in %"),
  categories: ["North", "East", "South"],
  series: [
    BarPanel.BarSeries(
      name: "2023", style: 0, bars: [.init(4.2), .init(-1.8, low: -2.9, high: -0.4), .init(0)]),
    BarPanel.BarSeries(
      name: "2024", style: 1, bars: [.init(6.1, low: 4.9, high: 7.8), .init(-3.1), nil]),
  ], errors: "95 % interval", noun: "Region")

/// Medians of repeated measurements, with their ranges.
let repeated = SeriesPanel(
  heading: "Error",
  series: (0..<2).map { number in
    Series(
      Line(name: number == 0 ? "Slow" : "Fast", style: number),
      repetitions: (0..<5).map { seed in
        (0..<60).map { index in
          let rate = number == 0 ? 0.955 : 0.88
          let noise = Double((index * (seed + 3) * 7919 + seed * 31) % 100) / 100
          let decay = (0..<index).reduce(1.0) { value, _ in value * rate }
          return (decay + 0.002) * (0.6 + 0.9 * noise)
        }
      }, meaning: "range of 5 seeds")
  }, nouns: LineNouns(line: "Method", point: "round", points: "Rounds"))

func comparison(_ panels: [any Panel], id: String = "comparison") -> Figure {
  Figure(id: id, title: "A comparison", description: "Methods compared.", panels: panels)
}
