import Checking
import Grading
import LessonReading
import LessonRendering
import Plotting
import Reporting
import Testing
import Typesetting

/// The reports of a class, which share what many of them contain.
@Suite struct SharedResourcesTests {
  private static func figure(through point: Point) -> Plotting.Figure {
    Plotting.Figure(
      id: "banana", title: "A descent", description: "It goes down.",
      panels: [
        ContourPanel(
          Landscape(id: "bowl", field: { x, y in x * x + y * y + 1 }, x: -2...2, y: -2...2),
          trajectories: [Trajectory(name: "SGD", style: 0, points: [Point(-1, 2), point])])
      ])
  }

  private static func graded(
    _ exercises: [GradedExercise], through point: Point, hash: String?
  ) -> GradedLesson {
    var graded = Sample.graded(exercises, figures: ["banana": figure(through: point)])
    if let hash { graded.figureHashes = ["banana": hash] }
    return graded
  }

  @Test("have the bytes of the reports alone, in any order and as often as they are written")
  func sameBytes() throws {
    let reports = [
      Self.graded([Sample.passed, Sample.failed], through: Point(0, 1), hash: "first"),
      Self.graded([Sample.passed, Sample.open], through: Point(1, 1), hash: "second"),
      Self.graded([Sample.failed, Sample.crashed], through: Point(0, 1), hash: "first"),
      Self.graded([Sample.failed, Sample.crashed], through: Point(1, -1), hash: nil),
      Sample.graded([Sample.marked]),
    ]
    for form in [HTMLReport.Form.full, .brief] {
      let alone = try reports.map {
        try HTMLReport($0, form: form, typesetter: Page.typesetter).text()
      }
      // Without its figure, a brief report can equal another one.
      if form == .full { #expect(Set(alone).count == alone.count) }
      let resources = try ReportResources()
      for _ in 0..<2 {
        for (report, expected) in zip(reports, alone).reversed() {
          let shared = try HTMLReport(
            report, form: form, typesetter: Page.typesetter, resources: resources
          ).text()
          #expect(shared == expected)
        }
      }
    }
  }
}
