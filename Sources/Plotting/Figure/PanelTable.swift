/// The numbers of a panel as text: a row for each thing that is drawn.
///
/// A figure joins the tables of its panels whose rows have the same heading and names.
public struct PanelTable: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public var name: String
    public var remarks: [Remark]

    public init(_ name: String, remarks: [Remark] = []) {
      self.name = name
      self.remarks = remarks
    }
  }

  /// Something that a reader of the numbers alone could miss.
  public struct Remark: Sendable, Hashable {
    /// The topic of the remark. Of several panels' remarks on one topic, the first is shown.
    public var topic: String
    public var text: String

    public init(_ topic: String, _ text: String) {
      self.topic = topic
      self.text = text
    }
  }

  public struct Column: Sendable, Hashable {
    public var name: String
    /// A text for each row.
    public var cells: [String]

    public init(_ name: String, _ cells: [String]) {
      self.name = name
      self.cells = cells
    }
  }

  /// The meaning of a row, such as `Point`.
  public var rowHeading: String
  public var rows: [Row]
  public var columns: [Column]
  /// Columns that are shown only if no other panel has numbers of the same rows.
  public var fallbackColumns: [Column]

  public init(
    rowHeading: String, rows: [Row], columns: [Column], fallbackColumns: [Column] = []
  ) {
    self.rowHeading = rowHeading
    self.rows = rows
    self.columns = columns
    self.fallbackColumns = fallbackColumns
  }
}

extension PanelTable {
  /// Creates the table of trajectories: their ends, the heights there, and remarks on each.
  init(_ trajectories: [Trajectory], on landscape: Landscape, nouns: LineNouns) {
    let ends = trajectories.map { [$0.points.first, $0.points.last] }
    func cells(_ end: Int, _ text: (Point) -> String) -> [String] {
      ends.map { $0[end].map(text) ?? "none" }
    }
    func height(_ p: Point) -> String { TickText.short(landscape.field(p.x, p.y)) }
    self.init(
      rowHeading: nouns.line,
      rows: trajectories.map {
        Row($0.name, remarks: PanelTable.remarks(on: $0, within: landscape.frame, nouns: nouns))
      },
      columns: [
        Column(nouns.points, trajectories.map { String($0.points.count) }),
        Column("Start", cells(0, TickText.point)), Column("End", cells(1, TickText.point)),
      ],
      fallbackColumns: [
        Column("\(landscape.name), first", cells(0, height)),
        Column("\(landscape.name), last", cells(1, height)),
      ])
  }

  private static func remarks(
    on trajectory: Trajectory, within frame: Box, nouns: LineNouns
  ) -> [Remark] {
    var remarks = remarks(on: trajectory.line, trajectory.highlight)
    if let start = trajectory.points.first, start.isFinite, !frame.contains(start) {
      remarks.append(Remark("start", "starts outside the frame"))
    }
    if let exit = ClippedPath(trajectory.points, within: frame).exits.first {
      remarks.append(Remark("exit", "leaves the frame at \(nouns.point) \(exit.index)"))
    }
    if trajectory.finiteCount < trajectory.points.count {
      remarks.append(
        Remark("finite", "not finite from \(nouns.point) \(trajectory.finiteCount)"))
    }
    return remarks
  }

  /// The remarks on a line that do not depend on its points.
  static func remarks(on line: Line, _ highlight: Highlight?) -> [Remark] {
    (line.role == .faded ? [Remark("role", "drawn faint")] : [])
      + (highlight.map { [Remark("highlight", $0.remark)] } ?? [])
  }
}
