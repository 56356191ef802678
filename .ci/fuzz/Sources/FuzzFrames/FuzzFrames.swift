internal import Fuzzing
internal import Observations

/// Splits bytes into frames and decodes each as a reply, as the judge does. Replies that can be decoded
/// must encode to the same bytes.
@main enum FuzzFrames {
  static func main() {
    fuzz { data, count in
      let stream = Array(UnsafeBufferPointer(start: data, count: count))
      for body in Frames.bodies(of: stream).bodies { FuzzFrames.read(body) }
      // Also as one body, so that the fuzzer need not find a valid length first.
      FuzzFrames.read(stream)
      return 0
    }
  }

  private static func read(_ body: [UInt8]) {
    if let reply = try? Reply(wireBytes: body) {
      precondition(reply.wireBytes == body, "A reply is not what it was read from.")
    }
    if let request = try? Request(wireBytes: body) {
      precondition(request.wireBytes == body, "A request is not what it was read from.")
    }
  }
}
