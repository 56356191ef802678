/// The line of Package.swift that adds a lesson to the package, such as `lesson("Search", .kit)`.
package struct ManifestLine: Sendable {
  /// The line of a lesson without a kit, a probe and experiments.
  package let text: String
  /// The line up to the lesson's parts.
  private let start: String

  private static let call = "lesson(\""

  /// - Parameter lesson: The name of the lesson's folder.
  package init(of lesson: String) {
    start = "\(Self.call)\(lesson)\""
    text = "\(start))"
  }

  /// Returns the lesson's line of a manifest, with its parts; nil where there is none.
  package func line(in manifest: String) -> Substring? {
    manifest.split(separator: "\n").first { $0.hasPrefix(start) }
  }

  /// Whether a line of a manifest adds a lesson.
  package static func addsLesson(_ line: some StringProtocol) -> Bool { line.hasPrefix(call) }

  /// Whether a manifest declares the function that such lines call.
  package static func canBeAdded(to manifest: String) -> Bool {
    manifest.contains("func lesson(")
  }
}
