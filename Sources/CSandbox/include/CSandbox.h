#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Starts and supervises programs: the code between fork and exec, which cannot be written in
/// Swift.
///
///     this process ──fork──▸ supervisor ──fork──▸ child ──exec──▸ the program
///          ◂────── control ─────┘
///
/// The supervisor is the program's parent and adopts the descendants that the program leaves
/// behind. When the other end of its control socket is closed or shut down, because the run is over
/// or this process was killed, it kills all of them. So each run kills only its own descendants,
/// and none outlives this process.
///
/// The supervisor shares this process's memory and runs on the stack of one of its threads, which
/// sleeps meanwhile, as with `vfork`. A real fork would copy this process's page tables, twice,
/// which for 200 MB takes longer than most programs run.

/// A program's limits. Zero leaves this process's own limit in force.
struct sandbox_limits {
  /// CPU time after which the program gets SIGXCPU, and a second later SIGKILL.
  uint64_t cpu_seconds;
  uint64_t memory_bytes;
  uint64_t file_bytes;
  uint64_t open_files;
  uint64_t stack_bytes;
  /// RLIMIT_NPROC, which counts all processes of the *user* and is not enforced for root.
  uint64_t processes;
  /// The threads of the program, counted by the supervisor.
  uint64_t threads;
  /// Elapsed time after which the supervisor sends SIGXCPU, and SIGKILL a moment later. Always in
  /// force.
  uint64_t wall_milliseconds;
};

/// A compiled seccomp filter.
struct sandbox_filter;

/// The files that a confined program may use.
struct sandbox_confinement {
  /// Files and folders it may read and execute, ended by NULL. Missing ones are ignored.
  char *const *readable;
  /// Files and folders it may also change, ended by NULL.
  char *const *writable;
  const struct sandbox_filter *filter;
  /// The user and group that the program runs as if this process runs as root; 0 leaves it root,
  /// without capabilities. The program's file must be readable and executable by all users.
  uid_t user;
};

struct sandbox_program {
  const char *executable;
  /// Ended by NULL; the program's name comes first.
  char *const *arguments;
  /// Ended by NULL.
  char *const *environment;
  /// The folder it starts in, or NULL.
  const char *directory;
  /// Its descriptors 1 to 4; -1 leaves one closed. Descriptor 0 is /dev/null.
  int output, errors, requests, observations;
  struct sandbox_limits limits;
  /// NULL for a program that is not confined.
  const struct sandbox_confinement *confinement;
};

/// The steps that start a program. A report names the one that failed.
enum sandbox_step {
  SANDBOX_SUPERVISOR,
  SANDBOX_SESSION,
  SANDBOX_DIRECTORY,
  SANDBOX_DESCRIPTORS,
  SANDBOX_LIMITS,
  SANDBOX_PRIVILEGES,
  SANDBOX_LANDLOCK,
  SANDBOX_SECCOMP,
  SANDBOX_EXECUTE,
  /// No step failed: the program was started.
  SANDBOX_STARTED,
};

enum {
  SANDBOX_LANDLOCK_IN_FORCE = 1,
  SANDBOX_SECCOMP_IN_FORCE = 2,
};

/// Why a program ended.
enum sandbox_cause {
  /// It exited or was killed by a signal, which the kernel may have sent because of a limit.
  SANDBOX_BY_ITSELF,
  SANDBOX_BY_CLOCK,
  SANDBOX_BY_THREADS,
  /// The control socket was shut down.
  SANDBOX_BY_ORDER,
};

/// The supervisor's report, sent once, when the program and all its descendants are gone.
struct sandbox_report {
  /// SANDBOX_STARTED, or the step that failed with `error`.
  int32_t step;
  int32_t error;
  /// SANDBOX_…_IN_FORCE.
  uint32_t isolation;
  /// One of `sandbox_cause`.
  int32_t cause;
  /// The program's status as `wait` gives it.
  int32_t status;
  uint64_t cpu_microseconds;
  uint64_t peak_bytes;
};

/// A supervisor and the thread on whose stack it runs.
struct sandbox_supervisor;

/// Starts a program under a supervisor that reports on `control`, one end of a socket pair of type
/// SOCK_SEQPACKET.
///
/// Returns without waiting. `program` and everything it points to must stay valid until
/// `sandbox_join`. The supervisor owns `control` from here on. The caller closes the program's
/// descriptors after the report has arrived.
/// Returns 0 or a negated errno.
int sandbox_start(const struct sandbox_program *program, int control,
                  struct sandbox_supervisor **supervisor);

/// Kills a supervisor that does not answer, and the program with it.
void sandbox_kill(struct sandbox_supervisor *supervisor);

/// Waits for the supervisor to end and frees it. Returns its status as `wait` gives it.
int sandbox_join(struct sandbox_supervisor *supervisor);

/// Calls `visit` with the path of every library this process has loaded, the dynamic linker
/// included.
void sandbox_visit_libraries(void (*visit)(const char *path, void *context), void *context);

/// Makes a socket pair for `sandbox_start`, close-on-exec. Returns 0 or a negated errno.
int sandbox_control(int ends[2]);

/// Makes a pipe, close-on-exec. Returns 0 or a negated errno.
int sandbox_pipe(int ends[2]);

/// How much a filter forbids.
enum sandbox_strictness {
  /// Network, other processes' memory, and administration.
  SANDBOX_TRUSTED_PROGRAM,
  /// In addition child processes, signals to others, and file changes that Landlock does not check.
  SANDBOX_FOREIGN_PROGRAM,
};

/// Compiles a filter. Returns 0 or a negated errno; the caller frees it.
int sandbox_filter_create(enum sandbox_strictness strictness, struct sandbox_filter **filter);
void sandbox_filter_free(struct sandbox_filter *filter);

#endif
