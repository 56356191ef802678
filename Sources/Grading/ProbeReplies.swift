internal import Explaining
internal import Observations

/// The replies of a probe to a list of requests. Decoding ends at the first invalid reply.
struct ProbeReplies {
  /// The traces of the first requests, in order.
  private(set) var traces: [Trace] = []
  /// Whether the reply after the traces says that the student's code called `unfinished`.
  private(set) var isUnfinished = false
  /// The state of the program at a trap, where that is the reply after the traces.
  private(set) var trap: Trap?
  /// Why the rest of the stream is invalid; nil where all of it was decoded.
  private(set) var fault: String?

  init(_ stream: [UInt8], to requests: [Request]) {
    let (bodies, wireFault) = Frames.bodies(of: stream)
    fault = wireFault?.description
    for (index, body) in bodies.enumerated() {
      guard index < requests.count else {
        fault = "it answered more often than it was asked"
        return
      }
      do {
        let reply = try Reply(wireBytes: body)
        guard reply.nonce == requests[index].nonce else {
          fault = "it answered a question that was not asked"
          return
        }
        switch reply.content {
        case .observed(let trace): traces.append(trace)
        case .unfinished:
          isUnfinished = true
          return
        case .trapped(_, let addresses, let residentBytes):
          trap = Trap(addresses: addresses, residentBytes: residentBytes)
          return
        case .plotted:
          fault = "it drew a line, which only an experiment does"
          return
        }
      } catch {
        fault = error.description
        return
      }
    }
  }
}
