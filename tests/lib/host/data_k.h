/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A driver with state of every kind. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_HOST_DATA_K_H
#define TESTS_LIB_HOST_DATA_K_H

#define DATA_WORDS 64

/* Its writable memory, to be looked at. */
struct data_k {
	unsigned long words[DATA_WORDS];
};

/*
 * Change everything there is to change, as @seed says: own data, heap, log,
 * random numbers, user memory. Returns a digest of all it saw, addresses and
 * the contents of fresh memory too.
 */
typedef unsigned long k_data_run_t(unsigned int seed, unsigned long user);
unsigned long k_data_run(unsigned int seed, unsigned long user);

/* Allocate and forget @size bytes. */
typedef void k_data_grow_t(unsigned long size);
void k_data_grow(unsigned long size);

#endif
