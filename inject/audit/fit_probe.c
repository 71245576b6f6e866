// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Fit probes: what a call changed should be seen by a later one. Host-side.
 *
 * Whether a call was torn is told by what later calls give out. A call whose
 * effect no later call shows gets a probe right behind it: one of the ioctls
 * of the workload, once more, that gives something else when the call is not
 * made. A device that can be sought gets a second write over the first, as
 * only old bytes show that a short write left them alone; and so does one that
 * has positions and cannot be sought, by being opened again.
 */
#include <string.h>

#include <cf_mm.h>
#include <cf_state.h>

#include "try.h"

#define OVER 97UL
#define READ_MAX 256UL		/* of a probe: each byte is a place to stop */

/* ---- an effect that is seen ---- */

/* Of all that calls behind @odd give to user space. */
static unsigned long later_output(const struct cf_fit *fit, int odd)
{
	const struct cf_record *record = cf_try_record();
	unsigned long sum = 1;

	for (int i = odd + 1; i < fit->workload.count; i++) {
		const struct cf_op_record *call = &record->op[i];

		sum = (sum ^ call->ret) * 0x100000001b3UL;
		for (unsigned long j = 0; j < call->accesses; j++) {
			const struct cf_trace_entry *entry =
				cf_try_entry(call, j);
			const unsigned char *bytes;

			if (entry->dir != CF_TO_USER || !entry->copied)
				continue;
			bytes = cf_bytes(entry->uaddr, entry->copied);
			for (unsigned long k = 0; k < entry->copied; k++)
				sum = (sum ^ bytes[k]) * 0x100000001b3UL;
		}
	}
	return sum;
}

static int is_seen(struct cf_fit *fit, int odd)
{
	struct cf_op *op = &fit->workload.op[odd];
	enum cf_op_type type = op->type;
	unsigned long with, without;

	cf_try_again();
	with = later_output(fit, odd);
	cf_snapshot_restore();
	op->type = CF_OP_SKIP;
	cf_try_again();
	without = later_output(fit, odd);
	cf_snapshot_restore();
	op->type = type;
	return with != without;
}

/* ---- ioctls ---- */

static int gives(const struct cf_op_record *call)
{
	for (unsigned long i = 0; i < call->accesses; i++)
		if (cf_try_entry(call, i)->dir == CF_TO_USER &&
		    cf_try_entry(call, i)->copied)
			return 1;
	return 0;
}

static void insert(struct cf_fit *fit, int at, const struct cf_op *op)
{
	struct cf_workload *workload = &fit->workload;

	memmove(&workload->op[at + 1], &workload->op[at],
		(workload->count - at) * sizeof(*op));
	workload->op[at] = *op;
	workload->count++;
}

static void take_out(struct cf_fit *fit, int at)
{
	struct cf_workload *workload = &fit->workload;

	workload->count--;
	memmove(&workload->op[at], &workload->op[at + 1],
		(workload->count - at) * sizeof(workload->op[0]));
}

struct cf_op cf_twin(const struct cf_op *op)
{
	struct cf_op twin = *op;

	twin.ubuf = cf_buffer_new(op->room);
	memcpy(cf_bytes(twin.ubuf, op->room), cf_bytes(op->ubuf, op->room),
	       op->room);
	if (op->type == CF_OP_IOCTL)
		twin.arg = twin.ubuf;
	else if (op->size > READ_MAX)
		twin.size = READ_MAX;
	return twin;
}

/* Behind @odd: the probe, and before a read its seek. Return: where it is. */
static int place(struct cf_fit *fit, int odd, const struct cf_op *probe)
{
	const struct cf_op seek = { .type = CF_OP_LSEEK, .node = probe->node };

	insert(fit, odd + 1, probe);
	if (probe->type != CF_OP_READ ||
	    !(fit->workload.node[probe->node].ops & CF_DEV_LLSEEK))
		return odd + 1;
	insert(fit, odd + 1, &seek);
	return odd + 2;
}

static long result_of(int call)
{
	long ret;

	cf_try_again();
	ret = cf_try_record()->op[call].ret;
	cf_snapshot_restore();
	return ret;
}

/*
 * A call that takes something away is its own probe: the next has nothing left
 * to take, and fails. Return: calls that were put behind @odd.
 */
static int fit_probe(struct cf_fit *fit, int odd, const struct cf_op *op)
{
	struct cf_op twin = cf_twin(op);
	int at = place(fit, odd, &twin);

	if (is_seen(fit, odd) &&
	    (result_of(at) >= 0 || op->cmd == fit->workload.op[odd].cmd))
		return at - odd;
	for (int i = at; i > odd; i--)
		take_out(fit, i);
	cf_buffer_drop(twin.ubuf);
	return 0;
}

