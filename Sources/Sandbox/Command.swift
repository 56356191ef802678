/// One program and what it is given.
package struct Command: Sendable {
  /// The program's file, as an absolute path; nothing is searched.
  package var executable: String
  /// What follows the program's name.
  package var arguments: [String]
  /// All of its environment: nothing of this process's own is handed on.
  package var environment: [String: String]
  /// The folder it starts in; this process's own where nil.
  package var workingDirectory: String?
  /// The bytes the program finds at its descriptor 3, which then ends.
  ///
  /// Where nil the program speaks with nobody: neither descriptor 3 nor 4, the one for observations,
  /// is open in it.
  package var input: [UInt8]?

  package init(
    executable: String, arguments: [String] = [], environment: [String: String] = [:],
    workingDirectory: String? = nil, input: [UInt8]? = nil
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.input = input
  }
}
