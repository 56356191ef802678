internal import Explaining
internal import Observations
internal import VisibleText

/// The reports that an experiment's program sent: its plots, and how it ended.
struct ExperimentReports {
  /// The lines that were drawn, with visible names.
  private(set) var plots: [Plot] = []
  /// The name in a call of `unfinished`; nil where there was none.
  private(set) var unfinished: String?
  private(set) var trap: Trap?
  /// Why the rest of the stream is invalid; nil where all of it was decoded.
  private(set) var fault: String?

  init(_ stream: [UInt8]) {
    let (bodies, wireFault) = Frames.bodies(of: stream)
    fault = wireFault?.description
    for body in bodies {
      do {
        switch try Reply(wireBytes: body).content {
        case .plotted(var plot):
          plot.name = plot.name.madeVisibleOnOneLine
          plots.append(plot)
        case .unfinished(let name): unfinished = name
        case .trapped(_, let addresses, let residentBytes):
          trap = Trap(addresses: addresses, residentBytes: residentBytes)
        case .observed: fault = "it answered a question that was not asked"
        }
      } catch {
        fault = error.description
        return
      }
    }
  }
}
