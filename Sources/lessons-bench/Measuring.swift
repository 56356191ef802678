internal import Glibc

/// Runs each of several pieces of work once a round, so that what else the machine does meets all of
/// them alike, and returns what they said in order of rounds.
func inTurns<Reading>(
  _ rounds: Int, _ work: [() throws -> Reading]
) throws -> [[Reading]] {
  var readings: [[Reading]] = work.map { _ in [] }
  for _ in 0..<rounds {
    for (index, piece) in work.enumerated() { readings[index].append(try piece()) }
  }
  return readings
}

/// The number in the middle, or the upper of the two there.
func median(_ numbers: some Sequence<Double>) -> Double {
  let sorted = numbers.sorted()
  return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
}

/// Measures how much processor time of this process a piece of work takes, in seconds: what others
/// do on the machine at the same time hardly shows in it.
func processorTime(of work: () throws -> Void) rethrows -> Double {
  let start = processorTime()
  try work()
  return processorTime() - start
}

private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
