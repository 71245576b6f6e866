// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The laws, one function for each primitive or family. Host-side.
 */
#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <string.h>

#include "cf_cpu.h"

#include "law.h"

#define WORD 8UL

static unsigned long min(unsigned long a, unsigned long b)
{
	return a < b ? a : b;
}

static int range_ok(const struct law_case *c, unsigned long u, unsigned long n)
{
	return n <= c->limit && u <= c->limit - n;
}

static void mark(struct outcome *out, unsigned long from, unsigned long to,
		 char state)
{
	for (unsigned long i = from; i < to && i < out->region; i++)
		out->state[i] = state;
}

/* ---- copies ---- */

static int is_checked(enum golden_op op)
{
	switch (op) {
	case GOLDEN___copy_from_user:
	case GOLDEN___copy_from_user_inatomic:
	case GOLDEN_raw_copy_from_user:
	case GOLDEN___copy_from_user_inatomic_nocache:
	case GOLDEN___copy_to_user:
	case GOLDEN___copy_to_user_inatomic:
	case GOLDEN_raw_copy_to_user:
	case GOLDEN___clear_user:
	case GOLDEN___get_user:
	case GOLDEN___put_user:
		return 0;
	default:
		return 1;
	}
}

static int is_refused(const struct law_case *c)
{
	return is_checked(c->op) && !range_ok(c, c->u, c->n);
}

/* Accessible bytes of @n, none when the range check says no. */
static unsigned long accessible(const struct law_case *c)
{
	return is_refused(c) ? 0 : min(c->n, c->good);
}

static void law_from(const struct law_case *c, struct outcome *out)
{
	unsigned long a = accessible(c);

	out->ret = c->n - a;
	if (c->op == GOLDEN_copy_from_user && c->n > INT_MAX) {
		out->ret = c->n;
		return;
	}
	mark(out, 0, a, 'C');
	if (c->op == GOLDEN_copy_from_user)
		mark(out, a, c->n, 'Z');
	if (c->op == GOLDEN_copy_from_user_nofault)
		out->ret = a < c->n || is_refused(c) ? -EFAULT : 0;
}

/* Words of 8, then 4, 2 and 1, from the start; the first that faults ends it. */
static unsigned long whole_words(unsigned long n, unsigned long a)
{
	unsigned long done = 0;

	for (unsigned long unit = WORD; unit; unit /= 2)
		while (n - done >= unit) {
			if (done + unit > a)
				return done;
			done += unit;
		}
	return n;
}

static void law_to(const struct law_case *c, struct outcome *out)
{
	unsigned long a = accessible(c);

	out->ret = c->n - a;
	if (c->op == GOLDEN_copy_to_user && c->n > INT_MAX) {
		out->ret = c->n;
		return;
	}
	if (c->op == GOLDEN_copy_to_user_nofault)
		out->ret = a < c->n || is_refused(c) ? -EFAULT : 0;
	if (c->op == GOLDEN_unsafe_copy_to_user) {
		a = whole_words(c->n, a);
		out->ret = a < c->n ? -EFAULT : 0;
		if (is_refused(c))
			out->ret = -EACCES;
	}
	mark(out, 0, a, 'C');
}

static unsigned long cleared(int cpu, unsigned long n, unsigned long a)
{
	int exact = cpu == CF_CPU_FSRM || (cpu == CF_CPU_ERMS && n >= 64);

	if (a >= n)
		return n;
	return exact || a >= (n & ~7UL) ? a : a & ~7UL;
}

static void law_clear(const struct law_case *c, struct outcome *out)
{
	unsigned long done = cleared(c->cpu, c->n, accessible(c));

	out->ret = c->n - done;
	mark(out, 0, done, 'Z');
}

/* ---- values ---- */

static long value_error(const struct law_case *c, int is_unsafe)
{
	if (is_refused(c))
		return is_unsafe ? -EACCES : -EFAULT;
	return c->good < c->n ? -EFAULT : 0;
}

static void law_get(const struct law_case *c, struct outcome *out)
{
	int is_unsafe = c->op == GOLDEN_unsafe_get_user;

	out->ret = value_error(c, is_unsafe);
	if (!out->ret)
		out->value = c->mapped ? VALUE_OTHER : VALUE_USER;
	else
		out->value = is_unsafe ? VALUE_INITIAL : VALUE_ZERO;
}

static void law_put(const struct law_case *c, struct outcome *out)
{
	out->ret = value_error(c, c->op == GOLDEN_unsafe_put_user);
	if (!out->ret)
		mark(out, 0, c->n, 'C');
}

/* ---- strings ---- */

static unsigned long room(const struct law_case *c)
{
	return c->u < c->limit ? c->limit - c->u : 0;
}

static int has_nul(const struct law_case *c, unsigned long from,
		   unsigned long to)
{
	return c->nul >= 0 && (unsigned long)c->nul >= from &&
	       (unsigned long)c->nul < to;
}

