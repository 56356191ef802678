internal import ProbeRuntime

/// The program that contains a submission and answers the judge's requests about it.
@main
enum SearchProbe {
  static func main() {
    serve([
      logUniform, grid, folds, randomSearch, successiveHalving, hyperbandBrackets, challenge,
    ])
  }
}
