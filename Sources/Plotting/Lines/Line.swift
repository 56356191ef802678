/// A line's name and appearance, as the legend shows them.
public struct Line: Sendable, Hashable {
  /// The purpose of a line, which decides how it is drawn.
  public enum Role: Sendable {
    /// The line that the figure is about: solid.
    case subject
    /// A line that a subject is compared with: thinner, dashed and underneath.
    case reference
    /// A line for context: thin, faint and without markers.
    case faded
  }

  /// The name in the legend.
  public var name: String
  /// The index of the line's style in `LineStyle.all`; larger numbers start again from the first.
  public var style: Int
  /// The number of the line among those of the same style, from 0. It decides the dashes and the
  /// marker.
  public var variant: Int
  public var role: Role

  public init(name: String, style: Int, variant: Int = 0, role: Role = .subject) {
    self.name = name
    self.style = style
    self.variant = variant
    self.role = role
  }

  package var look: LineStyle { LineStyle.numbered(style).variant(variant) }
}

/// A point of a line that is marked with a ring.
public struct Highlight: Sendable, Hashable {
  public var index: Int
  /// A remark on the line, after its name, such as `turns back at point 3`.
  public var remark: String
  /// The name of the ring in the legend, such as `first turn`.
  public var legend: String

  public init(index: Int, remark: String, legend: String) {
    self.index = index
    self.remark = remark
    self.legend = legend
  }
}

/// The names of lines and their points in captions, axes and tables.
public struct LineNouns: Sendable, Hashable {
  /// One line, as the heading of a table's column.
  public var line: String
  /// One point of a line, in captions such as `Slow, point 10: (0, 1)`.
  public var point: String
  /// The number of a line's points, as the heading of a table's column.
  public var points: String

  public init(line: String = "Line", point: String = "point", points: String = "Points") {
    self.line = line
    self.point = point
    self.points = points
  }
}
