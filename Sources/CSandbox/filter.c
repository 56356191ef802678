#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "child.h"

/// A placeholder in compiled filters for the process id of the process that installs them, which is
/// known only after the fork. It is above every process id and occurs in no other rule.
static const uint32_t own_process = 0x5AFEBEAD;

/// Calls denied to every program: network, other processes' memory, and administration.
static const int denied_to_all[] = {
    // The network, and io_uring, which bypasses this filter.
    SCMP_SYS(socket), SCMP_SYS(io_uring_setup), SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    // Other processes.
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
    SCMP_SYS(process_madvise), SCMP_SYS(process_mrelease), SCMP_SYS(kcmp), SCMP_SYS(pidfd_getfd),
    SCMP_SYS(migrate_pages), SCMP_SYS(move_pages),
    // Memory that outlives a process or is filled by another process.
    SCMP_SYS(shmget), SCMP_SYS(shmat), SCMP_SYS(shmctl), SCMP_SYS(semget), SCMP_SYS(semop),
    SCMP_SYS(semtimedop), SCMP_SYS(semctl), SCMP_SYS(msgget), SCMP_SYS(msgsnd), SCMP_SYS(msgrcv),
    SCMP_SYS(msgctl), SCMP_SYS(mq_open), SCMP_SYS(mq_unlink), SCMP_SYS(memfd_secret),
    SCMP_SYS(userfaultfd),
    // Mounts and namespaces.
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(open_tree),
    SCMP_SYS(move_mount), SCMP_SYS(fsopen), SCMP_SYS(fsconfig), SCMP_SYS(fsmount), SCMP_SYS(fspick),
    SCMP_SYS(mount_setattr), SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(name_to_handle_at),
    SCMP_SYS(open_by_handle_at), SCMP_SYS(fanotify_init), SCMP_SYS(fanotify_mark),
    // Keys, the kernel and the clock.
    SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open), SCMP_SYS(init_module), SCMP_SYS(finit_module),
    SCMP_SYS(delete_module), SCMP_SYS(kexec_load), SCMP_SYS(kexec_file_load), SCMP_SYS(reboot),
    SCMP_SYS(swapon), SCMP_SYS(swapoff), SCMP_SYS(acct), SCMP_SYS(quotactl), SCMP_SYS(quotactl_fd),
    SCMP_SYS(syslog), SCMP_SYS(settimeofday), SCMP_SYS(clock_settime), SCMP_SYS(adjtimex),
    SCMP_SYS(clock_adjtime), SCMP_SYS(sethostname), SCMP_SYS(setdomainname), SCMP_SYS(vhangup),
    SCMP_SYS(iopl), SCMP_SYS(ioperm), SCMP_SYS(modify_ldt), SCMP_SYS(uselib), SCMP_SYS(personality),
};

/// Calls denied in addition to programs of others.
static const int denied_to_foreign[] = {
    // Children. (`clone` makes threads too: see below.)
    SCMP_SYS(fork), SCMP_SYS(vfork),
    // Signals whose target process a filter cannot check.
    SCMP_SYS(tkill), SCMP_SYS(pidfd_open), SCMP_SYS(pidfd_send_signal),
    // Storage outside the file system.
    SCMP_SYS(memfd_create), SCMP_SYS(socketpair),
    // Changes to files that Landlock, or its first versions, do not check.
    SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), SCMP_SYS(chown), SCMP_SYS(fchown),
    SCMP_SYS(lchown), SCMP_SYS(fchownat), SCMP_SYS(utime), SCMP_SYS(utimes), SCMP_SYS(futimesat),
    SCMP_SYS(utimensat), SCMP_SYS(setxattr), SCMP_SYS(lsetxattr), SCMP_SYS(fsetxattr),
    SCMP_SYS(removexattr), SCMP_SYS(lremovexattr), SCMP_SYS(fremovexattr), SCMP_SYS(creat),
    SCMP_SYS(truncate), SCMP_SYS(inotify_init), SCMP_SYS(inotify_init1),
    // Other processes' share of the processors.
    SCMP_SYS(setpriority), SCMP_SYS(sched_setscheduler), SCMP_SYS(sched_setparam),
    SCMP_SYS(sched_setattr), SCMP_SYS(sched_setaffinity), SCMP_SYS(ioprio_set),
};

