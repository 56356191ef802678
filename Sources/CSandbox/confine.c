#define _GNU_SOURCE

#include <errno.h>
#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "child.h"

/// Becomes another user and group, without supplementary groups.
///
/// The system calls are used directly: the C library's functions change the user of all threads, and
/// this process shares the memory in which the grader's threads are listed.
///
/// In some containers root lacks the capability, or the namespace has no such user. Then the program
/// remains root.
static int become(uid_t user, pid_t supervisor) {
  int error = 0;
  if (syscall(SYS_setgroups, 0, NULL) != 0 || syscall(SYS_setresgid, user, user, user) != 0 ||
      syscall(SYS_setresuid, user, user, user) != 0)
    error = errno == EPERM || errno == EINVAL ? 0 : -errno;
  if (error) return error;
  // The kernel forgets this when the user or the group changes, also where only one of them did.
  return sandbox_die_with(supervisor);
}

/// Gives up every capability, in case the grader runs as root.
///
/// The compiler remains root, so that toolchains and courses in private folders (/root, a home)
/// stay readable, and so does a program whose Swift runtime is in such a folder. Without
/// capabilities root can neither raise limits nor bypass permissions. Landlock restricts access to
/// root's own files.
static int give_up_capabilities(void) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  const struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {{0}};
  return syscall(SYS_capset, &header, none) == 0 ? 0 : -errno;
}

int sandbox_confine(const struct sandbox_confinement *confinement, const char *executable,
                    pid_t supervisor, struct sandbox_progress *progress) {
  progress->step = SANDBOX_PRIVILEGES;
  // Landlock and seccomp require it.
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;

  progress->step = SANDBOX_LANDLOCK;
  // As the present user, who can open the granted files.
  int error = sandbox_landlock(confinement, executable);
  if (error == 0) progress->isolation |= SANDBOX_LANDLOCK_IN_FORCE;
  if (error && error != -EOPNOTSUPP) return error;

  progress->step = SANDBOX_PRIVILEGES;
  if (confinement->user != 0 && geteuid() == 0) {
    error = become(confinement->user, supervisor);
    if (error) return error;
  }
  error = give_up_capabilities();
  if (error) return error;

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