/* A copy of the calls that give something, as the workload is now. */
static int collect(struct cf_fit *fit, int from, struct cf_op *probe)
{
	int count = 0, reads = 0;

	cf_try_again();
	for (int i = from; i < fit->workload.count; i++) {
		const struct cf_op *op = &fit->workload.op[i];
		int is_read = op->type == CF_OP_READ;

		if (!op->ubuf || (!is_read && op->type != CF_OP_IOCTL) ||
		    !gives(&cf_try_record()->op[i]) || (is_read && reads++))
			continue;
		probe[count++] = *op;
	}
	cf_snapshot_restore();
	return count;
}

/* A read in between would move what later transfers find. */
static int may_probe(const struct cf_op *op, const struct cf_op *probe)
{
	return op->type == CF_OP_IOCTL || probe->type == CF_OP_IOCTL;
}

void cf_fit_probes(struct cf_fit *fit, int from)
{
	static struct cf_op probe[CF_OPS_MAX];
	int probes = collect(fit, from, probe);

	for (int i = from; i < fit->workload.count; i++) {
		enum cf_op_type type = fit->workload.op[i].type;

		if ((type != CF_OP_IOCTL && type != CF_OP_WRITE) ||
		    is_seen(fit, i))
			continue;
		for (int p = 0; p < probes &&
				fit->workload.count + 1 < CF_OPS_MAX; p++) {
			int placed = may_probe(&fit->workload.op[i], &probe[p]) ?
				     fit_probe(fit, i, &probe[p]) : 0;

			i += placed;
			if (placed)
				break;
		}
	}
}

/* ---- overwriting ---- */

/* The first write of the node that succeeds: its bytes are welcome. */
static const struct cf_op *first_write(struct cf_fit *fit, int from)
{
	for (int i = from; i < fit->workload.count; i++)
		if (fit->workload.op[i].type == CF_OP_WRITE)
			return &fit->workload.op[i];
	return NULL;
}

static struct cf_op transfer(const struct cf_op *like, enum cf_op_type type,
			     unsigned long size)
{
	struct cf_op op = { .type = type, .node = like->node, .size = size,
			    .room = size };

	op.ubuf = cf_buffer_new(size);
	return op;
}

/* A read that gave something has moved on. */
static int has_positions(struct cf_fit *fit, int from)
{
	int has = 0;

	cf_try_again();
	for (int i = from; i < fit->workload.count; i++) {
		const struct cf_op_record *call = &cf_try_record()->op[i];

		has |= fit->workload.op[i].type == CF_OP_READ &&
		       call->ret > 0 && call->pos_after > call->pos_before;
	}
	cf_snapshot_restore();
	return has;
}

/* Back to the start: by a seek, or by a descriptor of its own. */
static int push_rewind(const struct cf_fit *fit, int from)
{
	const struct cf_op open = fit->workload.op[from];
	const struct cf_op seek = { .type = CF_OP_LSEEK, .node = open.node };
	const struct cf_op close = { .type = CF_OP_CLOSE, .node = open.node };

	if (fit->workload.node[open.node].ops & CF_DEV_LLSEEK)
		return cf_push(&seek);
	return cf_push(&close) && cf_push(&open);
}

int cf_fit_overwrite(struct cf_fit *fit, int from)
{
	const struct cf_op *first = first_write(fit, from);
	int calls = fit->workload.count, buffers = fit->buffers;
	struct cf_op write, read;

	if (!first || first->size < OVER)
		return 0;
	if (!(fit->workload.node[first->node].ops & CF_DEV_LLSEEK) &&
	    !has_positions(fit, from))
		return 0;
	write = transfer(first, CF_OP_WRITE, OVER);
	read = transfer(first, CF_OP_READ, first->size);
	for (unsigned long i = 0; i < OVER; i++)
		*cf_bytes(write.ubuf + i, 1) =
			*cf_bytes(first->ubuf + i, 1) ^ 0x80;
	if (push_rewind(fit, from) && cf_try(&write) > CF_SCORE_OK &&
	    cf_push(&write) && push_rewind(fit, from) &&
	    cf_try(&read) > CF_SCORE_OK) {
		cf_keep(&read);
		return 1;
	}
	fit->workload.count = calls;
	cf_buffers_drop(buffers);
	return 0;
}