/// Several times the length of the longer filter.
enum { MOST_INSTRUCTIONS = 2048 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const uint32_t refuse = SCMP_ACT_ERRNO(EPERM);
/// Makes the C library fall back to the older call, whose arguments a filter can check.
static const uint32_t not_implemented = SCMP_ACT_ERRNO(ENOSYS);

static int refuse_each(scmp_filter_ctx context, const int *calls, size_t count) {
  int error = 0;
  for (size_t i = 0; i < count && !error; i++)
    error = seccomp_rule_add(context, refuse, calls[i], 0);
  return error;
}

/// A call that is refused for certain values of one argument.
struct conditional {
  int call;
  struct scmp_arg_cmp condition;
};

#define UNLESS(index, value) {.arg = (index), .op = SCMP_CMP_NE, .datum_a = (value)}
#define IF_MASKED(index, mask, value) \
  {.arg = (index), .op = SCMP_CMP_MASKED_EQ, .datum_a = (mask), .datum_b = (value)}
// The kernel reads only the low 32 bits of these arguments, so only those are compared.
#define IF(index, value) IF_MASKED(index, UINT32_MAX, value)

static int refuse_by_argument(scmp_filter_ctx context) {
  const struct conditional conditionals[] = {
      // Threads, not children.
      {SCMP_SYS(clone), IF_MASKED(0, CLONE_THREAD, 0)},
      // Signals only to itself; a failed assertion sends one.
      {SCMP_SYS(kill), UNLESS(0, own_process)},
      {SCMP_SYS(tgkill), UNLESS(0, own_process)},
      {SCMP_SYS(rt_sigqueueinfo), UNLESS(0, own_process)},
      {SCMP_SYS(rt_tgsigqueueinfo), UNLESS(0, own_process)},
      {SCMP_SYS(fcntl), IF(1, F_SETOWN)},
      {SCMP_SYS(fcntl), IF(1, F_SETOWN_EX)},
      {SCMP_SYS(fcntl), IF(1, F_SETSIG)},
      // Only its own limits.
      {SCMP_SYS(prlimit64), UNLESS(0, 0)},
      // It must stay set up to die with its supervisor.
      {SCMP_SYS(prctl), IF(0, PR_SET_PDEATHSIG)},
      // The first versions of Landlock do not check truncation.
      {SCMP_SYS(open), IF_MASKED(1, O_TRUNC, O_TRUNC)},
      {SCMP_SYS(openat), IF_MASKED(2, O_TRUNC, O_TRUNC)},
  };
  int error = 0;
  for (size_t i = 0; i < COUNT(conditionals) && !error; i++)
    error = seccomp_rule_add_array(context, refuse, conditionals[i].call, 1,
                                   &conditionals[i].condition);
  if (!error) error = seccomp_rule_add(context, not_implemented, SCMP_SYS(clone3), 0);
  if (!error) error = seccomp_rule_add(context, not_implemented, SCMP_SYS(openat2), 0);
  return error;
}

static int add_rules(scmp_filter_ctx context, enum sandbox_strictness strictness) {
  // Calls with the numbers of another architecture would bypass the rules. A kernel that cannot
  // kill the process for one kills the thread.
  (void)seccomp_attr_set(context, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
  // A search tree instead of a list, if the library supports it, since every call is filtered.
  (void)seccomp_attr_set(context, SCMP_FLTATR_CTL_OPTIMIZE, 2);
  int error = refuse_each(context, denied_to_all, COUNT(denied_to_all));
  if (error || strictness == SANDBOX_TRUSTED_PROGRAM) return error;
  error = refuse_each(context, denied_to_foreign, COUNT(denied_to_foreign));
  return error ? error : refuse_by_argument(context);
}

/// Exports the library's filter through a descriptor.
static int export_filter(scmp_filter_ctx context, int scratch, struct sandbox_filter **filter) {
  int error = seccomp_export_bpf(context, scratch);
  if (error) return error;
  struct stat facts;
  if (fstat(scratch, &facts) != 0) return -errno;
  size_t size = (size_t)facts.st_size;
  if (size / sizeof(struct sock_filter) > MOST_INSTRUCTIONS) return -E2BIG;
  struct sandbox_filter *made = malloc(sizeof *made + size);
  if (!made) return -ENOMEM;
  if (pread(scratch, made->instructions, size, 0) != (ssize_t)size) {
    free(made);
    return -EIO;
  }
  made->length = (unsigned short)(size / sizeof(struct sock_filter));
  *filter = made;
  return 0;
}

int sandbox_filter_create(enum sandbox_strictness strictness, struct sandbox_filter **filter) {
  scmp_filter_ctx context = seccomp_init(SCMP_ACT_ALLOW);
  if (!context) return -ENOMEM;
  int error = add_rules(context, strictness);
  if (!error) {
    int scratch = memfd_create("filter", MFD_CLOEXEC);
    error = scratch < 0 ? -errno : export_filter(context, scratch, filter);
    if (scratch >= 0) close(scratch);
  }
  seccomp_release(context);
  return error;
}

void sandbox_filter_free(struct sandbox_filter *filter) { free(filter); }

int sandbox_filter_install(const struct sandbox_filter *filter) {
  // A copy, because other runs use the same filter at the same time.
  struct sock_filter own[MOST_INSTRUCTIONS];
  const uint32_t self = (uint32_t)getpid();
  for (unsigned short i = 0; i < filter->length; i++) {
    own[i] = filter->instructions[i];
    if (BPF_CLASS(own[i].code) == BPF_JMP && own[i].k == own_process) own[i].k = self;
  }
  const struct sock_fprog program = {.len = filter->length, .filter = own};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0) return 0;
  // A kernel without filters returns EINVAL, which a valid filter never causes.
  return errno == EINVAL ? -EOPNOTSUPP : -errno;
}
