/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The calls of prims_k.c. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_UACCESS_PRIMS_K_H
#define TESTS_LIB_UACCESS_PRIMS_K_H

/* How a primitive says how far it got. */
enum prim_style {
	STYLE_NONE,	/* not called here */
	STYLE_RESIDUE,	/* bytes not copied */
	STYLE_ALL,	/* 0, or -EFAULT unless everything was copied */
	STYLE_COUNT,	/* bytes copied, or -EFAULT for none */
	STYLE_COPIED,	/* bytes copied, 0 for none */
	STYLE_VALUE,	/* 0 or -EFAULT, nothing in between */
	STYLE_STRNCPY,	/* length, or -EFAULT */
	STYLE_STRNLEN,	/* length with NUL, or 0 */
	STYLE_STRNDUP,	/* 0, or -EFAULT */
	STYLE_NUMBER,	/* 0, or -EFAULT: 100 is parsed */
	STYLE_ZEROED,	/* 1 when all are zero, or -EFAULT */
	STYLE_STRNCPY_NUL, /* length with NUL, or -EFAULT */
};

/*
 * Call a primitive by its number, and give back what it returned: for those
 * that give a pointer, 0 or its error; what was duplicated is copied to
 * @kernel and freed.
 */
long k_prim(unsigned int prim, void *kernel, unsigned long user,
	    unsigned long n);

/* get_user() and friends of @n = 1, 2, 4 or 8 bytes. */
long k_get_user(unsigned int prim, void *kernel, unsigned long user,
		unsigned long n);
long k_put_user(unsigned int prim, const void *kernel, unsigned long user,
		unsigned long n);

#endif