static long strncpy_law(const struct law_case *c, struct outcome *out)
{
	unsigned long max = min(c->n, room(c));
	unsigned long done = 0;

	if ((long)c->n <= 0)
		return 0;
	for (; max - done >= WORD && done + WORD <= c->good; done += WORD) {
		if (has_nul(c, done, done + WORD)) {
			mark(out, done, c->nul + 1, 'C');
			mark(out, c->nul + 1, done + WORD, 'Z');
			return c->nul;
		}
		mark(out, done, done + WORD, 'C');
	}
	for (; done < max; done++) {
		if (done >= c->good)
			return -EFAULT;
		mark(out, done, done + 1, 'C');
		if (has_nul(c, done, done + 1))
			return done;
	}
	return max < c->n ? -EFAULT : (long)max;
}

static long strnlen_law(const struct law_case *c)
{
	unsigned long max = min(c->n, room(c));
	long word = -(long)(c->u % WORD);

	if ((long)c->n <= 0 || !room(c))
		return 0;
	for (; word < (long)max; word += WORD) {
		unsigned long from = word < 0 ? 0 : word;

		if (from >= c->good)
			return 0;
		if (has_nul(c, from, word + WORD))
			return c->nul + 1;
	}
	return max < c->n ? 0 : (long)c->n + 1;
}

static void law_strndup(const struct law_case *c, struct outcome *out)
{
	long length = strnlen_law(c);

	if (length <= 0 || length > (long)c->n) {
		out->ret = length <= 0 ? -EFAULT : -EINVAL;
		return;
	}
	out->length = length - 1;
	mark(out, 0, length - 1, 'C');
}

static void law_dup(const struct law_case *c, struct outcome *out)
{
	unsigned long size = c->n + (c->op == GOLDEN_memdup_user_nul);

	if (c->n > INT_MAX)
		out->ret = -ENOMEM;
	else if (accessible(c) < c->n)
		out->ret = -EFAULT;
	else
		mark(out, 0, size, 'C');
}

/* ---- structures ---- */

static long zeroed_law(const struct law_case *c, unsigned long skip_bytes)
{
	unsigned long u = c->u + skip_bytes, n = c->n - skip_bytes;
	unsigned long good = c->good > skip_bytes ? c->good - skip_bytes : 0;
	long nz = c->nz - (long)skip_bytes;

	if (!n)
		return 1;
	if (!range_ok(c, u - u % WORD, n + u % WORD))
		return -EFAULT;
	for (long word = -(long)(u % WORD); word < (long)n; word += WORD) {
		unsigned long from = word < 0 ? 0 : word;

		if (from >= good)
			return -EFAULT;
		if (c->nz >= 0 && nz >= (long)from && nz < word + (long)WORD &&
		    nz < (long)n)
			return 0;
	}
	return 1;
}

static void law_struct(const struct law_case *c, struct outcome *out)
{
	unsigned long size = min(c->ksize, c->n), a;
	long zeroed = 1;

	if (c->op == GOLDEN_check_zeroed_user) {
		out->ret = zeroed_law(c, 0);
		return;
	}
	if (c->n > c->ksize)
		zeroed = zeroed_law(c, c->ksize);
	if (zeroed <= 0) {
		out->ret = zeroed ? zeroed : -E2BIG;
		return;
	}
	a = range_ok(c, c->u, size) ? min(size, c->good) : 0;
	mark(out, 0, a, 'C');
	mark(out, a, c->ksize, 'Z');
	out->ret = a < size ? -EFAULT : 0;
}

/* ---- buffers with a position ---- */

static void law_simple(const struct law_case *c, struct outcome *out)
{
	int is_write = c->op == GOLDEN_simple_write_to_buffer;
	unsigned long m, a;

	out->newpos = c->pos;
	if (c->pos < 0) {
		out->ret = -EINVAL;
		return;
	}
	if (c->pos >= (long long)c->avail || !c->n)
		return;
	m = min(c->n, c->avail - c->pos);
	a = range_ok(c, c->u, m) ? min(m, c->good) : 0;
	mark(out, 0, a, 'C');
	if (is_write)
		mark(out, a, m, 'Z');
	out->ret = a ? (long)a : -EFAULT;
	out->newpos += a;
}

/* ---- iterators ---- */

static unsigned long segment_good(const struct law_case *c, int i)
{
	if (i != c->bad)
		return c->seg_len[i];
	return min(c->seg_len[i], c->good);
}

static int iter_count(const struct law_case *c)
{
	return c->segments ? c->segments : 1;
}

/* Bytes that one segment's part of a call moves. */
static unsigned long segment_moves(const struct law_case *c, int i,
				   unsigned long len)
{
	unsigned long a = min(len, segment_good(c, i));

	return c->op == GOLDEN_iov_iter_zero ? cleared(c->cpu, len, a) : a;
}

