import Foundation
import Testing
import FileWatching

/// What a eventMonitor notices in a folder. A happening is waited for as long as it takes, so that no test
/// depends on how fast the machine is.
@Suite(.timeLimit(.minutes(1))) struct LookoutTests {
  /// A folder that is watched.
  private final class Scene {
    let folder: URL
    let happenings: AsyncStream<MonitorEvent>
    let eventMonitor: EventMonitor

    init(
      _ means: EventMonitor.Means, keys: Int32? = nil, signals: [Int32] = [],
      beside other: URL? = nil
    ) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "lessons-test-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("old".utf8).write(to: folder.appending(path: "A.swift"))
      let (stream, continuation) = AsyncStream<MonitorEvent>.makeStream()
      happenings = stream
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

    /// Waits until something stirs and the file then holds the text.
    func waits(for text: String) async -> Bool {
      for await happening in happenings where happening == .filesChanged {
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
    let scene = try Scene(means)
    for text in ["first", "second"] {
      try save.save(text, to: scene.file)
      #expect(await scene.waits(for: text))
    }
  }

  @Test(
    "A folder that is replaced by another is watched on",
    arguments: [EventMonitor.Means.events, .polling])
  func folderReplaced(_ means: EventMonitor.Means) async throws {
    let scene = try Scene(means)
    try FileManager.default.removeItem(at: scene.folder)
    try FileManager.default.createDirectory(
      at: scene.folder, withIntermediateDirectories: true)
    try Data("new".utf8).write(to: scene.file)
    #expect(await scene.waits(for: "new"))
    try Data("newer".utf8).write(to: scene.file)
    #expect(await scene.waits(for: "newer"))
  }

  @Test("A change in the second of two folders is noticed, and so is one while the first is gone")
  func twoFolders() async throws {
    let first = try Scene(.events)
    let second = try Scene(.events, beside: first.folder)
    try Data("new".utf8).write(to: second.file)
    #expect(await second.waits(for: "new"))
    try FileManager.default.removeItem(at: first.folder)
    try Data("newer".utf8).write(to: second.file)
    #expect(await second.waits(for: "newer"))
  }

  @Test(
    "Keys come one by one, those that send several bytes not at all, then the word that it was the last",
    arguments: [
      ("hq", "hq"), ("n\u{1B}[A\u{1B}[1;5Hr", "nr"), ("\u{1B}OPq", "q"), ("\u{1B}nh", "h"),
      ("\u{1B}", ""), ("\u{1B}[", ""), ("höq", "hq"), ("\u{4}", "\u{4}"),
    ])
  func keys(_ typed: String, _ expected: String) async throws {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data(typed.utf8))
    try pipe.fileHandleForWriting.close()
    let scene = try Scene(.events, keys: pipe.fileHandleForReading.fileDescriptor)
    var told: [MonitorEvent] = []
    for await happening in scene.happenings {
      told.append(happening)
      if happening == .keysEnded { break }
    }
    #expect(told == expected.utf8.map { .key($0) } + [.keysEnded])
  }

  @Test("A signal is told, and does not do what it usually does")
  func signals() async throws {
    let scene = try Scene(.events, signals: [SIGUSR1])
    // To the process: one that a thread of Swift's raises for itself stays pending there, for those
    // threads have it blocked.
    kill(getpid(), SIGUSR1)
    for await happening in scene.happenings {
      #expect(happening == .signal(SIGUSR1))
      break
    }
  }

  @Test(
    "What watches a folder is closed when the eventMonitor ends, and when the folder is gone",
    arguments: [true, false])
  func closed(_ isGone: Bool) async throws {
    let scene = try Scene(.events)
    let links = { (word: String) in
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fdinfo").filter {
        (try? String(contentsOfFile: "/proc/self/fdinfo/\($0)", encoding: .utf8))?.contains(word)
          ?? false
      }
    }
    var facts = stat()
    #expect(stat(scene.folder.path, &facts) == 0)
    // As the kernel tells of what an inotify descriptor watches (proc_pid_fdinfo(5)).
    let mark = "inotify wd:1 ino:\(String(facts.st_ino, radix: 16)) "
    #expect(try !links(mark).isEmpty)
    if isGone {
      try FileManager.default.removeItem(at: scene.folder)
    } else {
      scene.eventMonitor.stop()
    }
    while try !links(mark).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
  }
}
