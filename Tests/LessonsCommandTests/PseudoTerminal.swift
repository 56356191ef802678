import Foundation
import Glibc
import TestSupport

/// A program in a terminal.
final class PseudoTerminal {
  let program: StartedProgram
  private var master: Int32
  private let slave: Int32
  private var received: [UInt8] = []
  /// The position after the last text that was waited for.
  private var mark = 0
  /// The output so far.
  var output: String { String(decoding: received, as: UTF8.self) }

  struct Failure: Error {}

  /// TIOCSPTLCK and TIOCGPTN, which are macros that Swift does not import (ioctl_tty(2)).
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  init(
    _ arguments: [String], in folder: URL, columns: UInt16 = 80, rows: UInt16 = 24,
    environment: [String: String] = ["TERM": "xterm"]
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: UInt32 = 0
    guard ioctl(master, Self.setLock, &lock) == 0, ioctl(master, Self.getNumber, &number) == 0
    else { throw Failure() }
    slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    Self.resize(master, columns: columns, rows: rows)
    program = try StartedProgram(
      Command.program, arguments, in: folder,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      streams: (slave, slave, slave))
  }

  deinit {
    program.send(SIGKILL)
    closeWindow()
    close(slave)
  }

  /// Closes the terminal, as closing its window does.
  func closeWindow() {
    if master >= 0 { close(master) }
    master = -1
  }

  func resize(columns: UInt16, rows: UInt16) {
    Self.resize(master, columns: columns, rows: rows)
  }

  private static func resize(_ master: Int32, columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(master, bytes, bytes.count)
  }

  func send(_ signal: Int32) {
    program.send(signal)
  }

  /// Waits until the program has ended, and returns how.
  @discardableResult
  func ends() async -> StartedProgram.Ending {
    // Its output must be read, or it would block.
    while program.isRunning {
      take()
      await pause()
    }
    take()
    return await program.end()
  }

  /// Reads until a text is shown. Returns false if the program ends first.
  func shows(_ text: String) async -> Bool {
    while true {
      let isOver = !program.isRunning
      take()
      if let range = received[mark...].firstRange(of: text.utf8) {
        mark = range.upperBound
        return true
      }
      if isOver { return false }
      await pause()
    }
  }

  /// Yields the thread for a moment. Cancellation is harmless, since the caller checks its condition
  /// again.
  private func pause() async {
    try? await Task.sleep(for: .milliseconds(5))
  }

  /// Reads the available output without waiting.
  private func take() {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var interest = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&interest, 1, 0) > 0 {
      let count = read(master, &bytes, bytes.count)
      guard count > 0 else { return }
      received += bytes.prefix(count)
    }
  }

  /// Whether the terminal echoes its input and delivers it by lines.
  var isAsBefore: Bool {
    var modes = termios()
    tcgetattr(slave, &modes)
    return modes.c_lflag & tcflag_t(ECHO) != 0 && modes.c_lflag & tcflag_t(ICANON) != 0
  }
}
