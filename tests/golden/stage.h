/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lay out user memory as a vector wants it, make the call, look at what is
 * there afterwards. Host-side.
 */
#ifndef TESTS_GOLDEN_STAGE_H
#define TESTS_GOLDEN_STAGE_H

#include "law.h"

/**
 * struct stage - one call, prepared
 * @c:      what the law is told
 * @call:   what the shim is told
 * @kind:   what is behind the accessible bytes
 * @pfd:    under pagefault_disable()
 * @shape:  of c.op
 * @k:      kernel buffer
 * @around: the call touched what is around its target
 */
struct stage {
	struct law_case c;
	struct golden_call call;
	enum kind kind;
	enum shape shape;
	int pfd;
	unsigned char *k;
	int around;
};

/**
 * struct stage_kernel - memory of the kernel, for all calls
 * @page:   "user" addresses of the kind kmapped lie here
 * @buffer: source or target of the others; page aligned, with room for every
 *          alignment and margins around
 */
struct stage_kernel {
	unsigned char page[16384];
	unsigned char buffer[16384];
};

extern struct stage_kernel stage_kernel;

/** stage_boot() - Map one area for each kind. */
void stage_boot(void);

/** stage_address() - The @index-th user address a vector stands for. Return: 0 past the last. */
int stage_address(const struct vector *v, enum shape shape, enum kind kind,
		  int index, unsigned long *u);

/** stage_set() - From a line: operation number @op at @u, @kalign. */
void stage_set(struct stage *s, const struct vector *v, int op, enum kind kind,
	       unsigned long u, int kalign);

/** stage_reads() - Does an operation only read user memory? */
int stage_reads(enum golden_op op);

/** stage_edge() - Where the bad page of a kind begins. */
unsigned long stage_edge(enum kind kind);

/** stage_base() - Where good memory begins when a kind has no edge. */
unsigned long stage_base(enum kind kind);

/** stage_finish() - Derive the rest from @s->c, @s->kind and @s->pfd. */
void stage_finish(struct stage *s, long off, int has_off);

/** stage_run() - Fill memory, call @fn, and describe what it did. */
void stage_run(struct stage *s, golden_fn *fn, struct outcome *out);

#endif
