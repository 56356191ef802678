package import Compiling
package import Sandbox

/// The message to a student on a program that used up its time or memory.
package struct Exhaustion {
  /// Whether the program ran out of time, or filled its memory in an endless loop.
  package let isTimeout: Bool
  package let message: String
  package let location: SourceLocation?

  /// The resource that a program used up.
  package enum Resource: Equatable {
    /// CPU time.
    case cpuTime
    /// Wall-clock time, while the program used almost no CPU time.
    case idleTime
    /// Memory, in many allocations.
    case memory
    /// Memory, in one allocation of this many bytes; nil where the size is not known.
    case memoryAtOnce(bytes: Int?)
  }

  /// Returns the resource that a program used up; nil where it ended for another reason.
  package static func resource(of completion: Completion, trap: Trap?) -> Resource? {
    switch completion.ending {
    case .cpuLimit: return .cpuTime
    // On a busy machine a program can reach the limit of wall-clock time while it computes.
    case .wallLimit: return completion.cpuSeconds > 0.5 ? .cpuTime : .idleTime
    case .signalled:
      let errors = String(decoding: completion.standardError, as: UTF8.self)
      guard let request = AllocationFailure(in: errors) else { return nil }
      let share = UInt64(Limits.student.memoryBytes ?? 0) / 8
      return (trap?.residentBytes ?? 0) >= share ? .memory : .memoryAtOnce(bytes: request.bytes)
    default: return nil
    }
  }

  /// - Parameters:
  ///   - resource: The resource that was used up.
  ///   - lines: The lines of the calls on the stack, innermost first.
  ///   - file: The exercise's own file, which is searched first.
  ///   - sources: The student's files by name.
  package init(
    of resource: Resource, lines: [(file: String, line: Int)], file: String,
    sources: [String: String]
  ) {
    let places = lines.map(SourceLocation.init(place:))
      .filter { sources[$0.file] != nil }
    let own = places.filter { $0.file == file }
    let innermost = own.first ?? places.first
    let nearest =
      Self.loop(around: own, sources) ?? Self.loop(around: places, sources)
      ?? Self.loop(directlyAfter: innermost, sources)
    let loop = resource == .idleTime ? nil : nearest
    location = loop?.location ?? innermost
    let seconds = "\(Limits.student.cpuSeconds ?? 0) seconds"
    let memory = "\((Limits.student.memoryBytes ?? 0) >> 20) MB"
    let place = location.map { " in line \($0.line) of \($0.file)" } ?? ""
    isTimeout =
      switch (resource, loop) {
      case (.memory, nil): innermost == nil
      case (.memoryAtOnce, _): false
      case (.cpuTime, _), (.idleTime, _), (.memory, _): true
      }
    switch (resource, loop) {
    case (.cpuTime, let loop?):
      message =
        "\(Self.verdict(loop.kind)): it ran out of time (\(seconds))\(place). "
        + "\(Self.advice(loop.kind))"
    case (.cpuTime, nil):
      message =
        "It ran out of time (\(seconds))\(place). Perhaps your loop never ends: look at its "
        + "condition."
    case (.idleTime, _):
      let wait = "\(Int(Limits.student.wallSeconds)) seconds"
      message =
        "It timed out while idle: it waited for \(wait)\(place). Look for a sleep, a lock or a read."
    case (.memory, let loop?):
      message =
        "\(Self.verdict(loop.kind)): it filled all the memory that a program may use (\(memory))"
        + "\(place). \(Self.advice(loop.kind))"
    case (.memory, nil) where innermost == nil:
      message =
        "It filled all the memory that a program may use (\(memory)). Perhaps your loop never ends: "
        + "look at its condition, and at what it stores in every turn."
    case (.memory, nil):
      message =
        "It ran out of memory\(place): a program may use \(memory). Store less, and let go of what "
        + "is no longer needed."
    case (.memoryAtOnce(let bytes), _):
      let request = bytes.map { "\(Self.megabytes($0)) at once" } ?? "more memory than there is"
      message =
        "It ran out of memory: it asked for \(request)\(place), and a program may use \(memory). Look "
        + "at the size of what is made there."
    }
  }

  private static func loop(
    around places: [SourceLocation], _ sources: [String: String]
  ) -> (location: SourceLocation, kind: SourceLoop.Kind)? {
    let loops = places.compactMap { place in
      sources[place.file].flatMap { SourceLoop.around(line: place.line, in: $0) }
        .map { (SourceLocation(file: place.file, line: $0.line), $0.kind) }
    }
    return loops.first { $0.1 == .conditional } ?? loops.first
  }

  private static func loop(
    directlyAfter place: SourceLocation?, _ sources: [String: String]
  ) -> (location: SourceLocation, kind: SourceLoop.Kind)? {
    guard let place, let source = sources[place.file],
      let loop = SourceLoop.directlyAfter(line: place.line, in: source)
    else { return nil }
    return (SourceLocation(file: place.file, line: loop.line), loop.kind)
  }

  private static func verdict(_ kind: SourceLoop.Kind) -> String {
    kind == .conditional
      ? "Your loop never ends" : "Your loop never ends, or goes round far too often"
  }

  private static func advice(_ kind: SourceLoop.Kind) -> String {
    kind == .conditional
      ? "Look at its condition, and at what changes it." : "Look at what it goes over."
  }

  private static func megabytes(_ bytes: Int) -> String {
    bytes >> 40 > 0
      ? "\(bytes >> 40) TB" : bytes >> 30 > 0 ? "\(bytes >> 30) GB" : "\(bytes >> 20) MB"
  }
}

/// A failed allocation, recognized by the message of the Swift runtime or the C++ library.
private struct AllocationFailure {
  /// The size of the allocation; nil where the message does not contain it.
  let bytes: Int?

  init?(in errors: String) {
    let mark = "failed to allocate "
    if let range = errors.firstRange(of: mark) {
      bytes = Int(errors[range.upperBound...].prefix { $0.isNumber })
    } else if errors.contains("std::bad_alloc") || errors.contains("Could not allocate memory") {
      bytes = nil
    } else {
      return nil
    }
  }
}
