extension Programs {
  /// The source of a program that tries one thing and prints `done` or the name of the error.
  static let attempts = #"""
    #define _GNU_SOURCE
    #include <errno.h>
    #include <fcntl.h>
    #include <pthread.h>
    #include <sched.h>
    #include <signal.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/mman.h>
    #include <sys/prctl.h>
    #include <sys/ptrace.h>
    #include <sys/resource.h>
    #include <sys/shm.h>
    #include <sys/socket.h>
    #include <sys/stat.h>
    #include <sys/syscall.h>
    #include <sys/uio.h>
    #include <sys/wait.h>
    #include <unistd.h>

    static void *rest(void *unused) { pause(); return unused; }

    static long thread(void) {
      pthread_t made;
      int error = pthread_create(&made, NULL, rest, NULL);
      return error ? (errno = error, -1) : 0;
    }

    static long child(pid_t pid) { if (pid == 0) _exit(0); return pid < 0 ? -1 : waitpid(pid, 0, 0); }

    static long look(const char *path) {
      char text[16];
      int file = open(path, O_RDONLY);
      return file < 0 ? -1 : read(file, text, sizeof text);
    }

    static long peek(pid_t other) {
      char text[8];
      struct iovec here = {text, 1}, there = {(void *)environ, 1};
      return process_vm_readv(other, &here, 1, &there, 1, 0);
    }

    #define IS(word) !strcmp(what, word)
    int main(int count, char **words) {
      const char *what = words[1], *path = count > 2 ? words[2] : "";
      struct rlimit limits = {1, 1};
      long result = -2;
      if (IS("read")) result = look(path);
      if (IS("list")) result = open(path, O_RDONLY | O_DIRECTORY);
      if (IS("write")) result = open(path, O_WRONLY);
      if (IS("create")) result = open(path, O_WRONLY | O_CREAT, 0600);
      if (IS("empty")) result = open(path, O_RDONLY | O_TRUNC);
      if (IS("truncate")) result = truncate(path, 0);
      if (IS("remove")) result = unlink(path);
      if (IS("folder")) result = mkdir(path, 0700);
      if (IS("link")) result = symlink("/", path);
      if (IS("chmod")) result = chmod(path, 0777);
      if (IS("touch")) result = utimensat(AT_FDCWD, path, NULL, 0);
      if (IS("execute")) { char *said[] = {"echo", "done", NULL}; result = execve(path, said, environ); }
      if (IS("internet")) result = socket(AF_INET, SOCK_STREAM, 0);
      if (IS("local socket")) result = socket(AF_UNIX, SOCK_STREAM, 0);
      if (IS("fork")) result = child(fork());
      if (IS("raw fork")) result = child((pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
      if (IS("thread")) result = thread();
      if (IS("kill parent")) result = kill(getppid(), 0);
      if (IS("kill group")) result = kill(0, 0);
      if (IS("kill everybody")) result = kill(-1, 0);
      if (IS("kill thread")) result = syscall(SYS_tgkill, getppid(), getppid(), 0);
      if (IS("kill by descriptor")) result = syscall(SYS_pidfd_open, getppid(), 0);
      if (IS("kill by owner")) result = fcntl(1, F_SETOWN, getppid());
      if (IS("kill by owner, with high bits set")) result = syscall(SYS_fcntl, 1, (1L << 32) | F_SETOWN, getppid());
      if (IS("kill itself")) result = kill(getpid(), SIGTERM);
      if (IS("abort")) abort();
      if (IS("trace")) result = ptrace(PTRACE_ATTACH, getppid(), 0, 0);
      if (IS("peek")) result = peek(getppid());
      if (IS("limit parent")) result = prlimit(getppid(), RLIMIT_NOFILE, NULL, &limits);
      if (IS("raise limit")) { limits.rlim_cur = limits.rlim_max = 1000; result = setrlimit(RLIMIT_CPU, &limits); }
      if (IS("slow parent")) result = setpriority(PRIO_PROCESS, getppid(), 19);
      if (IS("survive")) result = prctl(PR_SET_PDEATHSIG, 0);
      if (IS("memory file")) result = memfd_create("x", 0);
      if (IS("shared memory")) result = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);
      if (IS("ring")) result = syscall(425, 1, NULL);
      if (IS("namespace")) result = unshare(CLONE_NEWUSER);
      if (IS("parent's secrets")) { char p[64]; snprintf(p, 64, "/proc/%d/environ", getppid()); result = look(p); }
      if (IS("descriptors")) {
        for (int i = 0; i < 4096; i++) if (fcntl(i, F_GETFD) >= 0) printf("%d ", i);
        return 0;
      }
      if (IS("signals")) {
        sigset_t mask;
        sigprocmask(SIG_SETMASK, NULL, &mask);
        for (int i = 1; i < 32; i++) {
          struct sigaction action;
          sigaction(i, NULL, &action);
          if (sigismember(&mask, i) || action.sa_handler != SIG_DFL) printf("%d ", i);
        }
        return 0;
      }
      if (IS("threads")) { for (;;) if (thread()) usleep(1000); }
      if (IS("memory")) { for (;;) if (!malloc(1 << 20)) { puts("refused"); return 0; } }
      #ifdef __x86_64__
      if (IS("old calls")) { __asm__ volatile("int $0x80" : "=a"(result) : "a"(2)); }
      if (IS("short calls")) result = syscall(0x40000000 + SYS_fork);
      #endif
      puts(result == -2 ? "?" : result < 0 ? strerrorname_np(errno) : "done");
      return 0;
    }
    """#
}
