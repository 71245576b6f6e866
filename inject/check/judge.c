/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Assertions on values, and on the last call: what it returned against what
 * its user copies moved. Host-side.
 *
 * What moved is known from the census: each user copy and how many of its bytes
 * arrived, as the driver was told. A byte counts once, wherever the driver
 * began, so one that goes on after a short copy is judged by where it got.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include <copyfault/test.h>

#include "check/call.h"
#include "check/fail.h"
#include "check/judge.h"

/* ---- what moved ---- */

static int is_of(const struct cf_trace_entry *entry, const struct cf_made *made)
{
	return entry->op == made->op && !entry->refused;
}

/* They look whether bytes are there, or what they are, and move none. */
static int is_probe(const struct cf_trace_entry *entry)
{
	return entry->prim == CF_PRIM_fault_in_readable ||
	       entry->prim == CF_PRIM_fault_in_writeable ||
	       entry->prim == CF_PRIM_check_zeroed_user ||
	       entry->prim == CF_PRIM_strnlen_user ||
	       entry->prim == CF_PRIM_strnlen_user_nofault;
}

static void mark_range(const struct cf_made *made, unsigned char *map,
		       const struct cf_trace_entry *entry)
{
	unsigned long uaddr = entry->uaddr, end = uaddr + entry->copied;
	unsigned char mark = is_probe(entry) ? CF_PROBED : CF_MOVED;
	unsigned long at = 0, i, j;

	for (i = 0; i < made->segs; i++) {
		const struct cf_seg *seg = &made->seg[i];

		j = uaddr > seg->uaddr ? uaddr - seg->uaddr : 0;
		for (; j < seg->size && seg->uaddr + j < end; j++)
			map[at + j] |= mark;
		at += seg->size;
	}
}

unsigned long cf_made_moved(const struct cf_made *made, unsigned char *out)
{
	enum cf_dir dir = made->is_read ? CF_TO_USER : CF_FROM_USER;
	const struct cf_trace *trace = cf_calls_trace();
	unsigned char *map = calloc(made->size + 1, 1);
	unsigned long i;

	if (!map)
		cf_fail_here("out of memory");
	for (i = 0; i < trace->count; i++)
		if (is_of(&trace->entries[i], made) &&
		    trace->entries[i].dir == dir)
			mark_range(made, map, &trace->entries[i]);
	for (i = 0; out && i < made->size; i++)
		out[i] = map[i];
	for (i = 0; map[i] & CF_MOVED; i++)
		;
	free(map);
	return i;
}

/* A string is as long as it is: that it faulted shows in other ways. */
static int stopped_short(const struct cf_trace_entry *entry)
{
	if (entry->refused)
		return entry->size != 0;
	if (cf_prims[entry->prim].unit != CF_UNIT_STRING)
		return entry->copied < entry->size;
	return (entry->injected && entry->kind != CF_KIND_NOTPRESENT) ||
	       (!entry->copied && entry->faults);
}

/* Did a later copy of the call move the first byte that @short_one did not? */
static int came_later(const struct cf_made *made,
		      const struct cf_trace_entry *short_one)
{
	const struct cf_trace *trace = cf_calls_trace();
	unsigned long byte = short_one->uaddr + short_one->copied;
	const struct cf_trace_entry *entry = short_one + 1;

	for (; entry < trace->entries + trace->count; entry++)
		if (is_of(entry, made) && entry->dir == short_one->dir &&
		    (!is_probe(entry) || is_probe(short_one)) &&
		    byte >= entry->uaddr && byte < entry->uaddr + entry->copied)
			return 1;
	return 0;
}

int cf_made_is_short(const struct cf_made *made)
{
	const struct cf_trace *trace = cf_calls_trace();
	unsigned long i;

	for (i = 0; i < trace->count; i++)
		if (trace->entries[i].op == made->op &&
		    stopped_short(&trace->entries[i]) &&
		    !came_later(made, &trace->entries[i]))
			return 1;
	return 0;
}

/* ---- values ---- */

void cf_assert_int_eq(const char *file, int line, const char *what,
		      long long got, long long want)
{
	cf_fail_late();
	if (got != want)
		cf_fail(file, line, "%s is %lld, want %lld", what, got, want);
}

static unsigned long first_difference(const unsigned char *a,
				      const unsigned char *b, unsigned long size)
{
	unsigned long i = 0;

	while (i < size && a[i] == b[i])
		i++;
	return i;
}

void cf_assert_mem_eq(const char *file, int line, const char *what,
		      const void *got, const void *want, unsigned long size)
{
	const unsigned char *g = got, *w = want;
	unsigned long i;

	cf_fail_late();
	i = first_difference(g, w, size);
	if (i < size)
		cf_fail(file, line, "%s[%lu] is 0x%02x, want 0x%02x", what, i,
			g[i], w[i]);
}

/* ---- the last call ---- */

static const struct cf_made *last(const char *file, int line, int is_transfer)
{
	const struct cf_made *made;

	cf_fail_late();
	if (cf_fail_is_elsewhere())
		cf_fail(file, line, "the last call is another thread's");
	made = cf_last_call();
	if (!made)
		cf_fail(file, line, "this test has made no call yet");
	if (is_transfer && !made->is_transfer)
		cf_fail(file, line, "the last call, %s, is no read or write",
			made->text);
	if (cf_calls_trace()->lost)
		cf_fail(file, line,
			"%s made more user copies than are remembered (%lu)",
			made->text, cf_calls_trace()->capacity);
	return made;
}

