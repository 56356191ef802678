/// An archive or notebook that was submitted in place of Swift files, recognized by its file name.
enum ArchiveKind: Equatable {
  case archive(String)
  case notebook

  init?(of name: String) {
    let name = name.lowercased()
    let tars = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst"]
    if name.hasSuffix(".ipynb") {
      self = .notebook
    } else if tars.contains(where: name.hasSuffix) {
      self = .archive("tar")
    } else if name.hasSuffix(".zip") {
      self = .archive("zip")
    } else if let other = [".7z", ".rar", ".gz", ".bz2", ".xz"].first(where: name.hasSuffix) {
      self = .archive(String(other.dropFirst()))
    } else {
      return nil
    }
  }

  var phrase: String {
    switch self {
    case .archive(let kind): "a \(kind) archive"
    case .notebook: "a notebook"
    }
  }

  var advice: String {
    switch self {
    case .archive: "Unpack it, and name the folder that comes out of it."
    case .notebook: "Copy the code of each exercise into the exercise's Swift file."
    }
  }
}
