internal import ProbeRuntime

/// The program that contains a submission and answers the judge's requests about it.
@main
enum SchedulesProbe {
  static func main() {
    serve([stepDecay, cosine, scheduledLoop, clip, adamW, accumulation, challengeChoice])
  }
}
