public import Checking

public let runningMean = ComparisonChecks<(numbers: [Double], window: Int)>(
  exercise: "running-mean",
  checks: [
    .init(
      "running-mean.full", "Windows that fit", points: 6,
      comparing: .numbers(within: Tolerance(1e-6)), evidence: .inputs(wrong: 2)
    ) { random in
      (1...6).map { (random.numbers(8, in: -9...9), $0) }
    },
    .init("running-mean.short", "A window longer than the list", points: 4) { random in
      (2...4).map { (random.numbers($0 - 1, in: 1...9), $0) }
    },
  ],
  conventions: [
    Variant("running-mean", "One mean for each window that fits.") { numbers, window in
      means(of: numbers, window: window, dividingBy: Double(window))
    }
  ],
  misconceptions: [
    Variant("running-mean.whole", "You divide by the length of the list.") { numbers, window in
      means(of: numbers, window: window, dividingBy: Double(numbers.count))
    }
  ],
  describe: { numbers, window in "for \(numbers.count) numbers and a window of \(window)" })

private func means(of numbers: [Double], window: Int, dividingBy divisor: Double) -> [Double] {
  guard numbers.count >= window else { return [] }
  return (0...numbers.count - window).map { numbers[$0..<$0 + window].reduce(0, +) / divisor }
}
