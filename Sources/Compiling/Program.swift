package import Foundation
package import Sandbox

/// A submission's program, ready to be run: some of its files, stubs in the place of the others,
/// and the lesson's probe.
package struct Program: Sendable {
  package let executable: URL
  /// The names of the files that come from the student.
  package let files: Set<String>
  /// The names under which those files were compiled.
  package let names: SourceNames
  /// What the compiler remarked about those files.
  package let warnings: [Diagnostic]
  /// What was in force while it was compiled and linked.
  package let isolation: Isolation
}
