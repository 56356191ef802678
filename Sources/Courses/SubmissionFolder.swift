internal import Foundation

/// The folder that contains a submission's files: the given folder, or a folder directly inside it.
struct SubmissionFolder {
  let listing: FolderListing
  /// The name of the inner folder; nil where it is the given folder.
  let subfolder: String?
  let remarks: [String]

  /// Searches the given folder first, and the folders inside it where it has none of the lesson's files.
  init(_ folder: URL, files: Set<String>) throws(ReportedFault) {
    let root = try FolderListing(folder)
    guard !root.holdsAny(of: files) else {
      (listing, subfolder) = (root, nil)
      remarks = Self.displaced(from: root, files: files)
      return
    }
    let inner = root.folders.compactMap { name in
      (try? FolderListing(folder.appending(path: name))).map { (name: name, listing: $0) }
    }
    var candidates = inner.filter { $0.listing.holdsAny(of: files) }
    if candidates.isEmpty, !root.holdsSwift { candidates = inner.filter(\.listing.holdsSwift) }
    if candidates.count == 1 {
      (listing, subfolder) = (candidates[0].listing, candidates[0].name)
      remarks = [
        "The folder itself holds none of the lesson's files; `\(candidates[0].name)` in it "
          + "was graded."
      ]
      return
    }
    (listing, subfolder) = (root, nil)
    let found =
      candidates.isEmpty ? root.nestedFolders(holding: files) : candidates.map(\.name)
    if !found.isEmpty {
      remarks = [Self.choice(among: found)]
    } else if root.names.isEmpty {
      remarks = ["The folder is empty: there is nothing to grade in it."]
    } else if !root.holdsSwift {
      remarks = ["The folder holds no Swift file. Name the one with the exercises' files."]
    } else {
      remarks = []
    }
  }

  private static func choice(among folders: [String]) -> String {
    let names = folders.quoted(atMost: 5)
    return folders.count == 1
      ? "The folder itself holds none of the lesson's files; \(names) in it does. Name that folder."
      : "The folder itself holds none of the lesson's files, and several folders in it do: "
        + "\(names). Name the one to grade; each is a submission of its own."
  }

  /// Returns remarks on exercise files that are missing in a folder and present in a folder inside it.
  private static func displaced(from root: FolderListing, files: Set<String>) -> [String] {
    root.folders.compactMap { folder -> String? in
      guard let inner = try? FolderListing(root.url.appending(path: folder)) else { return nil }
      let paths = files.subtracting(root.kinds.keys).intersection(inner.kinds.keys).sorted()
        .map { "\(folder)/\($0)" }
      guard !paths.isEmpty else { return nil }
      return "\(paths.quoted(atMost: 5)) \(paths.count == 1 ? "was" : "were") left out: the "
        + "lesson's other files lie one folder up. Move \(paths.count == 1 ? "it" : "them") there."
    }
  }
}

extension [String] {
  /// Returns the names in backticks, joined by commas. Names beyond `count` are only counted.
  func quoted(atMost count: Int) -> String {
    let names = prefix(count).map { "`\(TruncatedText.cut($0, to: 100))`" }.joined(separator: ", ")
    return self.count > count ? "\(names) and \(self.count - count) more" : names
  }
}
