import FileWatching
import Foundation
import Testing

/// The tests wait for each event as long as it takes, so none depends on the machine's speed.
@Suite(.timeLimit(.minutes(60))) struct EventMonitorTests {
  /// A watched folder with its events.
  private final class WatchedFolder {
    let folder: URL
    let events: AsyncStream<MonitorEvent>
    let eventMonitor: EventMonitor

    init(
      _ means: EventMonitor.Means, keys: Int32? = nil, signals: [Int32] = [],
      beside other: URL? = nil
    ) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "lessons-test-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("old".utf8).write(to: folder.appending(path: "A.swift"))
      let (stream, continuation) = AsyncStream<MonitorEvent>.makeStream()
      events = stream
      eventMonitor = try EventMonitor(
        folders: (other.map { [$0.path] } ?? []) + [folder.path], means: means, keys: keys,
        signals: signals
      ) {
        continuation.yield($0)
      }
    }

    deinit {
      eventMonitor.stop()
      try? FileManager.default.removeItem(at: folder)
    }

    var file: URL { folder.appending(path: "A.swift") }

    /// Waits for a change after which the file contains the text.
    func waits(for text: String) async -> Bool {
      for await event in events where event == .filesChanged {
        if (try? String(contentsOf: file, encoding: .utf8)) == text { return true }
      }
      return false
    }
  }

  enum Save: CaseIterable {
    case inPlace, byRenaming, removedFirst, inPieces

    fileprivate func save(_ text: String, to file: URL) throws {
      switch self {
      case .inPlace: try Data(text.utf8).write(to: file)
      case .byRenaming:
        let draft = file.appendingPathExtension("draft")
        try Data(text.utf8).write(to: draft)
        rename(draft.path, file.path)
      case .removedFirst:
        try FileManager.default.removeItem(at: file)
        try Data(text.utf8).write(to: file)
      case .inPieces:
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 0)
        for byte in text.utf8 { handle.write(Data([byte])) }
        try handle.close()
      }
    }
  }

  @Test(
    "A save is noticed, however the editor does it", arguments: Save.allCases,
    [EventMonitor.Means.events, .polling])
  func saves(_ save: Save, _ means: EventMonitor.Means) async throws {
    let watched = try WatchedFolder(means)
    for text in ["first", "second"] {
      try save.save(text, to: watched.file)
      #expect(await watched.waits(for: text))
    }
  }

  @Test(
    "A folder is still watched after it is replaced by another",
    arguments: [EventMonitor.Means.events, .polling])
  func folderReplaced(_ means: EventMonitor.Means) async throws {
    let watched = try WatchedFolder(means)
    try FileManager.default.removeItem(at: watched.folder)
    try FileManager.default.createDirectory(
      at: watched.folder, withIntermediateDirectories: true)
    try Data("new".utf8).write(to: watched.file)
    #expect(await watched.waits(for: "new"))
    try Data("newer".utf8).write(to: watched.file)
    #expect(await watched.waits(for: "newer"))
  }

  @Test("A change in the second of two folders is noticed, and so is one while the first is gone")
  func twoFolders() async throws {
    let first = try WatchedFolder(.events)
    let second = try WatchedFolder(.events, beside: first.folder)
    try Data("new".utf8).write(to: second.file)
    #expect(await second.waits(for: "new"))
    try FileManager.default.removeItem(at: first.folder)
    try Data("newer".utf8).write(to: second.file)
    #expect(await second.waits(for: "newer"))
  }

  @Test(
    "Keys are reported one by one, without those that send several bytes, and then their end",
    arguments: [
      ("hq", "hq"), ("n\u{1B}[A\u{1B}[1;5Hr", "nr"), ("\u{1B}OPq", "q"), ("\u{1B}nh", "h"),
      ("\u{1B}", ""), ("\u{1B}[", ""), ("höq", "hq"), ("\u{4}", "\u{4}"),
    ])
  func keys(_ typed: String, _ expected: String) async throws {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data(typed.utf8))
    try pipe.fileHandleForWriting.close()
    let watched = try WatchedFolder(.events, keys: pipe.fileHandleForReading.fileDescriptor)
    var reported: [MonitorEvent] = []
    for await event in watched.events {
      reported.append(event)
      if event == .keysEnded { break }
    }
    #expect(reported == expected.utf8.map { .key($0) } + [.keysEnded])
  }

  @Test("A signal is reported instead of its default action")
  func signals() async throws {
    let watched = try WatchedFolder(.events, signals: [SIGUSR1])
    // Sent to the process: `raise` would send it to this thread, which has it blocked.
    kill(getpid(), SIGUSR1)
    for await event in watched.events {
      #expect(event == .signal(SIGUSR1))
      break
    }
  }

  @Test(
    "The inotify descriptor is closed when the monitor stops and when the folder is gone",
    arguments: [true, false])
  func closed(_ isGone: Bool) async throws {
    let watched = try WatchedFolder(.events)
    let links = { (word: String) in
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fdinfo").filter {
        (try? String(contentsOfFile: "/proc/self/fdinfo/\($0)", encoding: .utf8))?.contains(word)
          ?? false
      }
    }
    var facts = stat()
    #expect(stat(watched.folder.path, &facts) == 0)
    // The kernel's description of an inotify descriptor (proc_pid_fdinfo(5)).
    let mark = "inotify wd:1 ino:\(String(facts.st_ino, radix: 16)) "
    #expect(try !links(mark).isEmpty)
    if isGone {
      try FileManager.default.removeItem(at: watched.folder)
    } else {
      watched.eventMonitor.stop()
    }
    while try !links(mark).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
  }
}
