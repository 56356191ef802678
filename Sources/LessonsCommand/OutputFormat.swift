internal import ArgumentParser
internal import Reporting

/// A format that an option names.
struct OutputFormat: ExpressibleByArgument {
  /// The format for a person at a terminal.
  static let text = OutputFormat(format: ReportFormats.text)

  let format: any ReportFormat

  init(format: any ReportFormat) {
    self.format = format
  }

  init?(argument: String) {
    guard let format = ReportFormats.format(named: argument) else { return nil }
    self.init(format: format)
  }

  static var allValueStrings: [String] { ReportFormats.all.map(\.name) }

  var defaultValueDescription: String { format.name }
}
