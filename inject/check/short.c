/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * CF_ASSERT_SHORT_COPY_HANDLED(): every fault of a call, each in a world of its
 * own, judged by comparing worlds. Host-side.
 *
 *	W0     insert, open, prepare,                    then the call once more
 *	W1(n)  insert, open, prepare, call of n bytes,   then the call once more
 *	WF     insert, open, prepare, call with a fault, then the call once more
 *
 * A call that failed must leave WF as W0, one that returned n as W1(n), and one
 * whose fault was serviced as W1 with no limit. What is compared is what user
 * space can see: position, @state of the test, and what the same call returns
 * and delivers when it is made once more.
 */
#include <stdio.h>
#include <string.h>

#include <copyfault/test.h>

#include "check/balance.h"
#include "check/call.h"
#include "check/fail.h"
#include "check/judge.h"
#include "check/world.h"
#include "fault/fault.h"

#define COPIES_MAX 512

/**
 * struct copy - one user copy of the call without a fault
 * @occurrence: 1.. of @site, from the begin of the call
 * @size:       bytes it moves
 */
struct copy {
	const struct cf_site *site;
	unsigned int occurrence;
	unsigned long size;
};

static struct {
	struct cf_world world; /* that is open */
	/* What is known of the call without a fault. */
	long long ret;
	int moves_pos;
	struct copy copies[COPIES_MAX];
	unsigned int count;
	struct cf_view clean; /* behind it, and its own bytes */
	struct cf_view again[2]; /* the call once more: W0, W1 */
	struct cf_view calm; /* W0 before that */
	struct cf_view want, want_again; /* W1(n), of the last n */
	unsigned long want_size;
	struct cf_view got, got_again; /* WF */
} shorts;

#define FAIL(...) cf_fail(shorts.world.file, shorts.world.line, __VA_ARGS__)

/* ---- the call without a fault ---- */

static int is_asked_for(const struct cf_trace_entry *entry,
			const struct cf_fault *filter, unsigned long *matched)
{
	if (strcmp(entry->site->driver, shorts.world.copy->driver))
		return 0;
	if (!shorts.world.copy->site)
		return 1;
	if (!cf_fault_matches(filter, entry->site))
		return 0;
	++*matched;
	return *matched >= filter->occ_first && *matched <= filter->occ_last;
}

/* All of it, or from "#N": without an occurrence a site means every one. */
static void read_filter(struct cf_fault *filter)
{
	char text[CF_FAULT_TEXT_MAX];
	struct cf_fault_error err;

	snprintf(text, sizeof(text), "%s efault", shorts.world.copy->site);
	if (cf_fault_parse(text, filter, &err) ||
	    cf_fault_resolve(filter, text, &err))
		FAIL("the member .site is wrong: '%s', %s", text, err.text);
	if (!strchr(shorts.world.copy->site, '#'))
		filter->occ_last = CF_FAULT_FOREVER;
}

static void list_copies(const struct cf_made *made)
{
	const struct cf_trace *trace = cf_calls_trace();
	struct cf_fault filter;
	unsigned long i, matched = 0;
	char ret[24];

	if (shorts.world.copy->site)
		read_filter(&filter);
	shorts.count = 0;
	for (i = 0; i < trace->count; i++) {
		const struct cf_trace_entry *entry = &trace->entries[i];

		if (!cf_trace_is_stoppable(entry) || entry->op != made->op ||
		    !is_asked_for(entry, &filter, &matched))
			continue;
		if (shorts.count == COPIES_MAX)
			FAIL("%s makes more than %d user copies: ask for some by .site",
			     made->text, COPIES_MAX);
		shorts.copies[shorts.count++] = (struct copy){
			entry->site,
			entry->occurrence,
			entry->copied,
		};
	}
	if (!shorts.count)
		FAIL("%s returned %s and made no user copy %s%s", made->text,
		     cf_errno_text(made->ret, ret),
		     shorts.world.copy->site ? "that matches " : "in the driver",
		     shorts.world.copy->site ? shorts.world.copy->site : "");
}

static unsigned long unit(void)
{
	return shorts.world.copy->unit ? shorts.world.copy->unit : 1;
}

