/// What an archive may unpack to.
package struct ArchiveLimits: Sendable {
  /// The size of an archive, in bytes.
  package var archiveBytes = 32 << 20
  /// The bytes of one file that are unpacked. One more byte is written of a larger file, so that
  /// `Submission` refuses it.
  package var fileBytes = 64 << 10
  /// The bytes of all files together that are unpacked.
  package var keptBytes = 16 << 20
  /// The number of entries.
  package var entries = 20_000
  /// The bytes of all entries, hidden and large ones included.
  package var unpackedBytes = 512 << 20
  /// Unpacked bytes for each byte of the archive. It is not in force below `keptBytes`.
  package var ratio = 200
  /// The number of folders above a file.
  package var depth = 16

  package init() {}
}
