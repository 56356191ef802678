/// A line that an experiment draws.
public struct Plot: Equatable, Sendable {
  public enum Line: Equatable, Sendable {
    /// Points of any dimension, and the name of the landscape that they lie on.
    case trajectory([[Double]], landscape: String)
    /// A number for each step.
    case values([Double])
  }

  /// The line's name, as the experiment's code gives it.
  public var name: String
  public var line: Line

  public init(_ name: String, _ line: Line) {
    self.name = name
    self.line = line
  }
}

extension Plot {
  /// The number of points or values.
  public var count: Int {
    switch line {
    case .trajectory(let points, _): points.count
    case .values(let values): values.count
    }
  }

  /// The number of points that one frame can carry, from the first on.
  public var fittingCount: Int {
    // Leaves room for the names.
    var room = WireFormat.frameLimit - 1024
    switch line {
    case .trajectory(let points, _):
      var fitting = 0
      for point in points {
        room -= 4 + 8 * point.count
        guard room >= 0 else { break }
        fitting += 1
      }
      return fitting
    case .values(let values): return min(values.count, room / 8)
    }
  }

  /// Returns the line up to a number of points.
  public func first(_ count: Int) -> Plot {
    switch line {
    case .trajectory(let points, let landscape):
      Plot(name, .trajectory(Array(points.prefix(count)), landscape: landscape))
    case .values(let values): Plot(name, .values(Array(values.prefix(count))))
    }
  }
}

extension Plot: WireCodable {
  /// The longest name, in bytes; the rest is cut off.
  private static let longestName = 100

  public init(from reader: inout WireReader) throws(WireFault) {
    name = try reader.readString()
    guard name.utf8.count <= Self.longestName else { throw .tooLong(name.utf8.count) }
    switch try reader.readByte() {
    case 0:
      let landscape = try reader.readString()
      guard landscape.utf8.count <= Self.longestName else { throw .tooLong(landscape.utf8.count) }
      // Each point has at least the four bytes of its count.
      let count = try reader.readCount(ofSize: 4)
      var points: [[Double]] = []
      for _ in 0..<count { points.append(try reader.readDoubles()) }
      line = .trajectory(points, landscape: landscape)
    case 1: line = .values(try reader.readDoubles())
    case let tag: throw .unknownTag(tag)
    }
  }

  public func write(to writer: inout WireWriter) {
    writer.write(Self.cut(name))
    switch line {
    case .trajectory(let points, let landscape):
      writer.write(UInt8(0))
      writer.write(Self.cut(landscape))
      writer.write(count: points.count)
      for point in points { writer.write(point) }
    case .values(let values):
      writer.write(UInt8(1))
      writer.write(values)
    }
  }

  private static func cut(_ name: String) -> String {
    var name = name[...]
    while name.utf8.count > longestName { name = name.dropLast() }
    return String(name)
  }
}
