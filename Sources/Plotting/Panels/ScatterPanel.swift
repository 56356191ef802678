/// Points in a plane of two quantities; their colours may show a third one.
///
///     ScatterPanel(
///       heading: "Settings tried", horizontal: Axis("size", .logarithmic),
///       vertical: Axis("time in s", .logarithmic),
///       groups: [ScatterPanel.Group(name: "Runs", style: 0, points: points)])
public struct ScatterPanel: Panel {
  public struct DataPoint: Sendable, Hashable {
    public var x: Double
    public var y: Double
    /// The number that the point's colour shows, if the panel has an axis for colours.
    public var value: Double?
    /// A text beside the point. It is left out where there is no space for it.
    public var label: String?
    /// Whether the point is marked with a star.
    public var isBest: Bool

    public init(
      _ x: Double, _ y: Double, value: Double? = nil, label: String? = nil, isBest: Bool = false
    ) {
      self.x = x
      self.y = y
      self.value = value
      self.label = label
      self.isBest = isBest
    }
  }

  /// Points with a common marker, and a common colour unless colours show a value.
  public struct Group: Sendable, Hashable {
    public var name: String
    /// The index of the style in `LineStyle.all`; larger numbers start again from the first.
    public var style: Int
    public var points: [DataPoint]

    public init(name: String, style: Int, points: [DataPoint]) {
      self.name = name
      self.style = style
      self.points = points
    }

    package var look: LineStyle { LineStyle.numbered(style) }
  }

  public var heading: String
  public var horizontal: Axis
  public var vertical: Axis
  /// The quantity that colours show, or nil for the colours of the groups.
  public var colors: Axis?
  public var groups: [Group]
  /// The name of a point with a star in the legend and the table.
  public var best: String
  /// The name of a point, as the heading of the table's first column.
  public var noun: String

  public init(
    heading: String, horizontal: Axis, vertical: Axis, colors: Axis? = nil, groups: [Group],
    best: String = "best", noun: String = "Point"
  ) {
    self.heading = heading
    self.horizontal = horizontal
    self.vertical = vertical
    self.colors = colors
    self.groups = groups
    self.best = best
    self.noun = noun
  }

  var points: [DataPoint] { groups.flatMap(\.points) }
  var horizontalDomain: ClosedRange<Double> { horizontal.domain(of: points.map(\.x)) }
  var verticalDomain: ClosedRange<Double> { vertical.domain(of: points.map(\.y)) }

  /// The colours, if they show a value.
  var colorScale: ColorScale? {
    colors.map { axis in
      ColorScale(
        name: axis.name, colors: (0..<24).map { Viridis.color(at: Double($0) / 23) },
        kind: axis.kind, domain: axis.exactDomain(of: points.compactMap(\.value)))
    }
  }

  public var margins: Margins {
    Margins(left: Axes.leftMargin(of: verticalDomain, vertical.kind, isNamed: true), right: 12)
  }

  /// The bar of each panel has a key of its own, because its range depends on the panel's points.
  public var colorBarKey: AnyHashable? {
    colors.map { [AnyHashable($0.name), AnyHashable(groups)] as [AnyHashable] }
  }

  public func plotHeight(columnWidth: Double) -> Double { min(columnWidth * 0.72, 280) }

  public func drawing(in box: Box, sharing backgrounds: SharedBackgrounds) -> any PanelDrawing {
    ScatterDrawing(self, in: box)
  }
}

extension ScatterPanel {
  public var table: PanelTable {
    let points = points
    let domains = (horizontalDomain, verticalDomain)
    func cells(_ value: (DataPoint) -> Double?) -> [String] {
      points.map { value($0).map { TickText.short($0) } ?? "none" }
    }
    return PanelTable(
      rowHeading: noun,
      rows: zip(names, points).map {
        PanelTable.Row($0, remarks: remarks(on: $1, within: domains))
      },
      columns: [
        PanelTable.Column(horizontal.name, cells(\.x)),
        PanelTable.Column(vertical.name, cells(\.y)),
      ] + (colors.map { [PanelTable.Column($0.name, cells(\.value))] } ?? []))
  }

  /// The points' names: their labels, or else numbers, after the group's name if there are several.
  var names: [String] {
    groups.flatMap { group in
      group.points.enumerated().map { index, point in
        let name = point.label ?? String(index + 1)
        return groups.count > 1 ? "\(group.name), \(name)" : name
      }
    }
  }

  /// Returns the tooltip of a point.
  func caption(of point: DataPoint, named name: String) -> String {
    var parts = [
      "\(horizontal.name) \(TickText.short(point.x))",
      "\(vertical.name) \(TickText.short(point.y))",
    ]
    if let colors, let value = point.value {
      parts.append("\(colors.name) \(TickText.short(value))")
    }
    return "\(name): " + parts.joined(separator: ", ") + (point.isBest ? ", \(best)" : "")
  }

  private func remarks(
    on point: DataPoint, within domains: (x: ClosedRange<Double>, y: ClosedRange<Double>)
  ) -> [PanelTable.Remark] {
    var remarks: [PanelTable.Remark] = []
    if point.isBest { remarks.append(PanelTable.Remark("best", best)) }
    for (value, axis, domain) in [
      (point.x, horizontal, domains.x), (point.y, vertical, domains.y),
    ] {
      if !value.isFinite {
        remarks.append(PanelTable.Remark("\(axis.name) finite", "\(axis.name) not finite"))
      } else if !domain.contains(value) {
        remarks.append(
          PanelTable.Remark("\(axis.name) outside", "\(axis.name) outside the frame"))
      }
    }
    if let colors, let value = point.value, !value.isFinite {
      remarks.append(PanelTable.Remark("value finite", "\(colors.name) not finite"))
    }
    return remarks
  }
}
