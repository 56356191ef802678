internal import CArchive
import Foundation
import Testing

/// Writes archives for tests with libarchive.
struct TestArchive {
  enum Entry {
    case file(String, String)
    case folder(String)
    case symbolicLink(String, to: String)
    case hardLink(String, to: String)
    case device(String)
    /// A file of this many zero bytes.
    case zeros(String, Int)
  }

  enum Format: String, CaseIterable {
    case zip, tar, sevenZip = "7z"
    case gzip = "tar.gz", bzip2 = "tar.bz2", xz = "tar.xz", zstd = "tar.zst"
  }

  struct Failure: Error {
    let message: String
  }

  static let modified = Date(timeIntervalSince1970: 1_700_000_000)

  static func write(
    _ entries: [Entry], to file: URL, format: Format = .zip, password: String? = nil
  ) throws {
    let archive = archive_write_new()
    defer { archive_write_free(archive) }
    func check(_ result: some BinaryInteger) throws {
      guard result >= 0 else {
        throw Failure(message: archive_error_string(archive).map { String(cString: $0) } ?? "")
      }
    }
    switch format {
    case .zip: try check(archive_write_set_format_zip(archive))
    case .sevenZip: try check(archive_write_set_format_7zip(archive))
    default: try check(archive_write_set_format_pax_restricted(archive))
    }
    switch format {
    case .gzip: try check(archive_write_add_filter_gzip(archive))
    case .bzip2: try check(archive_write_add_filter_bzip2(archive))
    case .xz: try check(archive_write_add_filter_xz(archive))
    case .zstd: try check(archive_write_add_filter_zstd(archive))
    default: break
    }
    if let password {
      try check(archive_write_set_options(archive, "zip:encryption=traditional"))
      try check(archive_write_set_passphrase(archive, password))
    }
    try check(archive_write_open_filename(archive, file.path))
    for entry in entries { try add(entry, to: archive, check: check) }
    try check(archive_write_close(archive))
  }

  private static func add(
    _ described: Entry, to archive: OpaquePointer?, check: (Int) throws -> Void
  ) throws {
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_mtime(entry, Int(modified.timeIntervalSince1970), 0)
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_filetype(entry, 0o100000)
    var content: [UInt8] = []
    switch described {
    case .file(let path, let text):
      archive_entry_set_pathname(entry, path)
      content = Array(text.utf8)
    case .zeros(let path, let count):
      archive_entry_set_pathname(entry, path)
      content = [UInt8](repeating: 0, count: count)
    case .folder(let path):
      archive_entry_set_pathname(entry, path)
      archive_entry_set_filetype(entry, 0o040000)
    case .symbolicLink(let path, let target):
      archive_entry_set_pathname(entry, path)
      archive_entry_set_filetype(entry, 0o120000)
      archive_entry_set_symlink(entry, target)
    case .hardLink(let path, let target):
      archive_entry_set_pathname(entry, path)
      archive_entry_set_hardlink(entry, target)
    case .device(let path):
      archive_entry_set_pathname(entry, path)
      archive_entry_set_filetype(entry, 0o020000)
      archive_entry_set_rdevmajor(entry, 1)
      archive_entry_set_rdevminor(entry, 5)
    }
    archive_entry_set_size(entry, Int64(content.count))
    try check(Int(archive_write_header(archive, entry)))
    if !content.isEmpty {
      try check(archive_write_data(archive, content, content.count))
    }
  }
}
