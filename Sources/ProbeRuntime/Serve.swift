// The C library's streams are global variables; this process has one thread that uses them.
@preconcurrency internal import Glibc
internal import Observations

/// Answers requests until there are no more, then ends the process.
///
/// Requests are read from ``WireFormat/requestDescriptor``, and replies are written to
/// ``WireFormat/observationDescriptor``. Standard output is left to the student's code.
public func serve(_ drivers: [Driver]) -> Never {
  setvbuf(stdout, nil, _IOLBF, 0)
  reportTraps()
  while let body = ProbePipe.readFrame() {
    guard let request = try? Request(wireBytes: body) else { refuse("a request is malformed") }
    ProbePipe.currentNonce = request.nonce
    guard let driver = drivers.first(where: { $0.exercise == request.exercise }) else {
      refuse("there is no driver for the exercise \(request.exercise)")
    }
    do {
      ProbePipe.reply(.observed(try driver.drive(request.scenario)))
    } catch {
      refuse("a scenario or the result of the exercise \(request.exercise) is malformed: \(error)")
    }
  }
  exit(0)
}

/// Tells the judge that an exercise is not attempted yet, and ends the process.
public func reportUnfinished(_ exercise: String) -> Never {
  ProbePipe.reply(.unfinished(exercise))
  exit(0)
}

/// Ends the process because of a fault in the lesson or in the judge, not in the submission.
private func refuse(_ reason: String) -> Never {
  fputs("The probe cannot go on: \(reason).\n", stderr)
  exit(70)
}
