import Foundation

/// A folder of texts that were costly to make, each under a hash of all that it was made from.
///
/// It saves work and decides nothing: what is missing, damaged or not a file of ours is made anew and
/// put in its place, and a folder that cannot be written to keeps nothing. A file appears in one step,
/// so neither two runs at once nor one that is killed leave half a text.
struct KeptTexts {
  let folder: URL
  /// Whether the folder was looked through for what is too old, which the first new text does.
  private var isTidy = false

  /// Bytes of the longest text that is kept; highlighted code has ten times its source's bytes.
  private static let longest = 1 << 20
  /// How much stays when a run begins to add to it, which then adds its own.
  private static let most = (files: 2000, bytes: 32 << 20)

  init(folder: URL) {
    self.folder = folder
  }

  /// Returns the text of a name, and marks it as used.
  ///
  /// A file holds a hash of its name and text, a line feed, and the text.
  func text(named name: String) -> String? {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = open(folder.appending(path: name).path, flags)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      facts.st_size <= Self.longest + 100,
      let bytes = try? file.read(upToCount: Int(facts.st_size)),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let text = String(bytes: bytes[(end + 1)...], encoding: .utf8),
      bytes[..<end].elementsEqual(Self.seal(name, text).utf8)
    else { return nil }
    futimens(descriptor, nil)
    return text
  }

  /// Keeps a text under a name.
  mutating func keep(_ text: String, named name: String) {
    guard text.utf8.count <= Self.longest else { return }
    if !isTidy {
      isTidy = true
      tidy()
    }
    let place = folder.appending(path: name)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("\(Self.seal(name, text))\n\(text)".utf8).write(to: place, options: .atomic)
    } catch {
      // What cannot be kept is made again next time; what stands in its way, such as a folder, goes.
      try? FileManager.default.removeItem(at: place)
    }
  }

  private static func seal(_ name: String, _ text: String) -> String {
    Hash.hexadecimal(of: [name, text])
  }

  /// Removes what was longest not used, where there is too much of it.
  private func tidy() {
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: Array(keys))
    let used = (files ?? []).map { file in
      let facts = try? file.resourceValues(forKeys: keys)
      return (
        file: file, date: facts?.contentModificationDate ?? .distantPast,
        bytes: facts?.fileSize ?? 0
      )
    }
    var room = Self.most
    for (file, _, bytes) in used.sorted(by: { $0.date > $1.date }) {
      room.files -= 1
      room.bytes -= bytes
      if room.files < 0 || room.bytes < 0 { try? FileManager.default.removeItem(at: file) }
    }
  }
}
