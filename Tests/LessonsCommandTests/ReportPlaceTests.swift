import Foundation
import TestSupport
import Testing

/// The default files of reports.
@Suite(.serialized, OneCourse()) struct ReportPlaceTests {
  private func reports(_ course: CourseCopy) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: course.url.appending(path: ".lessons/reports").path
    ).sorted()
  }

  private func check(_ course: CourseCopy, _ arguments: String...) async throws -> String {
    let outcome = try await Command.run(["check", "optimizers"] + arguments, in: course.url)
    #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
    let line = outcome.output.split(separator: "\n").last { $0.hasPrefix("Report: ") }
    return String(try #require(line).dropFirst("Report: .lessons/reports/".count))
  }

  @Test("A submission, the solution and one exercise each have their own report")
  func apart() async throws {
    let course = try OneCourse.fresh()
    try course.write("import Autograd\n", to: "ada/work/Adam.swift")
    try course.write("import Autograd\n", to: "bob/work/Adam.swift")
    let own = try await check(course)
    #expect(own == "optimizers.html")
    let page = course.url.appending(path: ".lessons/reports/optimizers.html")
    let before = try Data(contentsOf: page)
    let others = [
      try await check(course, "--solution"), try await check(course, "adam"),
      try await check(course, "--submission", "ada/work"),
      try await check(course, "--submission", "bob/work"),
    ]
    #expect(try Data(contentsOf: page) == before)
    #expect(Set(others + [own]).count == 5)
    #expect(try reports(course) == Set(others + [own]).sorted())
    #expect(others[0] == "optimizers-solution.html")
    #expect(others[1] == "optimizers.adam.html")
    #expect(others[2].hasPrefix("optimizers-work-"))
    #expect(try await check(course, "--submission", "./ada/../ada/work/") == others[2])
  }
}
