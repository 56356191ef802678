/// One plot of a figure.
///
/// A figure reads each panel's height and margins, gives it a box on the page and writes the
/// drawing that it returns. A type that conforms can be used at once; it is listed nowhere.
///
/// ``ScatterPanel`` is an example that needs no more than this protocol and ``Canvas``.
public protocol Panel: Sendable {
  /// The text above the plot.
  var heading: String { get }

  /// The space that labels need beside the plot.
  var margins: Margins { get }

  /// The meaning of the panel's colours, if a colour bar explains them.
  ///
  /// Panels with equal keys share one bar, which is beside the last of them. The drawing of a
  /// panel with a key has a ``PanelDrawing/colorScale``.
  var colorBarKey: AnyHashable? { get }

  /// The panel's numbers as text, for readers who cannot see it.
  var table: PanelTable { get }

  /// Returns the height of the plot in a column of a width, margins included in the width.
  func plotHeight(columnWidth: Double) -> Double

  /// Works out the drawing of the plot in a box.
  ///
  /// The box does not include the margins. The figure reserves 24 units above it for the heading
  /// and 38 below it for an axis. Costly backgrounds can be shared by the panels of a page.
  func drawing(in box: Box, sharing backgrounds: SharedBackgrounds) -> any PanelDrawing
}

extension Panel {
  public var margins: Margins { Margins(left: 44, right: 20) }
  public var colorBarKey: AnyHashable? { nil }

  public func plotHeight(columnWidth: Double) -> Double { min(columnWidth * 0.55, 220) }
}

/// A panel that has been worked out for a box; it may be drawn several times, in less detail each
/// time.
public protocol PanelDrawing {
  /// The entries that the figure's legend needs for this panel.
  var legend: [LegendEntry] { get }

  /// The colours of the colour bar, for a panel with a ``Panel/colorBarKey``.
  var colorScale: ColorScale? { get }

  func draw(on canvas: inout Canvas, detail: Detail)
}

extension PanelDrawing {
  public var colorScale: ColorScale? { nil }
}

/// The space at the left and at the right of a plot, in units of the page.
public struct Margins: Sendable, Hashable {
  public var left: Double
  public var right: Double

  public init(left: Double, right: Double) {
    self.left = left
    self.right = right
  }
}
