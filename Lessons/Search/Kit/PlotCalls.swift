internal import Observations
internal import ProbeRuntime

/// Draws numbers over their places in an experiment, such as the best loss after each trial.
///
/// Outside an experiment it draws nothing.
///
/// - Parameters:
///   - name: The line's name in the legend.
///   - values: The numbers, in order.
public func plot(_ name: String, values: [Double]) {
  reportPlot(Plot(name, .values(values)))
}
