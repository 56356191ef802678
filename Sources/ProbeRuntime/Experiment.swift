// The C library's streams are global variables; this process has one thread that uses them.
@preconcurrency internal import Glibc
public import Observations

/// Prepares the reports of an experiment: its plots, and where it stopped.
package func beginExperiment() {
  // Not buffered: text appears as it is printed, and none is lost where the program is ended.
  setvbuf(stdout, nil, _IONBF, 0)
  reportTraps()
  ProbePipe.isExperiment = true
}

/// Sends the judge a line to draw. Outside an experiment nothing is drawn, so that an exercise may
/// plot too.
public func reportPlot(_ plot: Plot) {
  guard ProbePipe.isExperiment else { return }
  let count = plot.count
  let fitting = plot.first(plot.fittingCount)
  if fitting.count < count {
    print("plot: only the first \(fitting.count) of \(count) points of “\(plot.name)” are drawn.")
  }
  ProbePipe.reply(.plotted(fitting))
}
