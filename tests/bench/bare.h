/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A SIGSEGV and its return with nothing else: what any handling of a fault
 * costs at least. One file an architecture, bare_<arch>.c. Host-side.
 */
#ifndef TESTS_BENCH_BARE_H
#define TESTS_BENCH_BARE_H

/** bare_touch() - Load a byte from an address that is not mapped. */
void bare_touch(const void *address);

/** bare_skip() - The handler's work: go on behind that load. */
void bare_skip(void *context);

#endif
