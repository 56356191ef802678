// Reads an archive from descriptor 3 and writes its entries as records to descriptor 4.
//
// libarchive parses what a student handed in, so this program is run in the sandbox: it can open no
// file of the machine, and the process that reads the records writes the files.
//
// Usage: lessons-unpack FILE-BYTES KEPT-BYTES ENTRIES UNPACKED-BYTES RATIO

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARCHIVE_INPUT = 3, RECORDS = 4 };

/// What a record describes. `Collecting.ArchiveRecord.Kind` has the same letters.
enum kind {
  FILE_ENTRY = 'f',
  FOLDER_ENTRY = 'd',
  LINK_ENTRY = 'l',
  SPECIAL_ENTRY = 's',
  /// The records below end the stream.
  ENCRYPTED = 'e',
  TOO_LARGE = 'b',
  TOO_MANY = 'm',
  DAMAGED = 'x',
  COMPLETE = 'z',
};

/// The limits, from the command line.
static struct {
  /// The bytes of one file that are written, and of all files together.
  uint64_t file_bytes, kept_bytes;
  /// The number of entries.
  uint64_t entries;
  /// The bytes of all entries, those that are left out included.
  uint64_t unpacked_bytes;
  /// Unpacked bytes for each byte of the archive. Not in force below `kept_bytes`.
  uint64_t ratio;
} limits;

static void write_all(const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(RECORDS, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) exit(EXIT_FAILURE);
    next += written;
    count -= (size_t)written;
  }
}

/// Writes a record: its kind, the modification time, the lengths of name and content as
/// little-endian numbers, then both.
static void put(enum kind kind, int64_t modified, const char *name, const char *content,
                uint32_t length) {
  unsigned char header[17] = {(unsigned char)kind};
  uint32_t name_length = (uint32_t)strlen(name);
  for (int byte = 0; byte < 8; byte++) header[1 + byte] = (unsigned char)((uint64_t)modified >> 8 * byte);
  for (int byte = 0; byte < 4; byte++) header[9 + byte] = (unsigned char)(name_length >> 8 * byte);
  for (int byte = 0; byte < 4; byte++) header[13 + byte] = (unsigned char)(length >> 8 * byte);
  write_all(header, sizeof header);
  write_all(name, name_length);
  write_all(content, length);
}

static _Noreturn void finish(enum kind kind, const char *message) {
  put(kind, 0, message ? message : "", "", 0);
  exit(EXIT_SUCCESS);
}

static _Noreturn void damaged(struct archive *archive) {
  const char *message = archive_error_string(archive);
  // libarchive 3.6 crashes if it is asked this before it has recognized a format.
  const int recognized = archive_format(archive) != 0;
  if (recognized && archive_read_has_encrypted_entries(archive) > 0) finish(ENCRYPTED, "");
  finish(DAMAGED, message ? message : "unknown error");
}

/// Returns the whole archive. The descriptor is a pipe, and the readers of zip and 7z seek.
static char *read_input(size_t *length) {
  size_t capacity = 1 << 20;
  char *bytes = malloc(capacity);
  *length = 0;
  while (bytes) {
    ssize_t got = read(ARCHIVE_INPUT, bytes + *length, capacity - *length);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) exit(EXIT_FAILURE);
    if (got == 0) return bytes;
    *length += (size_t)got;
    if (*length == capacity) bytes = realloc(bytes, capacity *= 2);
  }
  exit(EXIT_FAILURE);
}

static struct archive *open_archive(const char *bytes, size_t length) {
  struct archive *archive = archive_read_new();
  if (!archive) exit(EXIT_FAILURE);
  archive_read_support_filter_gzip(archive);
  archive_read_support_filter_bzip2(archive);
  archive_read_support_filter_xz(archive);
  archive_read_support_filter_zstd(archive);
  archive_read_support_format_tar(archive);
  archive_read_support_format_zip(archive);
  archive_read_support_format_7zip(archive);
  if (archive_read_open_memory(archive, bytes, length) != ARCHIVE_OK) damaged(archive);
  return archive;
}