void cf_assert_ret(const char *file, int line, long long want)
{
	const struct cf_made *made = last(file, line, 0);
	char got[24], wanted[24];

	if (made->ret != want)
		cf_fail(file, line, "%s returned %s, want %s", made->text,
			cf_errno_text(made->ret, got),
			cf_errno_text(want, wanted));
}

void cf_judge_ret_short(const char *file, int line, const struct cf_made *made,
			unsigned long unit)
{
	unsigned long moved = cf_made_moved(made, NULL);
	unsigned long whole = moved - moved % unit;
	char got[24], in_units[48] = "";

	if (whole ? made->ret == (long long)whole :
		    made->ret == -EFAULT ||
			    (made->ret <= 0 && !cf_made_is_short(made)))
		return;
	if (!moved)
		cf_fail(file, line,
			"%s returned %s, want -EFAULT: no byte %s user memory",
			made->text, cf_errno_text(made->ret, got),
			made->is_read ? "reached" : "came from");
	if (unit > 1)
		snprintf(in_units, sizeof(in_units), " (%lu in units of %lu)",
			 whole, unit);
	cf_fail(file, line, "%s returned %s, but %lu bytes%s %s user memory",
		made->text, cf_errno_text(made->ret, got), moved, in_units,
		made->is_read ? "reached" : "came from");
}

void cf_assert_ret_short(const char *file, int line)
{
	cf_judge_ret_short(file, line, last(file, line, 1), 1);
}

void cf_judge_ret_whole(const char *file, int line, const struct cf_made *made,
			long long want)
{
	int is_short = cf_made_is_short(made);
	char got[24], wanted[24];

	if (made->ret == (is_short ? -EFAULT : want))
		return;
	if (is_short)
		cf_fail(file, line,
			"%s returned %s, want -EFAULT: a user copy of it stayed short",
			made->text, cf_errno_text(made->ret, got));
	cf_fail(file, line,
		"%s returned %s, want %s: no user copy of it stayed short",
		made->text, cf_errno_text(made->ret, got),
		cf_errno_text(want, wanted));
}

void cf_assert_ret_whole(const char *file, int line, long long want)
{
	cf_judge_ret_whole(file, line, last(file, line, 0), want);
}

static unsigned long known_size(const struct cf_made *made)
{
	return made->size < CF_BEFORE_MAX ? made->size : CF_BEFORE_MAX;
}

/* Look at one byte of a buffer. Return: 1 when it changed though not moved. */
static int is_stray(const struct cf_made *made, const unsigned char *map,
		    unsigned long at, const struct cf_seg *seg,
		    unsigned long start, unsigned char *now)
{
	unsigned long uaddr = seg->uaddr + (at - start);

	if (map[at] || !made->known[at] || !cf_user_is_mapped(uaddr, 1))
		return 0;
	*now = *(unsigned char *)cf_user_bytes(uaddr, 1);
	return *now != made->before[at];
}

void cf_judge_rest(const char *file, int line, const struct cf_made *made)
{
	unsigned long size = known_size(made), at, start = 0, i = 0, moved;
	unsigned char *map = calloc(made->size + 1, 1), now = 0;

	if (!map)
		cf_fail(file, line, "out of memory");
	moved = cf_made_moved(made, map);
	for (at = 0; at < size; at++) {
		while (at - start >= made->seg[i].size)
			start += made->seg[i++].size;
		if (is_stray(made, map, at, &made->seg[i], start, &now))
			break;
	}
	free(map);
	if (at < size)
		cf_fail(file, line,
			"%s changed byte %lu of its buffer from 0x%02x to 0x%02x, beyond "
			"the %lu that its user copies moved",
			made->text, at, made->before[at], now, moved);
}

void cf_assert_rest_untouched(const char *file, int line)
{
	const struct cf_made *made = last(file, line, 1);

	if (!made->is_read)
		cf_fail(file, line, "the last call, %s, is no read", made->text);
	cf_judge_rest(file, line, made);
}

void cf_judge_pos(const char *file, int line, const struct cf_made *made)
{
	long long step = made->is_positional || made->ret < 0 ? 0 : made->ret;
	char got[24];

	if (made->pos_after == made->pos + step)
		return;
	cf_fail(file, line,
		"%s returned %s, but the position moved by %lld, from %lld to %lld",
		made->text, cf_errno_text(made->ret, got),
		made->pos_after - made->pos, made->pos, made->pos_after);
}

void cf_assert_pos_moved(const char *file, int line)
{
	cf_judge_pos(file, line, last(file, line, 1));
}

void cf_assert_kept(const char *file, int line, const char *what,
		    const void *now, const void *before, unsigned long size)
{
	const struct cf_made *made = last(file, line, 0);
	const unsigned char *n = now, *b = before;
	unsigned long i;
	char got[24];

	if (made->ret >= 0)
		cf_fail(file, line,
			"%s returned %lld: only a call that failed keeps the state",
			made->text, made->ret);
	i = first_difference(n, b, size);
	if (i < size)
		cf_fail(file, line,
			"%s returned %s, but %s[%lu] changed from 0x%02x to 0x%02x",
			made->text, cf_errno_text(made->ret, got), what, i,
			b[i], n[i]);
}
