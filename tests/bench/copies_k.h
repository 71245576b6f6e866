/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The calls that copies.c and faults.c time. Seen by both sides: builtin types
 * only.
 */
#ifndef TESTS_BENCH_COPIES_K_H
#define TESTS_BENCH_COPIES_K_H

/**
 * struct copies_work - a loop of copies
 * @user:    user address
 * @alias:   where its bytes are, for memcpy()
 * @kernel:  kernel buffer
 * @size:    bytes of one copy
 * @residue: sum of what the copies returned
 */
struct copies_work {
	unsigned long user;
	void *alias;
	void *kernel;
	unsigned long size;
	unsigned long residue;
};

/** copies_alloc() - An object of the kernel heap. Return: R3. */
void *copies_alloc(unsigned long size);

/* The size is known when it runs. */
void copies_from_user(void *work, unsigned long count);
void copies_to_user(void *work, unsigned long count);
void copies_memcpy_from(void *work, unsigned long count);
void copies_memcpy_to(void *work, unsigned long count);

/* The size is a constant: 8 or 64. */
void copies_from_user_8(void *work, unsigned long count);
void copies_to_user_8(void *work, unsigned long count);
void copies_memcpy_from_8(void *work, unsigned long count);
void copies_memcpy_to_8(void *work, unsigned long count);
void copies_from_user_64(void *work, unsigned long count);
void copies_to_user_64(void *work, unsigned long count);
void copies_memcpy_from_64(void *work, unsigned long count);
void copies_memcpy_to_64(void *work, unsigned long count);

#endif
