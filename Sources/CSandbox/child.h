#ifndef CSANDBOX_CHILD_H
#define CSANDBOX_CHILD_H

#include <linux/filter.h>
#include <sched.h>
#include <signal.h>

#include "CSandbox.h"

/// Supervisor and child are created like by `vfork`, but with stacks of their own: the new process
/// shares its parent's memory, and the parent's thread sleeps until it ends or executes a program.
enum {
  SHARING_MEMORY = CLONE_VM | CLONE_VFORK | SIGCHLD,
  CHILD_STACK = 128 << 10,
  /// The child's stack is part of it.
  SUPERVISOR_STACK = 2 * CHILD_STACK,
};

/// A message from child to supervisor: the last step of the child. Each replaces the previous one.
struct sandbox_progress {
  int32_t step;
  int32_t error;
  uint32_t isolation;
};

/// Starts a program and supervises it: the supervisor's main function.
///
/// This function and those below run in the memory of another process, whose threads continue to
/// run. So they allocate nothing, take no lock and write only to their own stack.
_Noreturn void sandbox_supervise(const struct sandbox_program *program, int control);

/// Prepares this process and executes the program in it. Runs in a child of the supervisor, whose
/// process id is `supervisor`, and reports its steps on `progress`.
_Noreturn void sandbox_execute(const struct sandbox_program *program, pid_t supervisor, int progress);

/// Arranges that the kernel kills this process when the supervisor ends. Returns 0 or a negated errno.
int sandbox_die_with(pid_t supervisor);

/// Irrevocably gives up the rights that the confinement does not grant.
///
/// Returns 0, or a negated errno with the failed step in `progress`. A mechanism that the kernel
/// lacks is left out of `progress->isolation` and is not a failure.
int sandbox_confine(const struct sandbox_confinement *confinement, const char *executable,
                    pid_t supervisor, struct sandbox_progress *progress);

/// Restricts this process to the files of `confinement`, without network. Returns 0 or a negated
/// errno, which is -EOPNOTSUPP if the kernel has no Landlock.
int sandbox_landlock(const struct sandbox_confinement *confinement, const char *executable);

struct sandbox_filter {
  unsigned short length;
  struct sock_filter instructions[];
};

/// Installs the filter for this process. Returns 0 or a negated errno.
int sandbox_filter_install(const struct sandbox_filter *filter);

#endif
