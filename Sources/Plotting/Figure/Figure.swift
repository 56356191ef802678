/// A picture made of panels, with one legend below them.
///
///     let path = Trajectory(name: "Slow", style: 0, points: points)
///     let figure = Figure(
///       id: "slow", title: "A path through the valley",
///       description: "The path enters the valley and follows its floor.",
///       panels: [
///         SurfacePanel(valley, trajectories: [path]), ContourPanel(valley, trajectories: [path]),
///       ])
///     let markup = figure.svg()
public struct Figure: Sendable {
  /// A name for the figure that is unique on its page: letters, digits and hyphens.
  public var id: String
  /// The title that a screen reader announces first.
  public var title: String
  /// A description of the picture for readers who cannot see it.
  public var description: String
  public var panels: [any Panel]

  public init(id: String, title: String, description: String, panels: [any Panel]) {
    self.id = id
    self.title = title
    self.description = description
    self.panels = panels
  }

  /// How panels are arranged: two to a row, or one below the other for a narrow page.
  public enum Layout: Sendable { case sideBySide, stacked }
}
