/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Digests: is this the driver, the plan, the line that it was? Host-side. */
#ifndef CF_DIGEST_H
#define CF_DIGEST_H

#include <stddef.h>

#define CF_DIGEST_TEXT 65	/* hexadecimal, with its NUL */

/** cf_digest_bytes() - SHA-256 of some bytes. */
void cf_digest_bytes(const void *bytes, size_t size, char text[CF_DIGEST_TEXT]);

/** cf_digest_files() - SHA-256 of the contents of files, one after the other. Return: R2. 0 or -errno. */
int cf_digest_files(const char *const *paths, int count,
		    char text[CF_DIGEST_TEXT]);

/**
 * cf_digest_object() - SHA-256 of what of an ELF object is loaded.
 *
 * Debug information and notes do not count, for folders are named in them: the
 * same source, flags and compiler give the same digest anywhere.
 *
 * Return: R2. 0 or -EIO.
 */
int cf_digest_object(const char *path, char text[CF_DIGEST_TEXT]);

#endif
