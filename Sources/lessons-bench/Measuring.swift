internal import Glibc

/// Runs each piece of work once per round, so that other load on the machine affects all of them
/// alike. Returns the results of each piece in the order of the rounds.
func inTurns<Reading>(
  _ rounds: Int, _ work: [() throws -> Reading]
) throws -> [[Reading]] {
  var readings: [[Reading]] = work.map { _ in [] }
  for _ in 0..<rounds {
    for (index, piece) in work.enumerated() { readings[index].append(try piece()) }
  }
  return readings
}

/// Returns the median; of an even count, the upper of the two middle numbers.
func median(_ numbers: some Sequence<Double>) -> Double {
  let sorted = numbers.sorted()
  return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
}

/// Measures the processor time that work takes in this process, in seconds. Other load on the machine
/// hardly affects it.
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
