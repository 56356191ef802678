internal import Files
package import Foundation
internal import Mustache

/// The Mustache templates and style sheets of the pages.
package struct PageTemplates: Sendable {
  package let styleSheet: String
  /// The style sheet with the selectors that HTML checkers do not support.
  package let unfolding: String
  /// The rules that only a notebook needs.
  let notebookStyleSheet: String
  private var library: MustacheLibrary

  private static let names = [
    "page", "report", "lesson", "index", "notebook", "strip", "contents", "cells", "card",
    "exercise", "formula", "findings", "printed", "check", "stub", "hints", "figure",
    "controls", "experiment", "output", "junit", "receipt", "neighbours",
  ]

  /// Reads the templates that come with the program.
  init() throws(TemplateFault) {
    try self.init(folder: Self.folder)
  }

  /// Reads the templates that come with the program, and the named ones of another module's folder,
  /// whose files end with `.mustache`. They may inherit from those of this module.
  package init(adding folder: URL, named names: [String]) throws(TemplateFault) {
    try self.init()
    for name in names { try library.register(name, in: folder) }
  }

  private static var folder: URL { Bundle.module.bundleURL.appending(path: "Templates") }

  /// Returns a hash over the templates and style sheets.
  static func identity() throws(TemplateFault) -> String {
    try identity(of: folder)
  }

  static func identity(of folder: URL) throws(TemplateFault) -> String {
    do {
      var hash = ContentHash()
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
        hash.add(name)
        hash.add(try Data(contentsOf: folder.appending(path: name)))
      }
      return hash.hexadecimal()
    } catch {
      throw TemplateFault(file: folder.lastPathComponent, reason: SystemError(error).reason)
    }
  }

  /// Reads every `.mustache` file of a folder, and its style sheets.
  init(folder: URL) throws(TemplateFault) {
    MustacheContentTypes.register(PageText(), named: PageText.name)
    styleSheet = Self.compact(try Self.text(of: folder.appending(path: "report.css")))
    unfolding = Self.compact(try Self.text(of: folder.appending(path: "unfold.css")))
    notebookStyleSheet = Self.compact(try Self.text(of: folder.appending(path: "notebook.css")))
    var library = MustacheLibrary()
    for name in Self.names { try library.register(name, in: folder) }
    self.library = library
  }

  /// Fills a template.
  package func fill(_ name: String, with content: some Any) throws(TemplateFault) -> String {
    guard let text = library.render(TemplateFields(content), withTemplate: name) else {
      throw TemplateFault(file: "\(name).mustache", reason: "it was not read")
    }
    return text
  }

  /// Reads a style sheet, and leaves out its comments and indentation.
  package static func styleSheet(at file: URL) throws(TemplateFault) -> String {
    compact(try text(of: file))
  }

  /// Returns a style sheet without comments and indentation, which are a fifth of it.
  private static func compact(_ sheet: String) -> String {
    sheet.replacing(/\/\*[^*]*\*+([^\/*][^*]*\*+)*\//, with: "")
      .split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  fileprivate static func text(of file: URL) throws(TemplateFault) -> String {
    do {
      return try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw TemplateFault(file: file.lastPathComponent, reason: SystemError(error).reason)
    }
  }
}

extension MustacheLibrary {
  /// Reads a template and adds it by its name.
  fileprivate mutating func register(
    _ name: String, in folder: URL
  ) throws(TemplateFault) {
    let file = folder.appending(path: "\(name).mustache")
    let template = try PageTemplates.text(of: file)
    do {
      // A partial uses the library's own escaping unless it selects ours.
      try register("{{% CONTENT_TYPE: \(PageText.name)}}" + template, named: name)
    } catch {
      throw TemplateFault(file: file.lastPathComponent, reason: "\(error)")
    }
  }
}

/// A page's template that cannot be used.
package struct TemplateFault: Error, CustomStringConvertible {
  let file: String
  let reason: String

  package var description: String {
    "The page's template \(file) cannot be used: \(reason). Build the program anew; its templates"
      + " stand beside it in Reporting's resources."
  }
}
