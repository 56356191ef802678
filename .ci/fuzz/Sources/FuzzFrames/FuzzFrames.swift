internal import Fuzzing
internal import Observations

/// Splits any bytes into frames and reads each as a reply, as the judge does with what a child says;
/// and holds what could be read to its own encoding.
@main enum FuzzFrames {
  static func main() {
    fuzz { data, count in
      let stream = Array(UnsafeBufferPointer(start: data, count: count))
      for body in Frames.bodies(of: stream).bodies { FuzzFrames.read(body) }
      // The bytes as one body too, so that the fuzzer need not find a length first.
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
