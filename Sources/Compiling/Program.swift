package import Foundation
package import Sandbox

/// An executable built from some of a submission's files, the lesson's stubs in place of the others,
/// and the lesson's probe.
package struct Program: Sendable {
  package let executable: URL
  /// The names of the student's files in it.
  package let files: Set<String>
  /// The names under which those files were compiled.
  package let names: SourceNames
  /// The compiler's warnings about those files.
  package let warnings: [Diagnostic]
  /// The isolation under which it was compiled and linked.
  package let isolation: Isolation
  /// The folder of the executable, which exists as long as the program.
  let workspace: Workspace
}
