internal import Glibc
internal import SystemPackage

/// Standard output, for results. It is not buffered, and every failure is reported.
///
/// When the reader closes the pipe, as `head` does, SIGPIPE ends the program without a message.
package enum StandardOutput {
  /// Writes a text as it is.
  static func write(_ text: String) throws(OutputFault) {
    try write(Array(text.utf8))
  }

  /// Writes a text and a line break.
  package static func printLine(_ text: String) throws(OutputFault) {
    try write(text + "\n")
  }

  static func write(_ bytes: [UInt8]) throws(OutputFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      switch attempt(rest) {
      case .success(let count): rest = rest.dropFirst(count)
      case .failure(.wouldBlock):
        // Another program has made the terminal or pipe non-blocking.
        var stream = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&stream, 1, -1)
      case .failure(let error): throw OutputFault(code: error.rawValue)
      }
    }
  }

  private static func attempt(_ bytes: ArraySlice<UInt8>) -> Result<Int, Errno> {
    do {
      return .success(try bytes.withUnsafeBytes { try FileDescriptor.standardOutput.write($0) })
    } catch {
      return .failure(error as? Errno ?? .ioError)
    }
  }

  /// Opens the standard descriptors that are closed. Otherwise the next file to be opened would get
  /// the number of a standard stream, and results would be written to it.
  package static func reserveDescriptors() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // Opened in the opposite direction, so that reads and writes still fail.
      let mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY
      _ = open("/dev/null", mode)
    }
  }
}

/// Standard output that cannot be written.
package struct OutputFault: Error, CustomStringConvertible {
  /// Whether the reader closed the pipe, which is not an error.
  package let isClosedPipe: Bool
  package let description: String

  init(code: Int32) {
    isClosedPipe = code == EPIPE
    let reason =
      switch code {
      case ENOSPC, EDQUOT: "no space left on the device"
      case EBADF: "it is closed"
      case EIO: "the device reports an error"
      case EFBIG: "the file would become larger than is allowed"
      default: String(cString: strerror(code)).lowercased()
      }
    description =
      "standard output: \(reason). What was to be printed is lost; direct it elsewhere and run again."
  }
}
