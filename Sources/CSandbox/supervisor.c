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

/// The supervisor's own descriptors, beside the one on /proc.
enum { CONTROL, SIGNALS, FIRST_FREE };

struct supervisor {
  pid_t child;
  /// The program's folder in /proc, or -1.
  int proc;
  const struct sandbox_limits *limits;
  /// When the clock ends the program, in milliseconds.
  uint64_t deadline;
  struct sandbox_report report;
};

static const uint64_t thread_count_interval = 20;
/// How long a program may take to say where it is when the clock has ended it, in milliseconds.
static const uint64_t last_words = 250;

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

static _Noreturn void report_and_exit(const struct sandbox_report *report, int control) {
  // Nobody listens when the process above was killed: the status then says so to nobody either.
  ssize_t sent = send(control, report, sizeof *report, MSG_NOSIGNAL);
  _exit(sent == (ssize_t)sizeof *report ? 0 : 1);
}

static _Noreturn void give_up(int control) {
  struct sandbox_report report = {.step = SANDBOX_KEEPER, .error = errno};
  report_and_exit(&report, control);
}

/// Moves a descriptor to where the supervisor's fixed numbers cannot overwrite it.
static int out_of_the_way(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, FIRST_FREE); }

/// Lets go of every descriptor of the process above but these two.
static bool hold_only(int control, int signals) {
  control = out_of_the_way(control);
  signals = out_of_the_way(signals);
  if (control < 0 || signals < 0) return false;
  if (dup2(control, CONTROL) < 0 || dup2(signals, SIGNALS) < 0) return false;
  closefrom(FIRST_FREE);
  return true;
}

/// Kills each process whose parent is the supervisor: the program, and orphans it left behind.
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

/// Kills and reaps the program and all its descendants: killing a process hands its children to the
/// supervisor, so this ends when there are no more.
static void sweep(struct supervisor *supervisor) {
  const struct timespec moment = {.tv_nsec = 200000};
  // The group first: no member of it can fork its way past this one.
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

/// Learns how far the child came, until it is the program or gone.
static void follow(struct sandbox_report *report, int progress) {
  struct sandbox_progress news;
  while (read(progress, &news, sizeof news) == (ssize_t)sizeof news) {
    report->step = news.step;
    report->error = news.error;
    report->isolation = news.isolation;
  }
}

/// Reaps orphans that ended; true when the program itself has ended, which it leaves unreaped so that
/// its process group keeps its name.
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

/// Tells whether the program has more threads than it may. The kernel gives the folder of a
/// process's threads one link for each of them, and two.
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

/// Watches over the program until it ends or is to be ended; tells why.
///
/// A program that the clock ends gets SIGXCPU first, as one that used up its CPU time does.
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
      deadline = time + last_words;
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

/// What a child needs to begin with.
struct child {
  const struct sandbox_program *program;
  pid_t supervisor;
  int progress;
};

static int child_life(void *context) {
  const struct child *child = context;
  sandbox_become(child->program, child->supervisor, child->progress);
}

_Noreturn void sandbox_supervise(const struct sandbox_program *program, int control) {
  const pid_t self = getpid();
  const uint64_t start = now();
  int progress[2];
  sigset_t child_signal;
  sigemptyset(&child_signal);
  sigaddset(&child_signal, SIGCHLD);

  // A session of its own: what is typed at a terminal is not for the supervisor.
  if (setsid() < 0 || prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) give_up(control);
  if (signal(SIGCHLD, SIG_DFL) == SIG_ERR) give_up(control);
  int signals = signalfd(-1, &child_signal, SFD_CLOEXEC | SFD_NONBLOCK);
  if (signals < 0 || pipe2(progress, O_CLOEXEC) != 0) give_up(control);

  struct supervisor supervisor = {
      .limits = &program->limits,
      .deadline = start + program->limits.wall_milliseconds,
  };
  struct child child = {.program = program, .supervisor = self, .progress = progress[1]};
  _Alignas(16) char stack[CHILD_STACK];
  supervisor.child = clone(child_life, stack + sizeof stack, SHARING_MEMORY, &child);
  if (supervisor.child < 0) give_up(control);

  close(progress[1]);
  follow(&supervisor.report, progress[0]);
  if (!hold_only(control, signals)) {
    int error = errno;
    sweep(&supervisor);
    errno = error;
    give_up(control);
  }
  supervisor.proc = open_proc_folder(supervisor.child);
  supervisor.report.cause = watch(&supervisor);
  sweep(&supervisor);
  measure(&supervisor.report);
  report_and_exit(&supervisor.report, CONTROL);
}
