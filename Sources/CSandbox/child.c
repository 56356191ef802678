#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "child.h"

/// The program's descriptors, and after them the one that exec closes.
enum { NULL_INPUT, OUTPUT, ERRORS, REQUESTS, OBSERVATIONS, PROGRESS, FIRST_FREE };

static void say(int progress, const struct sandbox_progress *news) {
  // A supervisor that is gone takes this process with it.
  if (write(progress, news, sizeof *news) != (ssize_t)sizeof *news) _exit(127);
}

static _Noreturn void give_up(int progress, struct sandbox_progress *news, int step, int error) {
  news->step = step;
  news->error = error;
  say(progress, news);
  _exit(127);
}

/// Starts a session and binds this process's life to the supervisor's.
static int enter_session(pid_t supervisor) {
  if (setsid() < 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return -errno;
  // The supervisor may have died before the line above.
  if (getppid() != supervisor) _exit(127);
  return 0;
}

/// Makes this process the first one the kernel kills when memory runs out. Best effort: a kernel
/// that hides the file has other means.
static void offer_to_be_killed(void) {
  int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score < 0) return;
  (void)!write(score, "1000", 4);
  close(score);
}

/// Undoes what this process does with signals: a program starts with each at its default.
static void reset_signals(void) {
  const struct sigaction by_default = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) {
    // Fails for SIGKILL, SIGSTOP and those the C library keeps, which need no resetting.
    sigaction(number, &by_default, NULL);
  }
}

/// Puts `source` at `target`, or closes `target` where there is no source.
static int place(int source, int target) {
  if (source >= 0) return dup2(source, target) < 0 ? -errno : 0;
  return close(target) < 0 && errno != EBADF ? -errno : 0;
}

/// Arranges the descriptors 0 to 4, keeps `progress` until exec and closes all others.
static int arrange_descriptors(const struct sandbox_program *program, int *progress) {
  int sources[] = {
      open("/dev/null", O_RDONLY | O_CLOEXEC), program->output,       program->errors,
      program->requests,                       program->observations,
  };
  if (sources[NULL_INPUT] < 0) return -errno;
  // A source may itself lie at a number that is about to be taken.
  for (int target = NULL_INPUT; target <= OBSERVATIONS; target++) {
    if (sources[target] < 0) continue;
    sources[target] = fcntl(sources[target], F_DUPFD_CLOEXEC, FIRST_FREE);
    if (sources[target] < 0) return -errno;
  }
  int kept = fcntl(*progress, F_DUPFD_CLOEXEC, FIRST_FREE);
  if (kept < 0 || dup3(kept, PROGRESS, O_CLOEXEC) < 0) return -errno;
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
  // Never above what this process itself was given.
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
  // One byte, not zero: a kernel that pipes core dumps to a program skips that program only for 1.
  if (!error) error = limit(RLIMIT_CORE, 1, 1);
  return error;
}

static int unblock_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  return sigprocmask(SIG_SETMASK, &none, NULL) == 0 ? 0 : -errno;
}

_Noreturn void sandbox_become(const struct sandbox_program *program, pid_t supervisor, int progress) {
  struct sandbox_progress news = {.step = SANDBOX_STARTED};
  int error = enter_session(supervisor);
  if (error) give_up(progress, &news, SANDBOX_SESSION, -error);
  offer_to_be_killed();
  reset_signals();
  if (program->directory && chdir(program->directory) != 0)
    give_up(progress, &news, SANDBOX_DIRECTORY, errno);
  error = arrange_descriptors(program, &progress);
  if (error) give_up(progress, &news, SANDBOX_DESCRIPTORS, -error);
  error = set_limits(&program->limits);
  if (error) give_up(progress, &news, SANDBOX_LIMITS, -error);
  if (program->confinement) {
    error = sandbox_confine(program->confinement, program->executable, &news);
    if (error) give_up(progress, &news, news.step, -error);
  }
  say(progress, &news);
  error = unblock_signals();
  if (error) give_up(progress, &news, SANDBOX_SESSION, -error);
  execve(program->executable, program->arguments, program->environment);
  give_up(progress, &news, SANDBOX_EXECUTE, errno);
}
