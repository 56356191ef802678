extension SandboxSelfTest {
  /// The program that tries: for each attempt a line with the attempt's name and the error's number,
  /// zero where it succeeded.
  ///
  /// Its arguments are a file to read and one to make.
  static let source = #"""
    import Glibc

    @_silgen_name("fork") private func forkItself() -> pid_t
    @_silgen_name("process_vm_readv") private func readMemory(
      _ process: pid_t, _ here: UnsafePointer<iovec>, _ hereCount: UInt,
      _ there: UnsafePointer<iovec>, _ thereCount: UInt, _ flags: UInt
    ) -> Int

    @main enum SandboxSelfTest {
      static func main() {
        let parent = getppid()
        attempt("read") { open(CommandLine.arguments[1], O_RDONLY) }
        attempt("write") { open(CommandLine.arguments[2], O_WRONLY | O_CREAT, 0o600) }
        attempt("connect", connectToItself)
        attempt("fork") {
          let child = forkItself()
          if child == 0 { _exit(0) }
          return child
        }
        attempt("signal") { kill(parent, SIGCONT) }
        attempt("memory") { peek(parent) }
      }

      static func attempt(_ name: String, _ work: () -> Int32) {
        errno = 0
        let code = work() < 0 ? errno : 0
        print(name, code)
      }

      /// A datagram socket is connected without anybody at the other end.
      static func connectToItself() -> Int32 {
        let socket = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        guard socket >= 0 else { return socket }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(9).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
          }
        }
      }

      /// Reads a byte at an address that is likely to be mapped; where it is not, the permission was
      /// there all the same.
      static func peek(_ process: pid_t) -> Int32 {
        if open("/proc/\(process)/mem", O_RDONLY) >= 0 { return 0 }
        var byte: UInt8 = 0
        return withUnsafeMutablePointer(to: &byte) { pointer in
          var here = iovec(iov_base: pointer, iov_len: 1)
          var there = iovec(iov_base: UnsafeMutableRawPointer(bitPattern: 0x40_0000), iov_len: 1)
          let count = readMemory(process, &here, 1, &there, 1, 0)
          return count < 0 && errno != EFAULT ? -1 : 0
        }
      }
    }
    """#
}
