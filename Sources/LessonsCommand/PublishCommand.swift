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
      wrote earlier are replaced; others are not touched. Without names, a lesson with a fault is left \
      out, with a warning.
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
      let named = try lessons.map { try course.lesson($0) }
      let chosen =
        try named.isEmpty
        ? syllabus.reading(ReadyLesson.init) : named.map { try ReadyLesson($0) }
      guard !chosen.isEmpty else {
        throw ReportedFault(.lesson, "No lesson in \(course.root.path) can be published.")
      }
      let folder = SiteFolder(URL(filePath: output, directoryHint: .isDirectory))
      let site = try Site(
        SiteContents(
          title: syllabus.title, try entries(of: syllabus, publishing: chosen, to: folder)),
        typesetter: Typesetter(cache: course.resultCache))
      let pages = try chosen.flatMap { try files(of: $0, on: site) }
      try folder.write(site.assets + pages + [site.index()])
    }
  }

  /// Returns the lessons of the course for the site's index, without those that cannot be read.
  private func entries(
    of syllabus: Syllabus, publishing chosen: [ReadyLesson], to site: SiteFolder
  ) throws -> [SiteContents.Entry] {
    try syllabus.lessons.compactMap { entry in
      let ready = chosen.first { $0.known.folder.name == entry.folder.name }?.known.lesson
      // Where all lessons are published, the warning was given when they were chosen.
      guard
        let lesson = try ready
          ?? (lessons.isEmpty
            ? try? readLesson(at: entry.folder.text.path)
            : readingOrLeavingOut(entry.folder) { try readLesson(at: $0.text.path) })
      else { return nil }
      return SiteContents.Entry(
        lesson, folder: entry.folder.name, due: entry.due?.words,
        isPublished: ready != nil || site.holds(Site.path(of: lesson)))
    }
  }

  /// A lesson without faults, with all that its page shows.
  private struct ReadyLesson {
    let known: LoadedLesson
    let images: LessonImages
    let figures: [String: Plotting.Figure]

    init(_ folder: LessonFolder) throws {
      known = try LoadedLesson(folder)
      images = LessonImages(of: known.lesson, in: folder.folder)
      let faults =
        images.faults + known.lesson.unsupported + folder.faultsOfLessonLinks(in: known.lesson)
      guard faults.isEmpty else { throw LessonFaults(file: folder.text.path, faults) }
      figures = Dictionary(
        try known.lesson.figures.map { [known] in ($0.id, try known.referenceFigure($0)) }
      ) { first, _ in first }
    }
  }

  /// Returns a lesson's images and its page.
  private func files(of ready: ReadyLesson, on site: Site) throws -> [Site.File] {
    let page = try site.page(
      of: ready.known.lesson, figures: ready.figures, images: ready.images,
      solutions: withSolutions ? try solutions(of: ready.known) : [:])
    return Site.files(of: ready.known.lesson, images: ready.images) + [page]
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
