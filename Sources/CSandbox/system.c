#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <sys/socket.h>
#include <unistd.h>

#include "CSandbox.h"

struct visitor {
  void (*visit)(const char *path, void *context);
  void *context;
};

static int visit_one(struct dl_phdr_info *library, size_t size, void *context) {
  (void)size;
  const struct visitor *visitor = context;
  // The main program has an empty name.
  if (library->dlpi_name[0] == '/') visitor->visit(library->dlpi_name, visitor->context);
  return 0;
}

void sandbox_visit_libraries(void (*visit)(const char *path, void *context), void *context) {
  struct visitor visitor = {visit, context};
  dl_iterate_phdr(visit_one, &visitor);
}

int sandbox_control(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0 ? 0 : -errno;
}

int sandbox_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : -errno; }
