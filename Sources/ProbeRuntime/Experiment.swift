// The C library's streams are global variables; this process has one thread that uses them.
@preconcurrency internal import Glibc
public import Observations

/// Prepares the reports of an experiment: its plots, and where it stopped.
package func beginExperiment() {
  setvbuf(stdout, nil, _IOLBF, 0)
  reportTraps()
  ProbePipe.isExperiment = true
}

/// Sends the judge a line to draw. Outside an experiment nothing is drawn, so that an exercise may
/// plot too.
public func reportPlot(_ plot: Plot) {
  guard ProbePipe.isExperiment else { return }
  ProbePipe.reply(.plotted(plot))
}
