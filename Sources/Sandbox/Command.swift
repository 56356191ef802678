/// A program with its arguments, environment and input.
package struct Command: Sendable {
  /// The absolute path of the program's file.
  package var executable: String
  /// The arguments after the program's name.
  package var arguments: [String]
  /// Its whole environment. Nothing is inherited from this process.
  package var environment: [String: String]
  /// Its working directory; this process's own if nil.
  package var workingDirectory: String?
  /// The bytes that the program can read from descriptor 3.
  ///
  /// If nil, descriptors 3 and 4 (for observations) are closed.
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
