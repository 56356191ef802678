#ifndef CSANDBOX_CHILD_H
#define CSANDBOX_CHILD_H

#include <linux/filter.h>
#include <sched.h>
#include <signal.h>

#include "CSandbox.h"

/// How supervisor and child are made, as `vfork` would but each with a stack of its own: the new process
/// works in its maker's memory, and its maker sleeps until it has ended or become a program.
enum {
  SHARING_MEMORY = CLONE_VM | CLONE_VFORK | SIGCHLD,
  CHILD_STACK = 128 << 10,
  /// It holds the child's.
  KEEPER_STACK = 2 * CHILD_STACK,
};

/// How far the child came, told to the supervisor: each overrides the last.
struct sandbox_progress {
  int32_t step;
  int32_t error;
  uint32_t isolation;
};

/// Runs a program and watches over it: the life of a supervisor.
///
/// This and all that follows works in memory that belongs to another process, whose other threads go
/// on: it allocates nothing, takes no lock and writes to its own stack only.
_Noreturn void sandbox_supervise(const struct sandbox_program *program, int control);

/// Becomes the program. Called in a child of the supervisor, whose process id is `supervisor`; says on
/// `progress` how far it came.
_Noreturn void sandbox_become(const struct sandbox_program *program, pid_t supervisor, int progress);

/// Gives up, for good, what the confinement does not grant: the one place for isolation.
///
/// Returns 0, or a negated errno and the step that failed in `progress`. What the kernel does not
/// offer is left out of `progress->isolation` and is no failure.
int sandbox_confine(const struct sandbox_confinement *confinement, const char *executable,
                    struct sandbox_progress *progress);

/// Restricts this process to the files of `confinement` and to no network. Returns 0 or a negated
/// errno, -EOPNOTSUPP where the kernel has no Landlock.
int sandbox_landlock(const struct sandbox_confinement *confinement, const char *executable);

struct sandbox_filter {
  unsigned short length;
  struct sock_filter instructions[];
};

/// Installs the filter for this process. Returns 0 or a negated errno.
int sandbox_filter_install(const struct sandbox_filter *filter);

#endif
