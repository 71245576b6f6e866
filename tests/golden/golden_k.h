/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The calls of golden_k.c. Seen by both sides: builtin types only. */
#ifndef TESTS_GOLDEN_GOLDEN_K_H
#define TESTS_GOLDEN_GOLDEN_K_H

enum golden_op {
#define GOLDEN_OP(name, shape) GOLDEN_##name,
#include "golden_ops.def"
#undef GOLDEN_OP
	GOLDEN_OPS,
};

/* Fits into every type, and no text that is drawn says so. */
#define NUMBER_BEFORE 113

/**
 * struct golden_call - one call, before and after
 * @u:     user address
 * @k:     kernel buffer; a duplicate is copied here
 * @n:     the length argument
 * @ksize: copy_struct_from_user()
 * @pos:   position, before and after
 * @avail: size of the buffer that has a position
 * @uvec, @segments: user address of the iovec array; 0 segments: one buffer
 * @ask:   length given to what takes an iterator; @n is the sum
 * @base:  of a number; of a truth value, what it was before
 * @ret:   what it returned; a pointer as 0 or its error; a label as -EFAULT
 *         (14), a refused user_access_begin() as -EACCES (13)
 * @left, @off, @segs: of the iterator, afterwards
 * @length: of the duplicated string; the number read, or NUMBER_BEFORE
 * @norun: the system call failed before the driver was called
 */
struct golden_call {
	unsigned long u;
	unsigned char *k;
	unsigned long n;
	unsigned long ksize;
	long long pos;
	unsigned long avail;
	unsigned long uvec;
	unsigned int segments;
	unsigned long ask;
	unsigned int base;
	long ret;
	long left, off, segs;
	long length;
	int norun;
};

typedef void golden_fn(struct golden_call *call);

/* By enum golden_op. */
extern golden_fn *const golden_fns[GOLDEN_OPS];

/* Shims that are wrong on purpose, each in one operation. */
struct golden_wrong {
	const char *what;
	enum golden_op op;
	golden_fn *fn;
};

extern const struct golden_wrong golden_wrongs[];
extern const int golden_wrong_count;

#endif