static void law_iter(const struct law_case *c, struct outcome *out)
{
	unsigned long want = min(c->ask, c->n), done = 0, moved = 0, len = 0;
	int i = 0;

	for (i = 0; i < iter_count(c); i++)
		if (!range_ok(c, c->seg_base[i], c->seg_len[i]))
			out->norun = 1;
	if (out->norun) {
		out->ret = -EFAULT;
		return;
	}
	out->norun = c->segments && !c->n;
	if (out->norun)
		return;
	for (i = 0; done < want; i++) {
		len = min(want - done, c->seg_len[i]);
		moved = segment_moves(c, i, len);
		done += moved;
		if (moved < c->seg_len[i])
			break;
		moved = 0;
	}
	out->ret = done;
	out->left = c->n - done;
	out->off = c->segments ? moved : done;
	out->segs = c->segments ? c->segments - i : 0;
	mark(out, 0, done, c->op == GOLDEN_iov_iter_zero ? 'Z' : 'C');
	if (c->op != GOLDEN_copy_from_iter_full)
		return;
	out->ret = done == c->ask;
	if (out->ret)
		return;
	/* Back to the first byte, not to empty segments in front of it. */
	for (i = 0; want && i < c->segments && !c->seg_len[i];)
		i++;
	out->left = c->n;
	out->off = 0;
	out->segs = c->segments - i;
}

/* ---- ranges ---- */

static void law_fault_in(const struct law_case *c, struct outcome *out)
{
	unsigned long at = 0;

	if (!c->n)
		return;
	if (!range_ok(c, c->u, c->n)) {
		out->ret = c->n;
		return;
	}
	while (at < c->n && at < c->good)
		at = ((c->u + at) | 4095) + 1 - c->u;
	out->ret = at < c->n ? c->n - at : 0;
}

/* ---- all of them ---- */

unsigned long law_region(const struct law_case *c)
{
	unsigned long seen = min(c->n, c->visible);

	switch (op_shapes[c->op]) {
	case SHAPE_FROM:
		return c->n > INT_MAX ? 256 : c->n;
	case SHAPE_TO:
		return c->n > INT_MAX ? 0 : seen;
	case SHAPE_CLEAR:
	case SHAPE_PUT:
	case SHAPE_SIMPLE_READ:
		return seen;
	case SHAPE_STRNCPY:
		return (long)c->n < 0 ? 0 : c->n;
	case SHAPE_STRNDUP:
		return 0;
	case SHAPE_DUP:
		return c->n > INT_MAX ? 0 :
		       c->n + (c->op == GOLDEN_memdup_user_nul);
	case SHAPE_STRUCT:
		return c->ksize;
	case SHAPE_SIMPLE_WRITE:
		if (c->pos < 0 || c->pos > (long long)c->avail)
			return c->avail;
		return c->avail - c->pos;
	case SHAPE_ITER_FROM:
		return c->ask;
	case SHAPE_ITER_TO:
	case SHAPE_ITER_ZERO:
		break;
	case SHAPE_GET:
	case SHAPE_STRNLEN:
	case SHAPE_RANGE:
	case SHAPE_TEXT:
		return 0;
	}
	if (c->bad < 0 || c->visible >= c->seg_len[c->bad])
		return c->n;
	seen = c->visible;
	for (int i = 0; i < c->bad; i++)
		seen += c->seg_len[i];
	return seen;
}

void law_apply(const struct law_case *c, struct outcome *out)
{
	memset(out, 0, offsetof(struct outcome, state));
	out->region = law_region(c);
	memset(out->state, 'U', out->region);
	switch (op_shapes[c->op]) {
	case SHAPE_FROM: law_from(c, out); return;
	case SHAPE_TO: law_to(c, out); return;
	case SHAPE_CLEAR: law_clear(c, out); return;
	case SHAPE_GET: law_get(c, out); return;
	case SHAPE_PUT: law_put(c, out); return;
	case SHAPE_STRNCPY: out->ret = strncpy_law(c, out); return;
	case SHAPE_STRNLEN: out->ret = strnlen_law(c); return;
	case SHAPE_STRNDUP:
		out->region = REGION_MAX;
		law_strndup(c, out);
		out->region = out->length;
		return;
	case SHAPE_DUP: law_dup(c, out); return;
	case SHAPE_STRUCT: law_struct(c, out); return;
	case SHAPE_SIMPLE_READ:
	case SHAPE_SIMPLE_WRITE: law_simple(c, out); return;
	case SHAPE_ITER_TO:
	case SHAPE_ITER_FROM:
	case SHAPE_ITER_ZERO: law_iter(c, out); return;
	case SHAPE_TEXT: return;	/* only a kernel tells */
	case SHAPE_RANGE: break;
	}
	if (c->op == GOLDEN_access_ok)
		out->ret = range_ok(c, c->u, c->n);
	else
		law_fault_in(c, out);
}

int outcome_differs(const struct outcome *a, const struct outcome *b)
{
	return a->ret != b->ret || a->norun != b->norun ||
	       a->value != b->value || a->length != b->length ||
	       a->newpos != b->newpos || a->left != b->left ||
	       a->off != b->off || a->segs != b->segs ||
	       a->region != b->region ||
	       memcmp(a->state, b->state, a->region);
}
