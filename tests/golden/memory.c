// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Fill memory before a call and classify it afterwards. Host-side.
 *
 * No byte of a source is 0 or what the target is filled with, so that copied,
 * zeroed and untouched cannot be taken for each other. MARGIN bytes on both
 * sides of a target are filled too, and must stay so.
 */
#include <limits.h>
#include <stddef.h>
#include <string.h>

#include "cf_context.h"
#include "cf_mm.h"

#include "stage.h"

#define KERNEL_FILL 0xa5
#define USER_FILL 0xc3
#define MARGIN 16

static unsigned char pattern[REGION_MAX + 64];

static unsigned long min(unsigned long a, unsigned long b)
{
	return a < b ? a : b;
}

static const unsigned char *source(void)
{
	if (!pattern[0])
		for (unsigned int i = 0; i < sizeof(pattern); i++)
			pattern[i] = 1 + i * 37 % 127;
	return pattern;
}

static unsigned char *user_bytes(const struct stage *s, unsigned long u)
{
	return (unsigned char *)(s->c.mapped ? u : u + cf_user_delta);
}

/* Bytes of the user's buffer that a test may touch. */
static unsigned long reachable(const struct stage *s)
{
	unsigned long n = min(s->c.n, REGION_MAX - MARGIN);

	if (s->c.mapped)
		return n;
	return min(n, s->c.visible);
}

/* ---- before ---- */

/* What a read may go on with: up to the edge, or a word further. */
static unsigned long behind(const struct stage *s, unsigned long len)
{
	if (s->c.mapped)
		return MARGIN;
	return min(MARGIN, s->c.visible - len);
}

static void fill_struct(const struct stage *s, unsigned char *bytes,
			unsigned long len)
{
	const struct law_case *c = &s->c;

	if (len > c->ksize)
		memset(bytes + c->ksize, 0, len - c->ksize);
	if (c->nz >= 0 && (unsigned long)c->nz < len)
		bytes[c->nz] = 0x5a;
}

static void fill_source(const struct stage *s)
{
	unsigned long len = reachable(s);
	unsigned char *bytes = user_bytes(s, s->c.u);
	unsigned long more = behind(s, len);

	if (!len && !more)
		return;
	memcpy(bytes, source(), len + more);
	if (s->shape == SHAPE_STRUCT)
		fill_struct(s, bytes, len);
	if (s->shape == SHAPE_TEXT) {
		memset(bytes, 0, len + more);
		memcpy(bytes, s->c.text, min(len + more, s->c.text_size));
	}
	if (s->c.nul >= 0 && (unsigned long)s->c.nul < s->c.visible)
		bytes[s->c.nul] = 0;
	if (s->c.mapped && s->shape == SHAPE_GET)
		memset(bytes, 0x77, len);
}

static void fill_target(const struct stage *s)
{
	unsigned long len = reachable(s);

	if (len)
		memset(user_bytes(s, s->c.u) - MARGIN, USER_FILL,
		       MARGIN + len + behind(s, len));
}

static unsigned long segment_len(const struct stage *s, int i)
{
	unsigned long len = s->c.seg_len[i];

	return i == s->c.bad ? min(len, s->c.visible) : len;
}

static int segment_count(const struct stage *s)
{
	return s->c.segments ? s->c.segments : 1;
}

static int is_iter(const struct stage *s)
{
	return s->shape == SHAPE_ITER_FROM || s->shape == SHAPE_ITER_TO ||
	       s->shape == SHAPE_ITER_ZERO;
}

static void fill_segments(const struct stage *s)
{
	unsigned long at = 0;

	for (int i = 0; i < segment_count(s); i++) {
		unsigned char *bytes = user_bytes(s, s->c.seg_base[i]);
		unsigned long len = segment_len(s, i);

		if (s->shape == SHAPE_ITER_FROM)
			memcpy(bytes, source() + at, len);
		else
			memset(bytes, USER_FILL, len);
		at += s->c.seg_len[i];
	}
}

static int kernel_is_source(const struct stage *s)
{
	return s->shape == SHAPE_TO || s->shape == SHAPE_PUT ||
	       s->shape == SHAPE_SIMPLE_READ || s->shape == SHAPE_ITER_TO;
}

/* Bytes of the kernel's buffer that may be looked at. */
static unsigned long kernel_size(const struct stage *s)
{
	unsigned long n = min(s->c.n, 8193);

	if (s->shape == SHAPE_GET)
		return 8;
	if (s->shape == SHAPE_STRUCT)
		return s->c.ksize;
	if (s->shape == SHAPE_SIMPLE_READ || s->shape == SHAPE_SIMPLE_WRITE)
		return s->c.avail;
	if (is_iter(s))
		return s->c.ask > n ? s->c.ask : n;
	return n + 1;
}

static void fill_kernel(const struct stage *s)
{
	unsigned long size = kernel_size(s);
	unsigned long skip = s->shape == SHAPE_SIMPLE_READ && s->c.pos > 0 ?
			     s->c.pos : 0;

	memset(s->k - MARGIN, KERNEL_FILL, MARGIN + size + MARGIN);
	/* What is read from the position on is what the user gets first. */
	if (kernel_is_source(s) && size > skip)
		memcpy(s->k + skip, source(), size - skip);
}