static enum kind kind_of(struct archive_entry *entry) {
  if (archive_entry_hardlink(entry) || archive_entry_symlink(entry)) return LINK_ENTRY;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG: return FILE_ENTRY;
    case AE_IFDIR: return FOLDER_ENTRY;
    case AE_IFLNK: return LINK_ENTRY;
    default: return SPECIAL_ENTRY;
  }
}

/// Whether an entry is hidden or in a hidden folder, as `.build` is, or is macOS's metadata. `.` and
/// `..` are no hidden names.
static int is_hidden(const char *name) {
  for (const char *part = name; part; part = strchr(part, '/')) {
    if (*part == '/') part++;
    size_t length = strcspn(part, "/");
    if (length == 8 && strncmp(part, "__MACOSX", 8) == 0) return 1;
    if (part[0] == '.' && length > 1 && !(length == 2 && part[1] == '.')) return 1;
  }
  return 0;
}

/// Reads the content of an entry into `content`, at most `capacity` bytes, and returns the length.
static uint32_t read_content(struct archive *archive, char *content, size_t capacity) {
  size_t length = 0;
  while (length < capacity) {
    ssize_t got = archive_read_data(archive, content + length, capacity - length);
    // A warning, such as a wrong checksum, means wrong bytes.
    if (got < 0) damaged(archive);
    if (got == 0) break;
    length += (size_t)got;
  }
  return (uint32_t)length;
}

int main(int count, char **arguments) {
  if (count != 6) return 64;
  limits.file_bytes = strtoull(arguments[1], NULL, 10);
  limits.kept_bytes = strtoull(arguments[2], NULL, 10);
  limits.entries = strtoull(arguments[3], NULL, 10);
  limits.unpacked_bytes = strtoull(arguments[4], NULL, 10);
  limits.ratio = strtoull(arguments[5], NULL, 10);
  // Names in archives are UTF-8 or converted to it.
  setlocale(LC_CTYPE, "C.UTF-8");

  size_t length;
  const char *bytes = read_input(&length);
  struct archive *archive = open_archive(bytes, length);
  // One more byte than a file may have, so that the reader of the file notices its size.
  const size_t capacity = limits.file_bytes + 1;
  char *content = malloc(capacity);
  if (!content) return EXIT_FAILURE;

  uint64_t entries = 0, unpacked = 0, kept = 0;
  struct archive_entry *entry;
  for (;;) {
    int result = archive_read_next_header(archive, &entry);
    if (result == ARCHIVE_EOF) break;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) damaged(archive);
    if (archive_entry_is_encrypted(entry) > 0) finish(ENCRYPTED, "");
    if (++entries > limits.entries) finish(TOO_MANY, "");

    const char *name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    if (!name) finish(DAMAGED, "the name of an entry cannot be decoded");
    const int hidden = is_hidden(name);
    const enum kind kind = kind_of(entry);
    uint32_t got = 0;
    uint64_t size = archive_entry_size_is_set(entry) ? (uint64_t)archive_entry_size(entry) : 0;
    // Checked before any byte is read: the reader of a compressed tar unpacks what it skips.
    if (size > limits.unpacked_bytes) finish(TOO_LARGE, "");
    if (kind == FILE_ENTRY && !hidden) got = read_content(archive, content, capacity);
    unpacked += size > got ? size : got;
    kept += got;
    if (unpacked > limits.unpacked_bytes || kept > limits.kept_bytes) finish(TOO_LARGE, "");
    if (unpacked > limits.kept_bytes && unpacked / limits.ratio > length) finish(TOO_LARGE, "");

    if (hidden) continue;
    int64_t modified = archive_entry_mtime_is_set(entry) ? archive_entry_mtime(entry) : 0;
    put(kind, modified, name, content, got);
  }
  finish(COMPLETE, "");
}
