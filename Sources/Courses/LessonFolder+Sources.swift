package import Foundation

extension LessonFolder {
  /// Whether there is such a folder.
  var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Whether the lesson has a kit of its own.
  package var hasKit: Bool { FileManager.default.fileExists(atPath: kit.path) }

  /// Whether the lesson has a probe of its own. Without one, a probe is derived from the stubs.
  package var hasProbe: Bool { FileManager.default.fileExists(atPath: probe.path) }

  /// Whether the lesson has sources of checks.
  package var hasChecks: Bool { !isWithoutSources(checks) }

  /// The name of the module that the lesson's students may call: the lesson's own kit, or the one of
  /// all lessons without a kit.
  package var kitModule: String { hasKit ? modules.kit : Self.sharedKit }

  /// The folder of the sources of ``kitModule``.
  package var kitSources: URL {
    hasKit ? kit : course.root.appending(path: "Sources/\(Self.sharedKit)")
  }

  /// The kit of lessons that have none of their own.
  package static let sharedKit = "LessonKit"

  /// The Swift files of the lesson's own probe, sorted by name.
  package func probeFiles() throws(ReportedFault) -> [URL] {
    hasProbe ? try SwiftSources.files(in: probe) : []
  }

  /// The fault that the lesson's kit or probe has no Swift file; nil where both have one or are not
  /// needed. Every submission is compiled with them.
  package var missingSources: ReportedFault? {
    var missing: [URL] = []
    if hasKit ? isWithoutSources(kit) : importsOwnKit { missing.append(kit) }
    if hasProbe, isWithoutSources(probe) { missing.append(probe) }
    guard !missing.isEmpty else { return nil }
    let names = missing.map { "\(path)/\($0.lastPathComponent)" }
    return ReportedFault(
      .lesson,
      "\(text.path):1:1: error: there is no Swift file in \(names.joined(separator: " and in ")); "
        + "every submission to the lesson is compiled with those, so add one")
  }

  private func isWithoutSources(_ folder: URL) -> Bool {
    ((try? SwiftSources.files(in: folder)) ?? []).isEmpty
  }

  /// Whether the lesson's stubs import a kit of its own. A text that cannot be read imports none.
  private var importsOwnKit: Bool {
    let text = try? String(contentsOf: text, encoding: .utf8)
    return text?.contains("import \(modules.kit)") ?? false
  }

  /// Throws a ``ReportedFault`` where the lesson has no folder of solutions.
  package func requireSolutions() throws(ReportedFault) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: solutions.path, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw ReportedFault(
        .lesson,
        "The lesson \(name) has no solutions yet. Write them into the folder \(solutionsPath), one "
          + "file for each exercise.")
    }
  }
}
