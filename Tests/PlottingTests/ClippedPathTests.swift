import Plotting
import Testing

struct ClippedPathTests {
  private let frame = Box(-1...1, -1...1)

  private func path(_ points: [Point]) -> ClippedPath { ClippedPath(points, within: frame) }

  @Test(
    "A segment is cut at the frame's edge",
    arguments: [
      (Point(0, 0), Point(2, 0), Point(0, 0), Point(1, 0)),
      (Point(-2, -2), Point(2, 2), Point(-1, -1), Point(1, 1)),
      (Point(0, 5), Point(0, 0.5), Point(0, 1), Point(0, 0.5)),
      (Point(0, 0), Point(0.5, 0.5), Point(0, 0), Point(0.5, 0.5)),
    ])
  func clipping(from: Point, to: Point, start: Point, end: Point) throws {
    let clipped = try #require(ClippedPath.clipped(from, to, to: frame))
    #expect(clipped.0.distance(to: start) < 1e-12)
    #expect(clipped.1.distance(to: end) < 1e-12)
  }

  @Test("A segment outside the frame is left out, one across a corner too")
  func outside() {
    #expect(ClippedPath.clipped(Point(2, 0), Point(2, 1), to: frame) == nil)
    #expect(ClippedPath.clipped(Point(0, 3), Point(3, 0), to: frame) == nil)
  }

  @Test("A run that leaves and returns has two lines, an exit and the rest of its dots")
  func leaving() throws {
    let path = self.path([Point(0, 0), Point(0, 4), Point(0.5, 0), Point(0.5, 0.5)])
    #expect(path.lines.count == 2)
    let exit = try #require(path.exits.first)
    #expect(path.exits.count == 1)
    #expect(exit.place == Point(0, 1))
    #expect(exit.direction == Point(0, 1))
    #expect(exit.index == 1)
    #expect(path.end == 3)
    #expect(path.lost == nil)
  }

  @Test("A run that goes on from the frame's very edge leaves there")
  func leavingFromTheEdge() {
    let path = self.path([Point(0, 0), Point(1, 0), Point(3, 0), Point(0, 0.5)])
    #expect(path.exits.map(\.place) == [Point(1, 0)])
    #expect(path.lines.count == 2)
  }

  @Test(
    "What is not finite ends the line", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    let path = self.path([Point(0, 0), Point(0.5, 0), Point(0, value), Point(0, 0)])
    #expect(path.lines == [[Point(0, 0), Point(0.5, 0)]])
    #expect(path.lost == Point(0.5, 0))
    #expect(path.lostIndex == 2)
    #expect(path.end == nil)
  }

  @Test(
    "A line that is lost outside is marked where it left the frame; one that was never inside is empty"
  )
  func lostOutside() {
    let lost = path([Point(0, 0), Point(4, 0), Point(.nan, 0)])
    #expect(lost.lost == Point(1, 0))
    let never = path([Point(.nan, 0), Point(0, 0)])
    #expect(never.lines.isEmpty && never.lost == nil && never.lostIndex == 0)
  }

  @Test("Coordinates near the largest number are clipped like others")
  func enormous() throws {
    let far = Double.greatestFiniteMagnitude
    let path = self.path([Point(0, 0), Point(far, -far), Point(-far, far), Point(0, 0.5)])
    #expect(path.lines.joined().allSatisfy { frame.contains($0) })
    #expect(path.exits.first?.index == 1)
    #expect(path.end == 3)
  }

  @Test("Every tenth step has a dot, or every 20th, 50th, … of a long run")
  func dots() {
    func dots(_ count: Int) -> [Int] {
      path(Array(repeating: Point(0, 0), count: count)).dots
    }
    #expect(dots(1) == [])
    #expect(dots(10) == [])
    #expect(dots(31) == [10, 20, 30])
    #expect(dots(100).count == 9)
    #expect(dots(1000).prefix(2) == [50, 100])
    #expect(dots(100_000).count <= 30)
  }

  @Test("Simplifying keeps the ends and stays within its tolerance")
  func simplifying() throws {
    let points = (0...1000).map { index in
      let x = Double(index) / 100
      return Point(x, x * x / 10)
    }
    let simple = Polyline.simplified(points, tolerance: 0.01)
    #expect(simple.count < 30)
    #expect(simple.first == points.first && simple.last == points.last)
    for point in points {
      let nearest = zip(simple, simple.dropFirst()).map { a, b in
        let part = min(max((point.x - a.x) / (b.x - a.x), 0), 1)
        return point.distance(to: a + (b - a) * part)
      }.min()
      #expect(try #require(nearest) <= 0.0101)
    }
  }

  @Test("An oscillation of ten thousand steps needs only its few different segments")
  func oscillation() {
    let swing = (0..<10_000).map { Point($0 % 2 == 0 ? 10 : 90, $0 % 4 < 2 ? 10 : 90) }
    let lines = Polyline.limited([swing], tolerance: 0.2, limit: 50)
    #expect(lines.joined().count < 12)
    #expect(Set(lines.joined()).count == 4)
  }
}
