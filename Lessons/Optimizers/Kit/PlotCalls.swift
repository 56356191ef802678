public import Autograd
internal import Observations
internal import ProbeRuntime

/// Draws a run in an experiment: its points on the contours of an objective, and the loss over the
/// steps.
///
/// Outside an experiment it draws nothing.
///
/// - Parameters:
///   - name: The run's name in the legend, such as `"Adam"`, which also chooses its colour.
///   - trajectory: The parameters before each step, as `optimize` returns them.
///   - objective: The loss under the run, the banana by default.
public func plot(_ name: String, _ trajectory: [Tensor], on objective: Objective = .banana) {
  let points = trajectory.map(\.scalars)
  reportPlot(Plot(name, .trajectory(points, landscape: objective.rawValue)))
}

/// Draws numbers over their places in an experiment, such as the losses of a run.
///
/// Outside an experiment it draws nothing.
///
/// - Parameters:
///   - name: The line's name in the legend.
///   - values: The numbers, in order.
public func plot(_ name: String, values: [Double]) {
  reportPlot(Plot(name, .values(values)))
}
