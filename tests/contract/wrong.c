// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Routines that break one promise each: the contract test must contradict
 * every one of them, or it is not sharp. Host-side.
 */
#include <string.h>

#include <cf_access.h>
#include <cf_arch.h>

#include "../lib/uaccess/prims_k.h"
#include "contract.h"
#include "old_k.h"

/* Residue: one byte less than was left. */
static unsigned long from_short_residue(void *to, const void *from,
					unsigned long n)
{
	unsigned long residue = cf_arch_copy_from_user(to, from, n);

	return residue > 1 ? residue - 1 : residue;
}

/* Residue: in words, as if bytes did not count. */
static unsigned long to_word_residue(void *to, const void *from,
				     unsigned long n)
{
	unsigned long residue = cf_arch_copy_to_user(to, from, n);

	return residue ? (residue + 7) & ~7UL : 0;
}

/* Bytes: whole words are copied, what the last one shares is left. */
static unsigned long from_whole_words(void *to, const void *from,
				      unsigned long n)
{
	unsigned long done = 0;

	while (n - done >= 8) {
		if (cf_arch_get_8((char *)to + done, (char *)from + done))
			return n - done;
		done += 8;
	}
	return cf_arch_copy_from_user((char *)to + done, (char *)from + done,
				      n - done);
}

/* Bytes: the rest of the kernel buffer is cleared here already. */
static unsigned long from_zeroing(void *to, const void *from, unsigned long n)
{
	unsigned long residue = cf_arch_copy_from_user(to, from, n);

	memset((char *)to + n - residue, 0, residue);
	return residue;
}

/* Bytes: one too many is copied where there is no fault. */
static unsigned long in_too_far(void *to, const void *from, unsigned long n)
{
	return cf_arch_copy_in_user(to, from, n) ||
	       (n > 3 && cf_arch_copy_in_user(to, from, n + 1));
}

static unsigned long clear_not_all(void *to, unsigned long n)
{
	return n ? cf_arch_clear_user(to, n - 1) : 0;
}

/* More is given back than the architecture says. */
static unsigned long reach_none(unsigned long n, unsigned long k)
{
	return k < n ? 0 : n;
}

static unsigned long clear_none(void *to, unsigned long n)
{
	unsigned long residue;
	char kept[256];

	if (cf_arch_copy_from_user(kept, to, n > 256 ? 256 : n) == 0)
		return cf_arch_clear_user(to, n);
	residue = cf_arch_clear_user(to, 0);
	return residue + n;
}

static long get_keeps(void *value, const void *from)
{
	char got[8];

	if (cf_arch_get_8(got, from))
		return -14;
	memcpy(value, got, 8);
	return 0;
}

/* Nothing is touched: a bad kernel pointer is not noticed either. */
static unsigned long to_nothing(void *to, const void *from, unsigned long n)
{
	(void)to;
	(void)from;
	return n;
}

/*
 * A store in two halves, the second one first: it has happened when the other
 * faults.
 */
static long put_halves(void *to, const void *value)
{
	if (cf_arch_put_4((char *)to + 4, (char *)value + 4))
		return -14;
	return cf_arch_put_4(to, value);
}

static long put_other_errno(void *to, const void *value)
{
	return cf_arch_put_2(to, value) ? -22 : 0;
}

/* lib/uaccess: the tail that did not arrive is left as it was. */
static long prim_keeps_tail(unsigned int prim, void *kernel,
			    unsigned long user, unsigned long n)
{
	if (prim == CF_PRIM_copy_from_user)
		prim = CF_PRIM_raw_copy_from_user;
	return k_prim(prim, kernel, user, n);
}

/* lib/uaccess: what follows a NUL in its word is left as it was. */
static long prim_keeps_word(unsigned int prim, void *kernel,
			    unsigned long user, unsigned long n)
{
	char copy[256];
	long length;

	if (prim != CF_PRIM_strncpy_from_user)
		return k_prim(prim, kernel, user, n);
	length = k_prim(prim, copy, user, n);
	if (length >= 0)
		memcpy(kernel, copy, length + (length < (long)n));
	return length;
}

/* An old driver's constant size: one byte of a part counts. */
static long old_exact(int form, void *kernel, unsigned long user,
		      unsigned long n)
{
	long residue = k_old_copy(form, kernel, user, n);

	return residue > 1 ? residue - 1 : residue;
}

#define PUT_IN(name, member, fn) \
	static void name(struct routines *r) { r->member = fn; }

PUT_IN(w1, copy_from, from_short_residue)
PUT_IN(w2, copy_to, to_word_residue)
PUT_IN(w3, copy_from, from_whole_words)
PUT_IN(w4, copy_from, from_zeroing)
PUT_IN(w5, copy_in, in_too_far)
PUT_IN(w6, clear, clear_not_all)
PUT_IN(w8, get[3], get_keeps)
PUT_IN(w9, put[3], put_halves)
PUT_IN(w10, put[1], put_other_errno)
PUT_IN(w11, prim, prim_keeps_tail)
PUT_IN(w13, copy_to, to_nothing)
PUT_IN(w12, prim, prim_keeps_word)
PUT_IN(w_old, old, old_exact)

static void w7(struct routines *r)
{
	r->clear = clear_none;
	r->clear_reach = reach_none;
}

const struct wrong contract_wrongs[] = {
	{ "the residue is one byte short", w1 },
	{ "the residue is rounded up to words", w2 },
	{ "no byte of the word that faults is copied", w3 },
	{ "the instructions clear what did not arrive", w4 },
	{ "one byte too many is copied", w5 },
	{ "the last byte is not cleared", w6 },
	{ "nothing is cleared before a fault, and that is said", w7 },
	{ "a value that was not read is left as it was", w8 },
	{ "nothing is copied, and that is said", w13 },
	{ "a store is made in halves", w9 },
	{ "a fault is another error", w10 },
	{ "copy_from_user leaves the tail as it was", w11 },
	{ "strncpy_from_user leaves the word behind the NUL", w12 },
	{ "the residue of a constant size is one byte short", w_old },
};

const int contract_wrong_count =
	sizeof(contract_wrongs) / sizeof(contract_wrongs[0]);
