#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "child.h"

/// The supervisor's descriptors, apart from the one for /proc.
enum { CONTROL, SIGNALS, FIRST_FREE };

struct supervisor {
  pid_t child;
  /// The program's folder in /proc, or -1.
  int proc;
  const struct sandbox_limits *limits;
  /// When the elapsed time ends the program, in milliseconds.
  uint64_t deadline;
  struct sandbox_report report;
};

static const uint64_t thread_count_interval = 20;
/// The time between SIGXCPU, whose handler prints a backtrace, and SIGKILL, in milliseconds.
static const uint64_t exit_grace = 250;

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

static _Noreturn void report_and_exit(const struct sandbox_report *report, int control) {
  // Fails if the parent process was killed.
  ssize_t sent = send(control, report, sizeof *report, MSG_NOSIGNAL);
  _exit(sent == (ssize_t)sizeof *report ? 0 : 1);
}

static _Noreturn void fail(int control) {
  struct sandbox_report report = {.step = SANDBOX_SUPERVISOR, .error = errno};
  report_and_exit(&report, control);
}

/// Duplicates a descriptor to a number above the supervisor's fixed ones.
static int duplicate_above_fixed(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, FIRST_FREE); }

/// Closes all inherited descriptors but these two.
static bool close_all_but(int control, int signals) {
  control = duplicate_above_fixed(control);
  signals = duplicate_above_fixed(signals);
  if (control < 0 || signals < 0) return false;
  if (dup2(control, CONTROL) < 0 || dup2(signals, SIGNALS) < 0) return false;
  closefrom(FIRST_FREE);
  return true;
}

/// Kills the supervisor's children: the program, and orphans that it left behind.
static void kill_children(void) {
  int list = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
  if (list < 0) return;
  char text[4096];
  pid_t pid = 0;
  ssize_t count;
  while ((count = read(list, text, sizeof text)) > 0) {
    for (ssize_t i = 0; i < count; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        pid = pid * 10 + (text[i] - '0');
      } else if (pid > 0) {
        kill(pid, SIGKILL);
        pid = 0;
      }
    }
  }
  close(list);
}

/// Kills and reaps the program and all its descendants. The children of a killed process become the
/// supervisor's, so this repeats until none is left.
static void kill_all(struct supervisor *supervisor) {
  const struct timespec moment = {.tv_nsec = 200000};
  // The whole group at once, so that no member can fork before it is killed.
  kill(-supervisor->child, SIGKILL);
  for (;;) {
    int status;
    pid_t pid = waitpid(-1, &status, WNOHANG);
    if (pid == supervisor->child) {
      supervisor->report.status = status;
    } else if (pid == 0) {
      kill_children();
      nanosleep(&moment, NULL);
    } else if (pid < 0 && errno != EINTR) {
      return;
    }
  }
}

static void measure(struct sandbox_report *report) {
  struct rusage usage;
  if (getrusage(RUSAGE_CHILDREN, &usage) != 0) return;
  report->cpu_microseconds =
      (uint64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000 +
      (uint64_t)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  report->peak_bytes = (uint64_t)usage.ru_maxrss * 1024;
}

/// Reads the child's progress until it executes the program or ends.
static void follow(struct sandbox_report *report, int progress) {
  struct sandbox_progress message;
  while (read(progress, &message, sizeof message) == (ssize_t)sizeof message) {
    report->step = message.step;
    report->error = message.error;
    report->isolation = message.isolation;
  }
}

/// Reaps orphans that ended. Returns true if the program has ended, which is not reaped yet, so
/// that its process group id is not reused.
static bool program_ended(const struct supervisor *supervisor) {
  struct signalfd_siginfo signals[16];
  if (read(SIGNALS, signals, sizeof signals) < 0 && errno != EAGAIN && errno != EINTR) return true;
  for (;;) {
    siginfo_t ended = {0};
    if (waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT | WNOHANG) != 0) return errno == ECHILD;
    if (ended.si_pid == 0) return false;
    if (ended.si_pid == supervisor->child) return true;
    waitpid(ended.si_pid, NULL, WNOHANG);
  }
}

