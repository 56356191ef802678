internal import ProbeRuntime

/// The code of an experiment, which is compiled with this name for its entry point.
@_silgen_name("lessons_experiment")
private func experiment(_ count: CInt, _ arguments: UnsafeMutableRawPointer?) -> CInt

/// The entry point of an experiment's program: prepares the reports to the judge, then runs the
/// experiment's code.
@_cdecl("main")
public func main(_ count: CInt, _ arguments: UnsafeMutableRawPointer?) -> CInt {
  beginExperiment()
  return experiment(count, arguments)
}
