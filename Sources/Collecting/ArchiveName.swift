/// An archive recognized by the ending of its name.
struct ArchiveName: Equatable {
  /// The name without the ending.
  let stem: String
  let ending: String
  /// Whether the archive can be unpacked.
  let isSupported: Bool

  private static let supported = [
    ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".tgz", ".tbz2", ".tbz", ".txz", ".tzst", ".tar",
    ".zip", ".7z",
  ]
  private static let unsupported = [".rar", ".gz", ".bz2", ".xz", ".zst", ".lzh", ".cab", ".iso"]

  /// Recognizes an archive; nil for other names.
  init?(_ name: String) {
    let lowercased = name.lowercased()
    guard
      let ending = (Self.supported + Self.unsupported).first(where: lowercased.hasSuffix),
      ending.count < name.count
    else { return nil }
    self.ending = ending
    stem = String(name.dropLast(ending.count))
    isSupported = Self.supported.contains(ending)
  }
}
