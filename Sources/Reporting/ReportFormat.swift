package import Caching
package import Grading
package import LessonReading
package import Typesetting

/// A form in which a graded lesson is written, for people or for programs.
///
/// A new format is a file with a type that conforms to this protocol, and an entry of
/// ``ReportFormats``.
package protocol ReportFormat: Sendable {
  /// The name that `--format` takes.
  var name: String { get }
  /// An addition to the name in the help of `--format`, or nil.
  var note: String? { get }
  /// The extension of a file's name, without the dot.
  var fileExtension: String { get }

  /// Returns a graded lesson in this format, ending with a line feed.
  func render(_ graded: GradedLesson, in setting: ReportSetting) throws -> String

  /// Returns the format's additions to files that the environment names.
  func additions(_ graded: GradedLesson, environment: [String: String]) -> [ReportAddition]
}

extension ReportFormat {
  package var note: String? { nil }

  package func additions(
    _ graded: GradedLesson, environment: [String: String]
  ) -> [ReportAddition] { [] }
}

/// The formats, in the order in which help lists them.
package enum ReportFormats {
  /// The format for a person at a terminal.
  package static let text: any ReportFormat = TextFormat()

  package static let all: [any ReportFormat] = [
    text, JSONFormat(), JUnitFormat(), GradescopeFormat(), GitHubFormat(), HTMLFormat(),
  ]

  /// Finds a format by its name.
  package static func format(named name: String) -> (any ReportFormat)? {
    all.first { $0.name == name }
  }

  /// The names as a sentence lists them, each with its note.
  package static var list: String {
    let names = all.map { format in format.note.map { "\(format.name) (\($0))" } ?? format.name }
    return names.dropLast().joined(separator: ", ") + " or \(names.last ?? "")"
  }
}

/// The inputs of a format other than the graded lesson.
package struct ReportSetting: Sendable {
  /// The submission's folder as the student would write it.
  package var folder: String
  /// The submission's folder from the root of its repository.
  package var folderInRepository: String
  /// Where the page was written, if it was.
  package var reportPath: String?
  package var width = 80
  package var usesColour = false
  package var usesLinks = false
  /// How much of the lesson a page shows.
  package var form = HTMLReport.Form.full
  package var images: LessonImages
  package var typesetter: Typesetter
  /// The cache of pages.
  package var cache: ResultCache

  package init(
    folder: String, folderInRepository: String, reportPath: String? = nil, images: LessonImages,
    typesetter: Typesetter, cache: ResultCache
  ) {
    self.folder = folder
    self.folderInRepository = folderInRepository
    self.reportPath = reportPath
    self.images = images
    self.typesetter = typesetter
    self.cache = cache
  }
}

/// Text to be added at the end of a file.
package struct ReportAddition: Sendable {
  /// The name of the text in a message, such as `The summary`.
  package let name: String
  package let path: String
  package let text: String
}
