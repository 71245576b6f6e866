/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Temporary folders that leave nothing behind. Host-side. */
#ifndef CF_TEMPDIR_H
#define CF_TEMPDIR_H

#include <stddef.h>

/**
 * cf_tempdir_make() - Make a folder below TMPDIR.
 *
 * It is removed by cf_tempdir_remove(), at exit, and when SIGINT, SIGTERM,
 * SIGHUP or SIGPIPE ends this process, but never by a forked child.
 *
 * Return: R2. 0 or -errno, with a message on stderr.
 */
int cf_tempdir_make(char *path, size_t size);

/** cf_tempdir_remove() - Remove it with the files in it. */
void cf_tempdir_remove(const char *path);

#endif