/* Absent pages must be there while they are filled. */
static void prepare(const struct stage *s)
{
	unsigned long edge = stage_edge(KIND_lazy);

	if (s->kind == KIND_lazy)
		cf_user_ptr(edge, 3 * CF_PAGE_SIZE);
	if (is_iter(s))
		fill_segments(s);
	else if (kernel_is_source(s) || s->shape == SHAPE_CLEAR)
		fill_target(s);
	else if (s->shape != SHAPE_RANGE)
		fill_source(s);
	if (s->kind == KIND_lazy)
		cf_mm_evict(edge, 3 * CF_PAGE_SIZE);
	fill_kernel(s);
}

/* ---- afterwards ---- */

static int is_filled(const unsigned char *p, unsigned long n, int fill)
{
	while (n--)
		if (*p++ != fill)
			return 0;
	return 1;
}

/* @want: the source, or NULL when zeros are what is written. */
static void classify(char *state, const unsigned char *got,
		     const unsigned char *want, unsigned long n, int fill)
{
	unsigned long i = 0;

	while (want && i < n && got[i] == want[i])
		state[i++] = 'C';
	for (; i < n; i++)
		state[i] = !got[i] ? 'Z' : got[i] == fill ? 'U' : 'X';
}

static void see_user(struct stage *s, struct outcome *out)
{
	unsigned char *bytes = user_bytes(s, s->c.u);
	unsigned long len = reachable(s);

	classify(out->state, bytes, s->shape == SHAPE_CLEAR ? NULL : source(),
		 out->region, USER_FILL);
	if (!len)
		return;
	s->around = !is_filled(bytes - MARGIN, MARGIN, USER_FILL) ||
		    !is_filled(bytes + len, behind(s, len), USER_FILL);
	/* The recorder could not look at kernel memory; this can. */
	if (s->c.mapped && !out->ret)
		s->around |= is_filled(bytes, len, USER_FILL);
}

static void see_segments(struct stage *s, struct outcome *out)
{
	const unsigned char *want = s->shape == SHAPE_ITER_TO ? source() : NULL;
	unsigned char seen[REGION_MAX];
	unsigned long at = 0;

	for (int i = 0; i < segment_count(s); i++) {
		unsigned long len = segment_len(s, i);
		unsigned char *bytes = user_bytes(s, s->c.seg_base[i]);

		if (at < out->region)
			memcpy(seen + at, bytes, min(len, out->region - at));
		else if (!is_filled(bytes, len, USER_FILL))
			s->around = 1;
		at += len;
	}
	classify(out->state, seen, want, out->region, USER_FILL);
}

/* The source as the call saw it: with its NUL, with the zeros of a struct. */
static void see_kernel(struct stage *s, struct outcome *out)
{
	unsigned long start = s->shape == SHAPE_SIMPLE_WRITE && s->c.pos > 0 &&
			      s->c.pos <= (long long)s->c.avail ? s->c.pos : 0;
	unsigned long size = kernel_size(s);
	unsigned char want[REGION_MAX];

	memcpy(want, source(), out->region);
	if (s->shape == SHAPE_STRUCT && s->c.nz >= 0 &&
	    (unsigned long)s->c.nz < out->region)
		want[s->c.nz] = 0x5a;
	if (s->c.nul >= 0 && (unsigned long)s->c.nul < out->region)
		want[s->c.nul] = 0;
	if (s->c.op == GOLDEN_memdup_user_nul && out->region)
		want[out->region - 1] = 0;
	classify(out->state, s->k + start, want, out->region, KERNEL_FILL);
	size = size > start + out->region ? size : start + out->region;
	s->around = !is_filled(s->k - MARGIN, MARGIN, KERNEL_FILL) ||
		    !is_filled(s->k + size, MARGIN, KERNEL_FILL);
}

static void see_value(const struct stage *s, struct outcome *out)
{
	if (!memcmp(s->k, source(), s->c.n))
		out->value = VALUE_USER;
	else if (is_filled(s->k, s->c.n, 0))
		out->value = VALUE_ZERO;
	else if (is_filled(s->k, s->c.n, KERNEL_FILL))
		out->value = VALUE_INITIAL;
	else
		out->value = VALUE_OTHER;
}

static void observe(struct stage *s, struct outcome *out)
{
	if (s->kind == KIND_lazy)
		cf_user_ptr(stage_edge(KIND_lazy), 3 * CF_PAGE_SIZE);
	if (s->shape == SHAPE_ITER_TO || s->shape == SHAPE_ITER_ZERO)
		see_segments(s, out);
	else if (kernel_is_source(s) || s->shape == SHAPE_CLEAR)
		see_user(s, out);
	else if (s->shape == SHAPE_GET)
		see_value(s, out);
	else if (s->shape != SHAPE_RANGE && s->shape != SHAPE_STRNLEN &&
		 s->shape != SHAPE_TEXT)
		see_kernel(s, out);
}

void stage_run(struct stage *s, golden_fn *fn, struct outcome *out)
{
	struct golden_call *call = &s->call;
	struct cf_context *context = cf_context();

	prepare(s);
	context->pagefault_disabled += s->pfd;
	fn(call);
	context->pagefault_disabled -= s->pfd;
	memset(out, 0, offsetof(struct outcome, state));
	out->ret = call->ret;
	out->norun = call->norun;
	out->length = call->length;
	if (s->shape == SHAPE_SIMPLE_READ || s->shape == SHAPE_SIMPLE_WRITE)
		out->newpos = call->pos;
	out->left = call->left;
	out->off = call->off;
	out->segs = call->segs;
	out->region = s->shape == SHAPE_STRNDUP ?
		      (unsigned long)call->length : law_region(&s->c);
	observe(s, out);
}
