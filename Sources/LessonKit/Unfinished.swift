internal import ProbeRuntime

/// Marks an exercise as not attempted yet. Replace the call by your own code.
public func unfinished(_ exercise: String) -> Never {
  reportUnfinished(exercise)
}
