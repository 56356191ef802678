#define _GNU_SOURCE

#include <errno.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "child.h"

/// Gives up every capability, in case the grader runs as root.
///
/// The user stays the same, so that programs and libraries in private folders (/root, a home)
/// remain readable. Without capabilities root can neither raise limits nor bypass permissions.
/// Landlock restricts access to root's own files.
static int give_up_capabilities(void) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  const struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0}};
  return syscall(SYS_capset, &header, none) == 0 ? 0 : -errno;
}

int sandbox_confine(const struct sandbox_confinement *confinement, const char *executable,
                    struct sandbox_progress *progress) {
  progress->step = SANDBOX_PRIVILEGES;
  int error = give_up_capabilities();
  if (error) return error;
  // Landlock and seccomp require it.
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;

  progress->step = SANDBOX_LANDLOCK;
  error = sandbox_landlock(confinement, executable);
  if (error == 0) progress->isolation |= SANDBOX_LANDLOCK_IN_FORCE;
  if (error && error != -EOPNOTSUPP) return error;

  // Last, since it forbids some of the calls above.
  if (confinement->filter) {
    progress->step = SANDBOX_SECCOMP;
    error = sandbox_filter_install(confinement->filter);
    if (error == 0) progress->isolation |= SANDBOX_SECCOMP_IN_FORCE;
    if (error && error != -EOPNOTSUPP) return error;
  }
  progress->step = SANDBOX_STARTED;
  return 0;
}
