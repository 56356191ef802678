internal import ArgumentParser
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading
internal import Plotting
internal import Reporting
internal import Typesetting

/// `lessons publish`.
struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Writes lessons as pages of a web site, without answers.",
    discussion: """
      For instructors. Writes one page for each lesson, with the exercises as stubs, the hints \
      folded and the figures drawn from reference runs; an index of the course's lessons in the \
      order of Lessons/course.yaml; and the style sheets and fonts they share. Each page leads to \
      the previous and the next lesson. Links to a lesson that is not on the site become text. All \
      links are relative, so the site works from a disk and under any address. Files that publish \
      wrote earlier are replaced; others are not touched.
      """)

  @Argument(help: "The lessons, by the names that lessons list gives them; all if none is named.")
  var lessons: [String] = []

  @Option(
    help: ArgumentHelp("The folder to write to; it is created if it is missing.", valueName: "dir"))
  var output: String

  @Flag(help: "Add the course's own solutions, folded under their stubs.")
  var withSolutions = false

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let course = try course.course()
      try ProtectedFiles(of: course).requireOutsideOfSources(output, of: course)
      let syllabus = try course.syllabus()
      let all = syllabus.folders
      let chosen = try lessons.isEmpty ? all : lessons.map { try course.lesson($0) }
      let folder = SiteFolder(URL(filePath: output, directoryHint: .isDirectory))
      let entries = try syllabus.lessons.map { entry in
        let lesson = try readLesson(at: entry.folder.text.path)
        let isChosen = chosen.contains { $0.name == entry.folder.name }
        return SiteContents.Entry(
          lesson, folder: entry.folder.name, due: entry.due?.words,
          isPublished: isChosen || folder.holds(Site.path(of: lesson)))
      }
      let site = try Site(
        SiteContents(title: syllabus.title, entries),
        typesetter: Typesetter(cache: course.resultCache))
      let pages = try chosen.flatMap { try files(of: LoadedLesson($0), on: site) }
      try folder.write(site.assets + pages + [site.index()])
    }
  }

  /// Returns a lesson's images and its page.
  private func files(of known: LoadedLesson, on site: Site) throws -> [Site.File] {
    let images = LessonImages(of: known.lesson, in: known.folder.folder)
    let faults =
      images.faults + known.lesson.unsupported
      + known.folder.faultsOfLessonLinks(in: known.lesson)
    guard faults.isEmpty else { throw LessonFaults(file: known.folder.text.path, faults) }
    let figures = try known.lesson.figures.map { ($0.id, try known.referenceFigure($0)) }
    let page = try site.page(
      of: known.lesson, figures: Dictionary(figures) { first, _ in first }, images: images,
      solutions: withSolutions ? try solutions(of: known) : [:])
    return Site.files(of: known.lesson, images: images) + [page]
  }

  private func solutions(of known: LoadedLesson) throws -> [String: String] {
    do {
      try known.folder.requireSolutions()
    } catch {
      StandardError.write("note: \(error)\n")
      return [:]
    }
    let submission = try Submission(folder: known.folder.solutions, lesson: known.lesson)
    return submission.entries.compactMapValues { entry in
      if case .source(let text) = entry { text } else { nil }
    }
  }
}
