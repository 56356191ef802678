/// Horizontal bars, one for each category, or one of each series for each category.
///
///     BarPanel(
///       heading: "Time", axis: Axis("s"), categories: ["Quick", "Merge"],
///       series: [BarPanel.BarSeries(bars: [.init(1.2, low: 1.1, high: 1.4), .init(1.9)])])
public struct BarPanel: Panel {
  public struct Bar: Sendable, Hashable {
    public var value: Double
    /// The ends of the error bar, if there is one.
    public var low: Double?
    public var high: Double?
    /// The index of the bar's style in `LineStyle.all`, or nil for that of the series.
    public var style: Int?

    public init(_ value: Double, low: Double? = nil, high: Double? = nil, style: Int? = nil) {
      self.value = value
      self.low = low
      self.high = high
      self.style = style
    }
  }

  public struct BarSeries: Sendable, Hashable {
    /// The name in the legend and the table, or an empty text for a single series.
    public var name: String
    public var style: Int
    /// A bar for each category, in the same order; nil for no bar.
    public var bars: [Bar?]

    public init(name: String = "", style: Int = 0, bars: [Bar?]) {
      self.name = name
      self.style = style
      self.bars = bars
    }
  }

  public var heading: String
  public var axis: Axis
  public var categories: [String]
  public var series: [BarSeries]
  /// The meaning of the error bars, for the legend and the table, such as `range of 5 seeds`.
  public var errors: String
  /// The name of a category, as the heading of the table's first column.
  public var noun: String

  public init(
    heading: String, axis: Axis, categories: [String], series: [BarSeries],
    errors: String = "range", noun: String = "Bar"
  ) {
    self.heading = heading
    self.axis = axis
    self.categories = categories
    self.series = series
    self.errors = errors
    self.noun = noun
  }

  func bar(_ series: Int, _ category: Int) -> Bar? {
    let bars = self.series[series].bars
    return bars.indices.contains(category) ? bars[category] : nil
  }

  private var bars: [Bar] { series.flatMap { $0.bars.compactMap { $0 } } }
  var hasErrors: Bool { bars.contains { $0.low != nil || $0.high != nil } }

  /// The values shown. A linear axis contains zero; a logarithmic one begins at a power of ten.
  var domain: ClosedRange<Double> {
    let values = bars.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] }
    if axis.range != nil { return axis.domain(of: values) }
    switch axis.kind {
    case .linear:
      let finite = values.filter(\.isFinite)
      let padded = axis.domain(of: finite.isEmpty ? [] : finite + [0])
      // There is no space beyond zero on the side without bars.
      let hasNegative = finite.contains { $0 < 0 }
      let isNegative = hasNegative && !finite.contains { $0 > 0 }
      let low = hasNegative ? padded.lowerBound : 0
      let high = isNegative ? 0 : padded.upperBound
      return low...high
    case .logarithmic:
      let padded = axis.domain(of: values)
      let low = powerOf10(logarithm10(padded.lowerBound).rounded(.down))
      return low...padded.upperBound
    }
  }

  /// The greatest width of category names; longer ones are broken into lines.
  private static let nameWidth = 104.0

  /// The categories' names, each broken into lines; words that are too long are cut.
  var names: [[String]] {
    categories.map { name in
      Style.wrapped(name, width: BarPanel.nameWidth, size: Style.tickSize).map {
        Style.shortened($0, width: BarPanel.nameWidth, size: Style.tickSize)
      }
    }
  }

  public var margins: Margins {
    func width(_ text: String) -> Double { Style.width(of: text, size: Style.tickSize) }
    let names = names.joined().map(width).max() ?? 0
    let values = bars.map { width(BarPanel.text($0.value)) }.max() ?? 0
    return Margins(left: names + 10, right: max(values + 12, 14))
  }

  static func text(_ value: Double) -> String { TickText.short(value, digits: 3) }

  static let barHeight = 15.0

  public func plotHeight(columnWidth: Double) -> Double {
    let lines = names.map(\.count).max() ?? 1
    let group = max(
      Double(max(series.count, 1)) * BarPanel.barHeight,
      Double(lines) * BarDrawing.lineHeight)
    return max(Double(categories.count) * (group + 12) + 8, 60)
  }

  public func drawing(in box: Box, sharing backgrounds: SharedBackgrounds) -> any PanelDrawing {
    BarDrawing(self, in: box)
  }
}

extension BarPanel {
  public var table: PanelTable {
    let domain = domain
    func cells(_ index: Int, _ text: (Bar) -> String?) -> [String] {
      categories.indices.map { bar(index, $0).flatMap(text) ?? "none" }
    }
    return PanelTable(
      rowHeading: noun,
      rows: categories.indices.map {
        PanelTable.Row(categories[$0], remarks: remarks(on: $0, within: domain))
      },
      columns: series.indices.flatMap { index in
        let name = series[index].name.isEmpty ? axis.name : series[index].name
        let hasErrors = series[index].bars.contains { $0?.low != nil || $0?.high != nil }
        return [PanelTable.Column(name, cells(index) { TickText.short($0.value) })]
          + (hasErrors
            ? [PanelTable.Column("\(name), \(errors)", cells(index, BarPanel.errorText))] : [])
      })
  }

  private static func errorText(of bar: Bar) -> String? {
    guard bar.low != nil || bar.high != nil else { return nil }
    return "\(TickText.short(bar.low ?? bar.value)) to \(TickText.short(bar.high ?? bar.value))"
  }

  /// Returns the tooltip of a bar.
  func caption(of bar: Bar, series: BarSeries, category: String) -> String {
    let name = series.name.isEmpty ? category : "\(category), \(series.name)"
    let ends = BarPanel.errorText(of: bar).map { ", \(errors) \($0)" } ?? ""
    return "\(name): \(TickText.short(bar.value))\(ends)"
  }

  private func remarks(
    on category: Int, within domain: ClosedRange<Double>
  ) -> [PanelTable.Remark] {
    series.indices.flatMap { index -> [PanelTable.Remark] in
      guard let value = bar(index, category)?.value else { return [] }
      let name = series[index].name.isEmpty ? "" : series[index].name + " "
      if !value.isFinite { return [PanelTable.Remark("\(index)", "\(name)not finite")] }
      return domain.contains(value)
        ? [] : [PanelTable.Remark("\(index)", "\(name)outside the frame")]
    }
  }
}