/* The call that was not made: W0. Then the one without a fault: W1. */
static void learn(void)
{
	const struct cf_made *made;

	cf_world_begin(&shorts.world);
	cf_view_state(&shorts.world, &shorts.calm);
	cf_view_again(&shorts.world, &shorts.again[0]);
	cf_world_end(&shorts.world);

	cf_world_begin(&shorts.world);
	made = cf_world_call(&shorts.world, CF_UNLIMITED);
	shorts.ret = made->ret;
	shorts.moves_pos =
		made->is_transfer &&
		(made->is_positional || made->pos_after == made->pos + made->ret);
	list_copies(made);
	if (made->is_transfer &&
	    !(shorts.world.copy->policy & CF_SHORT_ALL_OR_NOTHING))
		cf_judge_ret_short(shorts.world.file, shorts.world.line, made,
				   unit());
	if (made->is_transfer && made->is_read)
		cf_judge_rest(shorts.world.file, shorts.world.line, made);
	cf_view_call(&shorts.world, &shorts.clean, made);
	cf_view_state(&shorts.world, &shorts.clean);
	cf_view_again(&shorts.world, &shorts.again[1]);
	cf_world_end(&shorts.world);
	shorts.want_size = 0;
}

/* W1(n); the last one is kept, for midcopy and partial ask for the same. */
static void learn_short(unsigned long size)
{
	if (shorts.want_size == size)
		return;
	cf_world_begin(&shorts.world);
	cf_fail_note("no fault, to compare with", "", "");
	cf_view_call(&shorts.world, &shorts.want,
		     cf_world_call(&shorts.world, size));
	cf_view_state(&shorts.world, &shorts.want);
	cf_view_again(&shorts.world, &shorts.want_again);
	cf_world_end(&shorts.world);
	shorts.want_size = size;
}

/* ---- comparing ---- */

static unsigned long difference(const unsigned char *a, unsigned long a_size,
				const unsigned char *b, unsigned long b_size)
{
	unsigned long size = a_size < b_size ? a_size : b_size, i = 0;

	while (i < size && a[i] == b[i])
		i++;
	return i;
}

static void compare_state(const struct cf_view *got, const struct cf_view *want,
			  const char *call, const char *as)
{
	unsigned long at = difference(got->state, got->state_size, want->state,
				      want->state_size);

	if (got->pos != want->pos)
		FAIL("%s, but the position is %lld, and %lld %s", call,
		     got->pos, want->pos, as);
	if (at < got->state_size && at < want->state_size)
		FAIL("%s, but byte %lu of the state is 0x%02x, and 0x%02x %s",
		     call, at, got->state[at], want->state[at], as);
	if (got->state_size != want->state_size)
		FAIL("%s, but the state has %lu bytes, and %lu %s", call,
		     got->state_size, want->state_size, as);
}

static void compare_bytes(const struct cf_view *got, const struct cf_view *want,
			  const char *call, const char *as)
{
	unsigned long at = difference(got->bytes, got->delivered, want->bytes,
				      want->delivered);

	if (at < got->delivered && at < want->delivered)
		FAIL("%s, but byte %lu that it delivered is 0x%02x, and 0x%02x %s",
		     call, at, got->bytes[at], want->bytes[at], as);
}

/* What the same call does when it is made once more. */
static void compare_again(const struct cf_view *got, const struct cf_view *want,
			  const char *call, const char *as)
{
	char text[320], a[24], b[24];

	snprintf(text, sizeof(text), "%s, and made once more %s", call,
		 cf_errno_text(got->ret, a));
	if (got->ret != want->ret)
		FAIL("%s; %s that is %s", text, as, cf_errno_text(want->ret, b));
	compare_bytes(got, want, text, as);
	compare_state(got, want, text, as);
}

/* A world that depends on those before it proves nothing: W0 again. */
static void compare_twice(void)
{
	static const char call[] =
		"the same run, made twice, differs (.prepare sets what module_init() does not)";
	static const char as[] = "the first time";

	cf_world_begin(&shorts.world);
	cf_view_state(&shorts.world, &shorts.got);
	cf_view_again(&shorts.world, &shorts.got_again);
	cf_world_end(&shorts.world);
	compare_state(&shorts.got, &shorts.calm, call, as);
	compare_again(&shorts.got_again, &shorts.again[0], call, as);
}

/* ---- the call with a fault ---- */

static void judge_failed(const char *call)
{
	static const char as[] = "when the call is not made";

	if (shorts.world.copy->policy & CF_EFAULT_LOSSY)
		return;
	compare_state(&shorts.got, &shorts.calm, call, as);
	compare_again(&shorts.got_again, &shorts.again[0], call, as);
}

static void judge_whole(const char *call)
{
	static const char as[] = "without a fault";

	compare_bytes(&shorts.got, &shorts.clean, call, as);
	compare_state(&shorts.got, &shorts.clean, call, as);
	compare_again(&shorts.got_again, &shorts.again[1], call, as);
}

static void judge_short(const char *call)
{
	char as[64];

	snprintf(as, sizeof(as), "behind a call of %lld bytes", shorts.got.ret);
	compare_bytes(&shorts.got, &shorts.clean, call, "without a fault");
	compare_state(&shorts.got, &shorts.want, call, as);
	compare_again(&shorts.got_again, &shorts.want_again, call, as);
}

