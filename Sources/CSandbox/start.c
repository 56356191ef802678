#define _GNU_SOURCE

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "child.h"

struct sandbox_supervisor {
  const struct sandbox_program *program;
  int control;
  pthread_t host;
  /// Written by both the supervisor and its host, which share their memory.
  _Atomic pid_t pid;
};

static int supervisor_main(void *context) {
  struct sandbox_supervisor *supervisor = context;
  atomic_store(&supervisor->pid, getpid());
  sandbox_supervise(supervisor->program, supervisor->control);
}

/// Creates the supervisor and sleeps until it ends.
///
/// `sandbox_join` reaps the supervisor, so its process id is not reused before that.
static void *host(void *context) {
  struct sandbox_supervisor *supervisor = context;
  _Alignas(16) char stack[SUPERVISOR_STACK];
  pid_t pid = clone(supervisor_main, stack + sizeof stack, SHARING_MEMORY, supervisor);
  if (pid > 0) {
    siginfo_t ended;
    atomic_store(&supervisor->pid, pid);
    while (waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOWAIT) != 0 && errno == EINTR) continue;
  } else {
    const struct sandbox_report report = {.step = SANDBOX_SUPERVISOR, .error = errno};
    // If this fails, the reader learns of the failure from the end of the stream.
    (void)!send(supervisor->control, &report, sizeof report, MSG_NOSIGNAL);
  }
  close(supervisor->control);
  return NULL;
}

int sandbox_start(const struct sandbox_program *program, int control,
                  struct sandbox_supervisor **supervisor) {
  struct sandbox_supervisor *made = calloc(1, sizeof *made);
  if (!made) {
    close(control);
    return -ENOMEM;
  }
  made->program = program;
  made->control = control;
  // All signals are blocked in the host and the supervisor, so this process's handlers do not run
  // there.
  sigset_t all, before;
  sigfillset(&all);
  int error = pthread_sigmask(SIG_SETMASK, &all, &before);
  if (error == 0) {
    error = pthread_create(&made->host, NULL, host, made);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  if (error != 0) {
    close(control);
    free(made);
    return -error;
  }
  *supervisor = made;
  return 0;
}

void sandbox_kill(struct sandbox_supervisor *supervisor) {
  pid_t pid = atomic_load(&supervisor->pid);
  if (pid > 0) kill(pid, SIGKILL);
}

int sandbox_join(struct sandbox_supervisor *supervisor) {
  int status = 0;
  pthread_join(supervisor->host, NULL);
  pid_t pid = atomic_load(&supervisor->pid);
  if (pid > 0)
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  free(supervisor);
  return status;
}
