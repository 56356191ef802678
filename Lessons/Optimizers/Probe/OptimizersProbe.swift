internal import ProbeRuntime

/// The program that contains a submission and answers the judge's requests about it.
@main
enum OptimizersProbe {
  static func main() {
    serve([trainingLoop, stochasticGradientDescent, momentum, rmsProp, adam, challengeChoice])
  }
}
