#ifndef CFILES_H
#define CFILES_H

/// Exchanges two files of a folder in one step, by renameat2(2). Returns 0, or -1 and sets errno.
int files_exchange(const char *first, const char *second);

/// Opens a new file without a name in a folder for writing, by O_TMPFILE of open(2). The kernel removes it
/// when the process ends, unless it is named. Returns its descriptor, or -1 and sets errno.
int files_open_unnamed(const char *folder);

/// Gives a file that was opened without a name a path. Returns 0, or -1 and sets errno.
int files_name(int file, const char *path);

#endif
