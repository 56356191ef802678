#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "child.h"

/// The program's descriptors, and the progress pipe, which exec closes.
enum { NULL_INPUT, OUTPUT, ERRORS, REQUESTS, OBSERVATIONS, PROGRESS, FIRST_FREE };

static void send_progress(int progress, const struct sandbox_progress *message) {
  // The supervisor is gone, so this process ends too.
  if (write(progress, message, sizeof *message) != (ssize_t)sizeof *message) _exit(127);
}

static _Noreturn void fail(int progress, struct sandbox_progress *message, int step, int error) {
  message->step = step;
  message->error = error;
  send_progress(progress, message);
  _exit(127);
}

int sandbox_die_with(pid_t supervisor) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return -errno;
  // The supervisor may have died before the line above.
  if (getppid() != supervisor) _exit(127);
  return 0;
}

/// Makes this process the first that the kernel kills when memory runs out. A failure is ignored.
static void raise_oom_score(void) {
  int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score < 0) return;
  (void)!write(score, "1000", 4);
  close(score);
}

/// Resets all signals to their default actions.
static void reset_signals(void) {
  const struct sigaction by_default = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) {
    // Fails for SIGKILL, SIGSTOP and the C library's own signals, which need no reset.
    sigaction(number, &by_default, NULL);
  }
}

/// Duplicates `source` to `target`, or closes `target` if there is no source.
static int place(int source, int target) {
  if (source >= 0) return dup2(source, target) < 0 ? -errno : 0;
  return close(target) < 0 && errno != EBADF ? -errno : 0;
}

/// Arranges the descriptors 0 to 4, moves `progress` behind them, and closes all others.
static int arrange_descriptors(const struct sandbox_program *program, int *progress) {
  int sources[] = {
      open("/dev/null", O_RDONLY | O_CLOEXEC), program->output,       program->errors,
      program->requests,                       program->observations,
  };
  if (sources[NULL_INPUT] < 0) return -errno;
  // A source may itself have a number that is about to be overwritten.
  for (int target = NULL_INPUT; target <= OBSERVATIONS; target++) {
    if (sources[target] < 0) continue;
    sources[target] = fcntl(sources[target], F_DUPFD_CLOEXEC, FIRST_FREE);
    if (sources[target] < 0) return -errno;
  }
  int moved = fcntl(*progress, F_DUPFD_CLOEXEC, FIRST_FREE);
  if (moved < 0 || dup3(moved, PROGRESS, O_CLOEXEC) < 0) return -errno;
  *progress = PROGRESS;
  for (int target = NULL_INPUT; target <= OBSERVATIONS; target++) {
    int error = place(sources[target], target);
    if (error != 0) return error;
  }
  closefrom(FIRST_FREE);
  return 0;
}

static int limit(int resource, uint64_t soft, uint64_t hard) {
  if (soft == 0) return 0;
  struct rlimit now;
  if (getrlimit(resource, &now) != 0) return -errno;
  // Not above this process's own limit.
  struct rlimit limited = {
      .rlim_cur = soft < now.rlim_max ? soft : now.rlim_max,
      .rlim_max = hard < now.rlim_max ? hard : now.rlim_max,
  };
  return setrlimit(resource, &limited) == 0 ? 0 : -errno;
}

static int set_limits(const struct sandbox_limits *limits) {
  int error = 0;
  if (!error) error = limit(RLIMIT_CPU, limits->cpu_seconds, limits->cpu_seconds + 1);
  if (!error) error = limit(RLIMIT_AS, limits->memory_bytes, limits->memory_bytes);
  if (!error) error = limit(RLIMIT_FSIZE, limits->file_bytes, limits->file_bytes);
  if (!error) error = limit(RLIMIT_NOFILE, limits->open_files, limits->open_files);
  if (!error) error = limit(RLIMIT_STACK, limits->stack_bytes, limits->stack_bytes);
  if (!error) error = limit(RLIMIT_NPROC, limits->processes, limits->processes);
  // One byte, not zero: only at 1 does the kernel not start a program for core dumps (core(5)).
  if (!error) error = limit(RLIMIT_CORE, 1, 1);
  return error;
}

static int unblock_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  return sigprocmask(SIG_SETMASK, &none, NULL) == 0 ? 0 : -errno;
}

_Noreturn void sandbox_execute(const struct sandbox_program *program, pid_t supervisor, int progress) {
  struct sandbox_progress message = {.step = SANDBOX_STARTED};
  int error = setsid() < 0 ? -errno : sandbox_die_with(supervisor);
  if (error) fail(progress, &message, SANDBOX_SESSION, -error);
  raise_oom_score();
  reset_signals();
  if (program->directory && chdir(program->directory) != 0)
    fail(progress, &message, SANDBOX_DIRECTORY, errno);
  error = arrange_descriptors(program, &progress);
  if (error) fail(progress, &message, SANDBOX_DESCRIPTORS, -error);
  error = set_limits(&program->limits);
  if (error) fail(progress, &message, SANDBOX_LIMITS, -error);
  int executable = -1;
  if (program->confinement) {
    // Opened before the user changes, who may not be allowed into the folder that contains it.
    if (program->confinement->user) {
      executable = open(program->executable, O_PATH | O_CLOEXEC);
      if (executable < 0) fail(progress, &message, SANDBOX_EXECUTE, errno);
    }
    error = sandbox_confine(program->confinement, program->executable, supervisor, &message);
    if (error) fail(progress, &message, message.step, -error);
  }
  send_progress(progress, &message);
  error = unblock_signals();
  if (error) fail(progress, &message, SANDBOX_SESSION, -error);
  if (executable >= 0)
    execveat(executable, "", program->arguments, program->environment, AT_EMPTY_PATH);
  else
    execve(program->executable, program->arguments, program->environment);
  fail(progress, &message, SANDBOX_EXECUTE, errno);
}
