internal import Explaining
internal import Observations

/// What a child said, read strictly.
struct Transcript {
  /// The traces of the first requests, in their order.
  private(set) var traces: [Trace] = []
  private(set) var isUnfinished = false
  private(set) var trap: Trap?
  /// What is wrong with the rest.
  private(set) var fault: String?

  init(_ stream: [UInt8], of requests: [Request]) {
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
        }
      } catch {
        fault = error.description
        return
      }
    }
  }
}
