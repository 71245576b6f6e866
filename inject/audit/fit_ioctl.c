// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Fit ioctls: what to pass, and in which order. Host-side.
 *
 * An ioctl gets a buffer and, when its number names no size, a small integer.
 * Contents are tried from a short list, what an earlier call of the same shape
 * left among them: a SET takes what a GET gave.
 *
 * A nested user pointer shows itself: the driver takes 8 bytes of our buffer
 * for an address and uses it, and the access fails. Whoever finds those 8
 * bytes in the buffer has found the pointer. Where several places hold that
 * value, each gets a buffer of its own and the one that is used tells.
 *
 * Calls depend on each other: nothing can be renamed before it was opened. So
 * they are tried in the order of their numbers, what sounds like an end last;
 * what still fails is tried again behind each call that succeeded.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "try.h"

#define ROOM 8192UL		/* behind an argument, whatever its size */
#define NESTED_BYTES 64UL	/* of a nested buffer, searched for pointers */
#define ARG_BYTES 512UL		/* of an argument whose size is not known */
#define DEPTH_MAX 5
#define SLOTS_MAX 48
#define OPENERS_MAX 16
#define VALUES 3UL

static const enum cf_fill fills[] = {
	CF_FILL_ONES, CF_FILL_SIZED, CF_FILL_EARLIER, CF_FILL_ZERO,
	CF_FILL_TWOS, CF_FILL_TEXT, CF_FILL_DIGIT, CF_FILL_COUNTING,
};

#define FILLS ((int)(sizeof(fills) / sizeof(fills[0])))

/* A way to make a call: @score of it, and the fill of its buffer. */
struct way {
	struct cf_op op;
	enum cf_fill fill;
	long score;
};

struct slot {
	unsigned long at;	/* user address of the pointer */
	unsigned long was;
	unsigned long buffer;	/* what it points to now */
};

/* ---- nested pointers ---- */

/* Bytes of an argument worth looking at. */
static unsigned long arg_bytes(const struct cf_op *op)
{
	return op->size ? op->size : ARG_BYTES;
}

/* Return: 1: the call was made, or crashed for it, and asks for this address. */
static int asks_for(const struct cf_op *op, long score, unsigned long *address)
{
	const struct cf_fit_crash *crash = cf_try_crash(op);

	if (score >= 0)
		return cf_try_strange(address);
	if (!crash || !crash->has_strange)
		return 0;
	*address = crash->strange;
	return 1;
}

static int was_used(unsigned long addr)
{
	const struct cf_op_record *call = cf_try_call();

	for (unsigned long i = 0; i < call->accesses; i++)
		if (cf_try_entry(call, i)->uaddr - addr < ROOM)
			return 1;
	return 0;
}

static void point(struct slot *slot, unsigned long at, unsigned long value)
{
	slot->at = at;
	slot->was = value;
	slot->buffer = cf_buffer_new(ROOM);
	cf_fill(cf_bytes(slot->buffer, ROOM), ROOM, CF_FILL_ONES, 0);
	memcpy(cf_bytes(at, sizeof(long)), &slot->buffer, sizeof(long));
}

/* Give every place of one buffer that holds @value a buffer of its own. */
static int fill_slots(unsigned long base, unsigned long size,
		      unsigned long value, struct slot *slot, int count)
{
	for (unsigned long at = 0; at + sizeof(long) <= size &&
	     count < SLOTS_MAX; at += sizeof(long)) {
		unsigned long found;

		memcpy(&found, cf_bytes(base + at, sizeof(long)),
		       sizeof(long));
		if (found == value)
			point(&slot[count++], base + at, value);
	}
	return count;
}

/* The newest buffers first: a pointer that was followed led there. */
static int fill_all_slots(struct cf_fit *fit, const struct cf_op *op,
			  int nested, unsigned long value, struct slot *slot)
{
	int last = fit->buffers;
	int count = 0;

	for (int b = last - 1; b >= nested; b--)
		count = fill_slots(fit->buffer[b].addr, NESTED_BYTES, value,
				   slot, count);
	return fill_slots(op->arg, arg_bytes(op), value, slot, count);
}

static void put_back(const struct slot *slot)
{
	memcpy(cf_bytes(slot->at, sizeof(long)), &slot->was, sizeof(long));
}