/// Whether the program has too many threads. The link count of /proc/<pid>/task is the number of
/// threads plus two.
static bool has_too_many_threads(const struct supervisor *supervisor) {
  struct stat threads;
  return supervisor->limits->threads > 0 && fstatat(supervisor->proc, "task", &threads, 0) == 0 &&
         threads.st_nlink > supervisor->limits->threads + 2;
}

/// Opens the program's folder in /proc.
static int open_proc_folder(pid_t child) {
  char path[] = "/proc/0000000000";
  char *start = path + sizeof "/proc/" - 1;
  char *digit = path + sizeof path - 1;
  for (pid_t rest = child; rest > 0; rest /= 10) *--digit = (char)('0' + rest % 10);
  while ((*start = *digit) != '\0') start++, digit++;
  return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/// Waits until the program ends or must be ended, and returns the cause.
///
/// At the deadline the program gets SIGXCPU, as it does when its CPU time is used up.
static enum sandbox_cause watch(const struct supervisor *supervisor) {
  uint64_t deadline = supervisor->deadline;
  bool is_late = false;
  for (;;) {
    struct pollfd watched[] = {
        {.fd = CONTROL, .events = POLLIN},
        {.fd = SIGNALS, .events = POLLIN},
    };
    const uint64_t time = now();
    if (time >= deadline) {
      if (is_late) return SANDBOX_BY_CLOCK;
      is_late = true;
      deadline = time + exit_grace;
      kill(supervisor->child, SIGXCPU);
    }
    uint64_t rest = deadline - time;
    if (supervisor->limits->threads > 0 && rest > thread_count_interval) rest = thread_count_interval;
    if (poll(watched, 2, rest < INT_MAX ? (int)rest : INT_MAX) < 0 && errno != EINTR)
      return SANDBOX_BY_ORDER;
    if (watched[1].revents && program_ended(supervisor))
      return is_late ? SANDBOX_BY_CLOCK : SANDBOX_BY_ITSELF;
    if (watched[0].revents) return SANDBOX_BY_ORDER;
    if (!is_late && has_too_many_threads(supervisor)) return SANDBOX_BY_THREADS;
  }
}

/// The arguments of `child_main`.
struct child {
  const struct sandbox_program *program;
  pid_t supervisor;
  int progress;
};

static int child_main(void *context) {
  const struct child *child = context;
  sandbox_execute(child->program, child->supervisor, child->progress);
}

_Noreturn void sandbox_supervise(const struct sandbox_program *program, int control) {
  const pid_t self = getpid();
  const uint64_t start = now();
  int progress[2];
  sigset_t child_signal;
  sigemptyset(&child_signal);
  sigaddset(&child_signal, SIGCHLD);

  // A session of its own, so that it gets no signals from the terminal.
  if (setsid() < 0 || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) fail(control);
  if (signal(SIGCHLD, SIG_DFL) == SIG_ERR) fail(control);
  int signals = signalfd(-1, &child_signal, SFD_CLOEXEC | SFD_NONBLOCK);
  if (signals < 0 || pipe2(progress, O_CLOEXEC) != 0) fail(control);

  struct supervisor supervisor = {
      .limits = &program->limits,
      .deadline = start + program->limits.wall_milliseconds,
  };
  struct child child = {.program = program, .supervisor = self, .progress = progress[1]};
  _Alignas(16) char stack[CHILD_STACK];
  supervisor.child = clone(child_main, stack + sizeof stack, SHARING_MEMORY, &child);
  if (supervisor.child < 0) fail(control);

  close(progress[1]);
  follow(&supervisor.report, progress[0]);
  if (!close_all_but(control, signals)) {
    int error = errno;
    kill_all(&supervisor);
    errno = error;
    fail(control);
  }
  supervisor.proc = open_proc_folder(supervisor.child);
  supervisor.report.cause = watch(&supervisor);
  kill_all(&supervisor);
  measure(&supervisor.report);
  report_and_exit(&supervisor.report, CONTROL);
}
