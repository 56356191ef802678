// The C library's streams are global variables; this process has one thread that uses them.
@preconcurrency internal import Glibc
internal import Observations

/// Answers requests until there are no more, then ends the process.
///
/// Requests come on ``WireFormat/requestDescriptor``, replies go out on
/// ``WireFormat/observationDescriptor``; standard output stays the student's own.
public func serve(_ drivers: [Driver]) -> Never {
  setvbuf(stdout, nil, _IOLBF, 0)
  reportTraps()
  while let body = ProbePipe.readFrame() {
    guard let request = try? Request(wireBytes: body) else { refuse("a request is malformed") }
    ProbePipe.currentNonce = request.nonce
    guard let driver = drivers.first(where: { $0.exercise == request.exercise }) else {
      refuse("there is no driver for the exercise \(request.exercise)")
    }
    guard let trace = try? driver.drive(request.scenario) else {
      refuse("a scenario of the exercise \(request.exercise) is malformed")
    }
    ProbePipe.reply(.observed(trace))
  }
  exit(0)
}

/// Tells the judge that an exercise is not attempted yet, and ends the process.
public func reportUnfinished(_ exercise: String) -> Never {
  ProbePipe.reply(.unfinished(exercise))
  exit(0)
}

/// Ends the process over a fault of the judge's making: the submission never sees a request.
private func refuse(_ reason: String) -> Never {
  fputs("The probe cannot go on: \(reason).\n", stderr)
  exit(70)
}