static void point_again(const struct slot *slot)
{
	memcpy(cf_bytes(slot->at, sizeof(long)), &slot->buffer, sizeof(long));
}

/*
 * Which of the places is the pointer? All at once, and where that spoils a
 * count or a flag beside it, one after the other. What is not stays as it was.
 */
static int find_used(const struct cf_op *op, const struct slot *slot,
		     int count, unsigned char *used)
{
	int is_made = cf_try(op) >= 0, any = 0;

	for (int i = 0; i < count; i++) {
		any |= used[i] = is_made && was_used(slot[i].buffer);
		if (!used[i])
			put_back(&slot[i]);
	}
	for (int i = 0; i < count && !any; i++) {
		point_again(&slot[i]);
		any = used[i] = cf_try(op) >= 0 && was_used(slot[i].buffer);
		if (!any)
			put_back(&slot[i]);
	}
	return any;
}

/* One step down. Return: the new score, or -1 when it led nowhere. */
static long follow(struct cf_fit *fit, const struct cf_op *op, int nested,
		   unsigned long value)
{
	struct slot slot[SLOTS_MAX];
	unsigned char used[SLOTS_MAX];
	int count = fill_all_slots(fit, op, nested, value, slot);
	int any = count ? find_used(op, slot, count, used) : 0;

	for (int i = 0; i < count; i++)
		if (!used[i])
			cf_buffer_drop(slot[i].buffer);
	return any ? cf_try(op) : -1;
}

long cf_try_pointer(struct cf_fit *fit, const struct cf_op *op, int nested)
{
	long score = cf_try(op);
	unsigned long value;

	for (int depth = 0; depth < DEPTH_MAX; depth++) {
		struct cf_fit_crash *crash = cf_try_crash(op);
		long deeper = asks_for(op, score, &value) ?
			      follow(fit, op, nested, value) : -1;

		if (deeper < 0)
			break;
		if (crash)
			crash->is_followed = 1;
		score = deeper;
	}
	return score;
}

/* ---- what to pass ---- */

/* What an earlier call of the same shape left: a valid struct, often. */
static int copy_earlier(const struct cf_fit *fit, const struct cf_op *op)
{
	unsigned char kept[ROOM];

	for (int i = fit->workload.count - 1; i >= 0; i--) {
		const struct cf_op *other = &fit->workload.op[i];

		if (other->type != CF_OP_IOCTL || !other->ubuf ||
		    other->size != op->size || other->cmd == op->cmd ||
		    arg_bytes(op) > sizeof(kept))
			continue;
		cf_after(other->ubuf, kept, arg_bytes(op));
		memcpy(cf_bytes(op->ubuf, arg_bytes(op)), kept,
		       arg_bytes(op));
		return 1;
	}
	return 0;
}

static int prepare(const struct cf_fit *fit, const struct cf_op *op,
		   enum cf_fill fill)
{
	cf_fill(cf_bytes(op->ubuf, ROOM), ROOM, fill, op->size);
	return fill != CF_FILL_EARLIER || copy_earlier(fit, op);
}

static void try_buffers(struct cf_fit *fit, struct way *way)
{
	for (int i = 0; i < FILLS; i++) {
		int buffers = fit->buffers;
		long score;

		if (!prepare(fit, &way->op, fills[i]))
			continue;
		score = cf_try_pointer(fit, &way->op, buffers);
		cf_buffers_drop(buffers);
		if (score <= way->score)
			continue;
		way->score = score;
		way->fill = fills[i];
	}
}

static void try_values(struct way *way)
{
	struct cf_op op = way->op;

	for (op.arg = 0; op.arg < VALUES; op.arg++) {
		long score = cf_try(&op);

		if (score <= way->score)
			continue;
		way->score = score;
		way->op.arg = op.arg;
	}
}

/*
 * Make the best fill again, and better it where the driver has copies that
 * nothing reaches. What takes any number takes an address too: without a copy,
 * a number. Return: 1 when a buffer is better than the best of numbers.
 */
static int fill_again(struct cf_fit *fit, struct cf_module *module,
		      struct way *way, long value_score)
{
	int nested = fit->buffers;