/* What can be said while its user memory is there. */
static void judge_at_once(const struct cf_made *made)
{
	struct cf_unbalanced unbalanced;
	int is_whole = !made->is_transfer ||
		       (shorts.world.copy->policy & CF_SHORT_ALL_OR_NOTHING);

	if (!cf_fault_fired())
		FAIL("it did not fire: %s does not make the same user copies each time",
		     made->text);
	if (cf_unbalanced(&shorts.world.mark, 0, &unbalanced))
		FAIL("behind %s: %s", made->text, unbalanced.text);
	if (is_whole || !cf_made_is_short(made))
		cf_judge_ret_whole(shorts.world.file, shorts.world.line, made,
				   shorts.ret);
	else
		cf_judge_ret_short(shorts.world.file, shorts.world.line, made,
				   unit());
	if (made->is_transfer && made->is_read)
		cf_judge_rest(shorts.world.file, shorts.world.line, made);
	if (shorts.moves_pos)
		cf_judge_pos(shorts.world.file, shorts.world.line, made);
}

/* The worlds to compare with are made before, so that this one's fault is
 * named. */
static void run(const struct cf_fault *fault)
{
	const struct cf_made *made;
	char text[CF_CALL_TEXT], call[192], ret[24];

	cf_world_begin(&shorts.world);
	if (cf_fault_arm_parsed(fault))
		FAIL("cannot arm %s", cf_fault_error());
	made = cf_world_call(&shorts.world, CF_UNLIMITED);
	judge_at_once(made);
	cf_view_call(&shorts.world, &shorts.got, made);
	snprintf(text, sizeof(text), "%s", made->text);
	cf_disarm();
	cf_view_state(&shorts.world, &shorts.got);
	cf_view_again(&shorts.world, &shorts.got_again);
	snprintf(call, sizeof(call), "%s returned %s", text,
		 cf_errno_text(shorts.got.ret, ret));
	if (shorts.got.ret < 0)
		judge_failed(call);
	else if (shorts.got.ret == shorts.ret)
		judge_whole(call);
	else if (shorts.want_size == (unsigned long)shorts.got.ret)
		judge_short(call);
	cf_world_end(&shorts.world);
}

/* Short by so many bytes, that world is needed, and the run is made again. */
static void run_and_compare(const struct copy *copy, enum cf_kind kind,
			    unsigned long at)
{
	struct cf_fault fault;

	cf_fault_at_site(&fault, copy->site, copy->occurrence, kind, at);
	run(&fault);
	if (shorts.got.ret <= 0 || shorts.got.ret == shorts.ret ||
	    shorts.want_size == (unsigned long)shorts.got.ret)
		return;
	learn_short(shorts.got.ret);
	run(&fault);
}

static void stop_everywhere(const struct copy *copy)
{
	int has_partial = cf_prims[copy->site->prim].unit == CF_UNIT_BYTES;
	unsigned long stride =
		shorts.world.copy->stride ? shorts.world.copy->stride : 1;
	unsigned long at, last = copy->size - 1;

	run_and_compare(copy, CF_KIND_EFAULT, 0);
	for (at = 0; at <= last;
	     at = at < last && at + stride > last ? last : at + stride) {
		run_and_compare(copy, CF_KIND_MIDCOPY, at);
		if (has_partial)
			run_and_compare(copy, CF_KIND_PARTIAL, at);
		run_and_compare(copy, CF_KIND_NOTPRESENT, at);
	}
}

/* ---- */

static void check_members(const struct cf_short_copy *copy)
{
	if (!copy->driver || !copy->node || !copy->call)
		FAIL("the member .%s is not set", !copy->driver ? "driver" :
						  !copy->node	? "node" :
								  "call");
	if (!copy->size &&
	    (copy->call == cf_short_read || copy->call == cf_short_write))
		FAIL("the member .size is not set");
}

void cf_assert_short_copy_handled(const char *file, int line,
				  const struct cf_short_copy *copy)
{
	unsigned int i;

	cf_fail_late();
	shorts.world.copy = copy;
	shorts.world.file = file;
	shorts.world.line = line;
	check_members(copy);
	cf_view_room(&shorts.world, &shorts.clean);
	cf_view_room(&shorts.world, &shorts.again[0]);
	cf_view_room(&shorts.world, &shorts.again[1]);
	cf_view_room(&shorts.world, &shorts.calm);
	cf_view_room(&shorts.world, &shorts.want);
	cf_view_room(&shorts.world, &shorts.want_again);
	cf_view_room(&shorts.world, &shorts.got);
	cf_view_room(&shorts.world, &shorts.got_again);
	learn();
	compare_twice();
	for (i = 0; i < shorts.count; i++)
		stop_everywhere(&shorts.copies[i]);
	cf_fail_note("", "", "");
}
