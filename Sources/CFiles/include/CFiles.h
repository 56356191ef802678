#ifndef CFILES_H
#define CFILES_H

/// Exchanges two files of a folder in one step, by renameat2(2). Returns 0, or -1 and sets errno.
int files_exchange(const char *first, const char *second);

#endif
