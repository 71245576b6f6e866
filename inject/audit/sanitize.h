/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* AddressSanitizer for a driver, in a program without it. Host-side. */
#ifndef CF_SANITIZE_H
#define CF_SANITIZE_H

/** What a driver is compiled with. */
#define CF_SANITIZERS "address,undefined"

/**
 * cf_sanitize_start() - See that the runtimes of CF_SANITIZERS are here.
 * @argv:  of this program; NULL ends it
 * @quiet: print no report about kernel-side code: it becomes a finding
 *
 * Where they are not, this program is run again with those of the compiler
 * loaded first, and this does not return.
 *
 * Return: R2. 0, -EINVAL (the compiler has none), -EIO (they are there and do
 * not load), both with a message.
 */
int cf_sanitize_start(char *const *argv, int quiet);

#endif
