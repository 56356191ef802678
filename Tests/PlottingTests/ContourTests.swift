import Plotting
import Testing

struct ContourTests {
  private let square = Box(-2...2, -2...2)

  private func grid(_ side: Int, _ field: (Double, Double) -> Double) -> Grid {
    Grid(over: square, columns: side, rows: side, of: field)
  }

  @Test("A circle is one closed ring at its radius", arguments: [0.31, 0.7, 1.5, 1.93])
  func circle(radius: Double) throws {
    let grid = grid(81) { x, y in x * x + y * y }
    let contours = Contour.lines(in: grid, at: radius * radius)
    let ring = try #require(contours.first)
    #expect(contours.count == 1)
    #expect(ring.isRing)
    // Linear interpolation of r² in a cell of width h errs by at most h²/8 · 2/(2r).
    let bound = 0.05 * 0.05 / 8 / radius * 1.01
    for point in ring.points {
      #expect(abs(point.length - radius) <= bound)
    }
    // Neighbours are at most a cell's diagonal apart, also around the seam.
    for (a, b) in zip(ring.points, ring.points.dropFirst() + ring.points.prefix(1)) {
      #expect(a.distance(to: b) <= 0.05 * 1.42)
    }
  }

  @Test("Smoothing a circle's ring keeps it on the circle and adds corners")
  func smoothing() throws {
    let grid = grid(21) { x, y in (x * x + y * y).squareRoot() }
    let ring = try #require(Contour.lines(in: grid, at: 1.3).first)
    let smooth = ring.smoothed(steps: 4)
    #expect(smooth.isRing)
    #expect(smooth.points.count == 4 * ring.points.count)
    #expect(smooth.points.allSatisfy { abs($0.length - 1.3) < 0.01 })
  }

  @Test("A line that leaves the grid is one open line from border to border")
  func straightLine() throws {
    let grid = grid(11) { x, y in x + 0.5 * y }
    let contours = Contour.lines(in: grid, at: 0.3)
    let line = try #require(contours.first)
    #expect(contours.count == 1)
    #expect(!line.isRing)
    #expect(line.points.allSatisfy { abs($0.x + 0.5 * $0.y - 0.3) < 1e-12 })
    for end in [line.points.first, line.points.last] {
      let end = try #require(end)
      #expect(max(abs(end.x), abs(end.y)) > 2 - 1e-12)
    }
  }

  @Test("A saddle is cut along the level's own side", arguments: [-0.001, 0.001])
  func saddle(level: Double) {
    // The middle cell contains the saddle of xy; the level's branches are in opposite quadrants.
    let grid = grid(12) { x, y in x * y }
    let contours = Contour.lines(in: grid, at: level)
    #expect(contours.count == 2)
    for contour in contours {
      let signs = Set(
        contour.points.filter { abs($0.x) > 0.2 && abs($0.y) > 1e-4 }.map { $0.x > 0 })
      #expect(signs.count == 1)
      #expect(contour.points.allSatisfy { abs($0.x * $0.y - level) < 0.01 })
    }
  }

  @Test("A region that meets the border is closed along it, corners included")
  func region() throws {
    let grid = grid(9) { x, _ in x }
    let rings = Contour.regions(in: grid, above: 0.25)
    let ring = try #require(rings.first)
    #expect(rings.count == 1)
    #expect(ring.isRing)
    #expect(ring.points.contains(Point(2, 2)))
    #expect(ring.points.contains(Point(2, -2)))
    #expect(ring.points.allSatisfy { square.contains($0) && $0.x >= 0.25 - 1e-12 })
  }

  @Test("A hole in a region is a ring of its own")
  func hole() {
    let grid = grid(41) { x, y in x * x + y * y }
    #expect(Contour.regions(in: grid, above: 1).count == 2)
  }

  @Test("Every corner of the banana's lines lies within a cell of its level")
  func bananaLevels() {
    let heights = HeightScale(banana)
    let grid = heights.grid(cells: 96)
    for level in heights.levels {
      let contours = Contour.lines(in: grid, at: heights.height(of: level))
      #expect(!contours.isEmpty)
      for point in contours.flatMap(\.points) {
        // The true line passes between the corner's neighbours one cell away.
        let cell = 4.0 / 96
        let around = [
          Point(-cell, 0), Point(cell, 0), Point(0, -cell), Point(0, cell),
        ].map { banana.field(point.x + $0.x, point.y + $0.y) }
        let here = banana.field(point.x, point.y)
        #expect((around + [here]).min() ?? .infinity <= level)
        #expect((around + [here]).max() ?? -.infinity >= level)
      }
    }
  }

  @Test("Ten levels are spaced evenly in the logarithm between the lowest and the highest value")
  func levels() throws {
    let heights = HeightScale(banana)
    #expect(heights.levels.count == 10)
    #expect(heights.range == 1...2510)
    // 2510^(1/11) from one level to the next.
    var expected = 1.0
    for level in heights.levels {
      expected *= 2.037329377
      #expect(abs(level / expected - 1) < 1e-6)
    }
  }

  @Test("Linear levels are spaced evenly, and values below zero need no logarithm")
  func linearLevels() {
    let slope = Landscape(
      field: { x, _ in x }, x: -1...1, y: 0...1, heights: .linear, levelCount: 3)
    #expect(HeightScale(slope).levels == [-0.5, 0, 0.5])
    let below = Landscape(field: { x, _ in x - 5 }, x: 0...1, y: 0...1)
    #expect(HeightScale(below).range == -5 ... -4)
  }

  @Test("A field that is infinite, not a number or constant is drawn all the same")
  func oddFields() {
    for field: Landscape.Field in [
      { x, _ in x > 0 ? .nan : 1 + x * x }, { x, y in 1 / (x * x + y * y) }, { _, _ in 7 },
      { _, _ in .nan }, { _, _ in 0 }, { x, _ in -x * x },
    ] {
      let landscape = Landscape(field: field, x: -1...1, y: -1...1, minimum: Point(0, 0))
      let svg = figure([], panels: [.surface(landscape), .contours(landscape)]).svg()
      #expect(Element.parse(svg)?.hasOnlyNumbers == true)
    }
  }
}
