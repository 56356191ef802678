#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "child.h"

// Landlock through its system calls (Mickaël Salaün, Linux 5.13;
// Documentation/userspace-api/landlock.rst). The C library has no functions for it, and its headers
// may be older than the kernel, so this file declares the parts of the interface that it uses.

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

struct ruleset {
  uint64_t files, network, scopes;
};

struct __attribute__((packed)) path_rule {
  uint64_t allowed;
  int32_t place;
};

enum { ASK_FOR_VERSION = 1, RULE_IS_PATH = 1 };

#define RIGHT(bit) ((uint64_t)1 << (bit))

static const uint64_t execute = RIGHT(0), write_file = RIGHT(1), read_file = RIGHT(2),
                      read_folder = RIGHT(3), truncate_file = RIGHT(14), device_ioctl = RIGHT(15);

/// The rights to files that a version of Landlock can withhold.
static uint64_t file_rights(long version) {
  uint64_t rights = RIGHT(13) - 1;
  if (version >= 2) rights |= RIGHT(13);  // linking and renaming across folders
  if (version >= 3) rights |= truncate_file;
  if (version >= 5) rights |= device_ioctl;
  return rights;
}

/// Withholds every right that a version of Landlock can: files, TCP, and from version 6 on signals
/// and abstract sockets to processes outside this confinement.
static struct ruleset everything(long version) {
  return (struct ruleset){
      .files = file_rights(version),
      .network = version >= 4 ? RIGHT(0) | RIGHT(1) : 0,
      .scopes = version >= 6 ? RIGHT(0) | RIGHT(1) : 0,
  };
}

/// Grants `rights` to a file, or to a folder and everything below it. A missing path is ignored.
static int grant(int ruleset, const char *path, uint64_t rights) {
  int place = open(path, O_PATH | O_CLOEXEC);
  if (place < 0) return errno == ENOENT || errno == ENOTDIR ? 0 : -errno;
  struct stat facts;
  int error = fstat(place, &facts) == 0 ? 0 : -errno;
  if (!error) {
    if (!S_ISDIR(facts.st_mode))
      rights &= execute | write_file | read_file | truncate_file | device_ioctl;
    const struct path_rule rule = {.allowed = rights, .place = place};
    if (syscall(SYS_landlock_add_rule, ruleset, RULE_IS_PATH, &rule, 0) != 0) error = -errno;
  }
  close(place);
  return error;
}

static int grant_each(int ruleset, char *const *paths, uint64_t rights) {
  int error = 0;
  for (; *paths && !error; paths++) error = grant(ruleset, *paths, rights);
  return error;
}

int sandbox_landlock(const struct sandbox_confinement *confinement, const char *executable) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_FOR_VERSION);
  // Not built in, disabled at boot, or blocked by a container.
  if (version < 0) return -EOPNOTSUPP;
  const struct ruleset withheld = everything(version);
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &withheld, sizeof withheld, 0);
  if (ruleset < 0) return -errno;

  const uint64_t use = execute | read_file | read_folder;
  int error = grant(ruleset, executable, use);
  // The C library reads /proc/self, and libdispatch /proc/<thread>, which is not below it. The
  // memory and environment of other processes stay unreadable; their command lines do not.
  if (!error) error = grant(ruleset, "/proc", read_file | read_folder);
  if (!error) error = grant_each(ruleset, confinement->readable, use);
  if (!error) error = grant_each(ruleset, confinement->writable, withheld.files);
  if (!error && syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) error = -errno;
  close(ruleset);
  return error;
}
