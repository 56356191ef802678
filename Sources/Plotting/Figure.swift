/// A picture of optimizers at work, as data: panels side by side, the runs drawn in each, one
/// legend.
///
///     let figure = Figure(
///       id: "descent-sgd", title: "Gradient descent on the banana",
///       description: "The run falls into the valley and then creeps along its floor.",
///       panels: [.surface(banana), .contours(banana)],
///       runs: [Run(name: "SGD", style: 0, points: trajectory)])
///     let markup = figure.svg()
public struct Figure: Sendable {
  /// A name for the figure that is unique on its page: letters, digits and hyphens.
  public var id: String
  /// What a screen reader announces first.
  public var title: String
  /// What there is to see, for who cannot see it.
  public var description: String
  public var panels: [Panel]
  public var runs: [Run]

  public init(
    id: String, title: String, description: String, panels: [Panel], runs: [Run] = []
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.panels = panels
    self.runs = runs
  }

  /// How panels are set: two to a row, or one below the other for a narrow page.
  public enum Layout: Sendable { case sideBySide, stacked }
}

/// One plot of a figure; each shows all of the figure's runs.
public enum Panel: Sendable {
  /// A landscape from above: bands of equal height with lines between them.
  case contours(Landscape)
  /// A landscape in three dimensions.
  case surface(Landscape, View = View())
  /// A quantity over the steps.
  case lines(LineChart)
}

/// The direction from which a surface is seen, in degrees.
public struct View: Sendable, Hashable {
  /// The turn about the vertical: 0 looks along y, and a positive one moves the eye towards small
  /// x.
  public var azimuth: Double
  /// The height of the eye: 0 looks from the side, 90 from above.
  public var elevation: Double

  /// The height of the box around the surface as a part of its width.
  public var height: Double

  public init(azimuth: Double = 12, elevation: Double = 50, height: Double = 0.5) {
    self.azimuth = azimuth
    self.elevation = elevation
    self.height = height
  }
}

/// A quantity that follows from the parameters, over the steps on a logarithmic scale.
public struct LineChart: Sendable {
  /// The panel's heading and the vertical axis's name, such as `Distance to the minimum`.
  public var name: String
  public var quantity: Landscape.Field
  /// The values shown, or nil to let the runs decide.
  public var range: ClosedRange<Double>?
  /// The last step shown, or nil to let the runs decide.
  public var lastStep: Int?

  public init(
    name: String, range: ClosedRange<Double>? = nil, quantity: @escaping Landscape.Field
  ) {
    self.name = name
    self.range = range
    self.quantity = quantity
  }

  /// Creates the chart of a landscape's value.
  public init(loss landscape: Landscape) {
    self.init(name: "Loss \(landscape.name)", quantity: landscape.field)
  }

  /// Creates the chart of the Euclidean distance to a point.
  public init(distanceTo target: Point, name: String = "Distance to the minimum") {
    self.init(name: name) { x, y in Point(x, y).distance(to: target) }
  }
}
