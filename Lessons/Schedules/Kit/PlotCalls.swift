public import Autograd
internal import Observations
internal import ProbeRuntime

/// Draws numbers over the steps in an experiment, such as learning rates or losses.
///
/// Outside an experiment it draws nothing.
///
/// - Parameters:
///   - name: The line's name in the legend.
///   - values: The numbers, in order.
public func plot(_ name: String, values: [Double]) {
  reportPlot(Plot(name, .values(values)))
}

/// Draws points in the plane on the contours of an objective in an experiment.
///
/// Outside an experiment it draws nothing.
///
/// - Parameters:
///   - name: The line's name in the legend.
///   - trajectory: The parameters before each step.
///   - objective: The loss under the points, the ravine by default.
public func plot(_ name: String, _ trajectory: [Tensor], on objective: Objective = .ravine) {
  reportPlot(Plot(name, .trajectory(trajectory.map(\.scalars), landscape: objective.rawValue)))
}
