package import Compiling
package import Sandbox

/// The end of a program that used up its time or its memory, in words for a student.
package struct Exhaustion {
  /// Whether the program ran out of time, or filled its memory by a loop without an end.
  package let isTimeout: Bool
  package let message: String
  package let location: SourceLocation?

  /// What a program used up.
  package enum Resource: Equatable {
    /// Its CPU time.
    case time
    /// The time by the clock, though it did next to nothing.
    case patience
    /// Its memory, piece by piece.
    case memory
    /// Its memory, by one request for so many bytes.
    case memoryAtOnce(bytes: Int?)
  }

  /// Tells what a program used up; nil where it ended for another reason.
  package static func resource(of completion: Completion, trap: Trap?) -> Resource? {
    switch completion.ending {
    case .cpuLimit: return .time
    // On a machine that is busy otherwise, the clock can be ahead of a program that works.
    case .wallLimit: return completion.cpuSeconds > 0.5 ? .time : .patience
    case .signalled:
      let errors = String(decoding: completion.standardError, as: UTF8.self)
      guard let request = AllocationFailure(in: errors) else { return nil }
      let share = UInt64(Limits.student.memoryBytes ?? 0) / 8
      return (trap?.residentBytes ?? 0) >= share ? .memory : .memoryAtOnce(bytes: request.bytes)
    default: return nil
    }
  }

  /// - Parameters:
  ///   - resource: What was used up.
  ///   - lines: The lines of the calls on the stack, innermost first.
  ///   - file: The exercise's own file, which is looked at first.
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
    let loop = resource == .patience ? nil : nearest
    location = loop?.location ?? innermost
    let seconds = "\(Limits.student.cpuSeconds ?? 0) seconds"
    let memory = "\((Limits.student.memoryBytes ?? 0) >> 20) MB"
    let place = location.map { " in line \($0.line) of \($0.file)" } ?? ""
    isTimeout =
      switch (resource, loop) {
      case (.memory, nil): innermost == nil
      case (.memoryAtOnce, _): false
      case (.time, _), (.patience, _), (.memory, _): true
      }
    switch (resource, loop) {
    case (.time, let loop?):
      message =
        "\(Self.verdict(loop.kind)): it ran out of time (\(seconds))\(place). "
        + "\(Self.advice(loop.kind))"
    case (.time, nil):
      message =
        "It ran out of time (\(seconds))\(place). Perhaps your loop never ends: look at its "
        + "condition."
    case (.patience, _):
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

/// A request for memory that was refused, as the Swift runtime or the C++ library tells it.
private struct AllocationFailure {
  /// How much was asked for, where that is told.
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
