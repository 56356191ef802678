/// A file that cannot be read or written, with the system's reason.
package struct FileFault: Error, CustomStringConvertible {
  package let description: String

  package init(_ path: String, _ error: SystemError) {
    self.init(path, reason: error.sentences)
  }

  package init(_ path: String, reason: String) {
    description = "\(path): \(reason)"
  }
}