	if (way->score < 0)
		return 0;
	prepare(fit, &way->op, way->fill);
	way->score = cf_try_pointer(fit, &way->op, nested);
	if (!cf_try_is_whole(module))
		way->score = cf_fit_words(fit, &way->op, nested,
					  cf_try_pointer, way->score);
	return way->score > 0 && way->score != CF_SCORE_OK &&
	       way->score >= value_score;
}

/*
 * Find the best way to make a call. A buffer is mapped for it when that is the
 * best; the caller drops it if the call is not kept.
 */
static struct way find_way(struct cf_fit *fit, struct cf_module *module,
			   int node, const struct cf_ioctl *ioctl)
{
	struct way value = {
		.op = { .type = CF_OP_IOCTL, .node = node, .cmd = ioctl->cmd },
		.score = -1,
	};
	struct way buffer;
	int buffers = fit->buffers;

	snprintf(value.op.name, sizeof(value.op.name), "%s", ioctl->name);
	buffer = value;
	buffer.op.size = ioctl->cmd >> 16 & 0x3fff;	/* _IOC_SIZE */
	buffer.op.room = ROOM;
	buffer.op.ubuf = buffer.op.arg = cf_buffer_new(ROOM);
	try_buffers(fit, &buffer);
	if (!buffer.op.size)
		try_values(&value);
	if (fill_again(fit, module, &buffer, value.score))
		return buffer;
	cf_buffers_drop(buffers);
	cf_try(&value.op);
	return value;
}

/* ---- in which order ---- */

/* What sounds like an end comes last, or nothing works behind it. */
static int is_end(const char *name)
{
	static const char *const words[] = {
		"CLOSE", "FREE", "DEL", "REMOVE", "DESTROY", "RELEASE",
		"DISSOLVE", "RESET", "STOP", "DISABLE", "HALT", "CLEAR",
		"CLR", "UNREG", "UNBIND", "UNMAP", "DETACH", "FLUSH", "ABORT",
		"EXIT", "SHUTDOWN", "CANCEL",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(name, words[i]))
			return 1;
	return 0;
}

static int by_sense(const void *a, const void *b)
{
	const struct cf_ioctl *x = a, *y = b;
	unsigned int m = x->cmd & 0xffff, n = y->cmd & 0xffff;

	if (is_end(x->name) != is_end(y->name))
		return is_end(x->name) ? 1 : -1;
	return m < n ? -1 : m > n;
}

/* A write may have been read away by now. */
static int may_open(const struct cf_op *op, int *writes)
{
	return op->type == CF_OP_IOCTL ||
	       (op->type == CF_OP_WRITE && !(*writes)++);
}

/* Behind one more of each call that succeeded: does it get further? */
static int retry_behind_others(struct cf_fit *fit, struct cf_module *module,
			       int node, const struct cf_ioctl *ioctl)
{
	int calls = fit->workload.count, openers = 0, writes = 0;

	for (int i = 0; i < calls && openers < OPENERS_MAX; i++) {
		struct cf_op opener = fit->workload.op[i];
		int buffers = fit->buffers;
		struct way way;

		if (!may_open(&opener, &writes) ||
		    cf_try(&opener) < CF_SCORE_OK || !cf_push(&opener))
			continue;
		openers++;
		way = find_way(fit, module, node, ioctl);
		if (way.score > CF_SCORE_OK) {
			cf_keep(&way.op);
			return 1;
		}
		fit->workload.count = calls;
		cf_buffers_drop(buffers);
	}
	return 0;
}

int cf_fit_ioctls(struct cf_fit *fit, const struct cf_build *build,
		  struct cf_module *module, int node)
{
	struct cf_ioctl ioctl[CF_IOCTLS_MAX];
	int count = build->ioctl_count, failed = 0, kept = 0;

	memcpy(ioctl, build->ioctl, sizeof(ioctl));
	qsort(ioctl, count, sizeof(ioctl[0]), by_sense);
	for (int i = 0; i < count; i++) {
		int buffers = fit->buffers;
		struct way way = find_way(fit, module, node, &ioctl[i]);

		if (way.score < CF_SCORE_OK)
			ioctl[failed++] = ioctl[i];
		if (way.score > 0) {
			cf_keep(&way.op);
			kept++;
			continue;
		}
		cf_buffers_drop(buffers);
		fit->refused++;
	}
	for (int i = 0; i < failed; i++)
		kept += retry_behind_others(fit, module, node,
					    &ioctl[i]);
	return kept;
}
