// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Fit reads, writes and seeks. Host-side.
 *
 * The sizes: a page, a few bytes, and the constants that the source passes to
 * user copies, as a record device takes its record and nothing else; and where
 * all of these are refused, smaller and smaller ones. Behind the first read that
 * gives something comes another: what a read has lost shows in the next.
 *
 * Then what is worth a try if it reaches a call site that nothing else does, or
 * makes more copies: the same size again, when a ring has wrapped; writing back
 * what a read gave, which is a valid record by construction; and reading a hole,
 * in what can be sought.
 */
#include <string.h>

#include "try.h"

#define PAGE 4096UL
#define FEW 13UL
#define ODD 97UL
#define SMALL 512UL
#define ASIDE 1
#define SIZES_MAX 10
#define FAR 100000
#define MIDDLE 50000

enum { ALWAYS, IF_NEW };

static const enum cf_fill sources[] = {
	CF_FILL_COUNTING, CF_FILL_ONES, CF_FILL_TEXT, CF_FILL_DIGIT,
	CF_FILL_SIZED, CF_FILL_TWOS, CF_FILL_ZERO,
};

#define SOURCES ((int)(sizeof(sources) / sizeof(sources[0])))

static int is_write(enum cf_op_type type)
{
	return cf_op_moves(type) == CF_FROM_USER;
}

/* A buffer that ends where its page ends: nothing lies behind it. */
static void give_buffer(struct cf_op *op, unsigned long size)
{
	unsigned long room = (size + PAGE - 1) & ~(PAGE - 1);

	op->size = op->room = size;
	op->ubuf = cf_buffer_new(room) + room - size;
}

/* Three segments of one buffer, of unequal length. */
static void give_vector(struct cf_op *op)
{
	unsigned long third = op->size / 3;
	struct cf_iovec vector[3] = {
		{ op->ubuf, third },
		{ op->ubuf + third, third + 1 },
		{ op->ubuf + 2 * third + 1, op->size - 2 * third - 1 },
	};

	op->flags = 3;
	op->arg = cf_buffer_new(sizeof(vector));
	memcpy(cf_bytes(op->arg, sizeof(vector)), vector, sizeof(vector));
}

/* Each write says something else, or a lost one would look like the next. */
static void fill(const struct cf_op *op, enum cf_fill what)
{
	cf_fill(cf_bytes(op->ubuf, op->size), op->size, what,
		what == CF_FILL_COUNTING ? op->size * 7 : op->size);
}

static long try_fills(const struct cf_op *op, enum cf_fill *best)
{
	long best_score = -1;

	if (!is_write(op->type)) {
		*best = CF_FILL_SENTINEL;
		fill(op, *best);
		return cf_try(op);
	}
	for (int i = 0; i < SOURCES; i++) {
		long score;

		fill(op, sources[i]);
		score = cf_try(op);
		if (score <= best_score)
			continue;
		best_score = score;
		*best = sources[i];
	}
	return best_score;
}

/* Does the last try make more copies than the first of its kind and size did? */
static int makes_more(const struct cf_fit *fit, const struct cf_op *op)
{
	for (int i = 0; i < fit->workload.count; i++) {
		const struct cf_op *first = &fit->workload.op[i];

		if (first->type == op->type && first->node == op->node &&
		    first->size == op->size)
			return cf_try_call()->accesses >
			       cf_try_record()->op[i].accesses;
	}
	return 0;
}

/* Return: 1 when the call is kept. */
static int fit_transfer(struct cf_fit *fit, int node, enum cf_op_type type,
			unsigned long size, int when)
{
	struct cf_op op = { .type = type, .node = node };
	int buffers = fit->buffers;
	enum cf_fill best = CF_FILL_ZERO;
	long score;

	give_buffer(&op, size);
	if (type == CF_OP_READV || type == CF_OP_WRITEV)
		give_vector(&op);
	score = try_fills(&op, &best);
	if (score > 0 && score != CF_SCORE_OK) {
		fill(&op, best);
		cf_try(&op);
		if (when == ALWAYS || cf_try_is_new() || makes_more(fit, &op)) {
			cf_keep(&op);
			return 1;
		}
	} else if (when == ALWAYS) {
		fit->refused++;
	}
	cf_buffers_drop(buffers);
	return 0;
}

static void fit_seek(int node, long long offset)
{
	struct cf_op op = {
		.type = CF_OP_LSEEK, .node = node, .offset = offset,
	};

	if (cf_try(&op) > 0)
		cf_keep(&op);
}

static int sizes_of(struct cf_module *module, unsigned long *size)
{
	struct cf_site *site = NULL;
	int count = 0;

	size[count++] = PAGE;
	size[count++] = FEW;
	while ((site = cf_module_next_site(module, site))) {
		int is_new = site->const_size > 0 && site->const_size < PAGE;

		for (int i = 0; i < count; i++)
			is_new &= size[i] != site->const_size;
		if (is_new && count < SIZES_MAX)
			size[count++] = site->const_size;
	}
	return count;
}

/* Read on, though there may be nothing left: as little as is allowed. */
static void fit_drain(struct cf_fit *fit, int node)
{
	const struct cf_op *last = &fit->workload.op[fit->workload.count - 1];
	const unsigned long sizes[] = { FEW, last->size };

	for (int i = 0; i < 2; i++) {
		struct cf_op op = { .type = CF_OP_READ, .node = node };
		int buffers = fit->buffers;

		give_buffer(&op, sizes[i]);
		fill(&op, CF_FILL_SENTINEL);
		if (cf_try(&op) > 0) {
			cf_keep(&op);
			return;
		}
		cf_buffers_drop(buffers);
	}
}

static int is_first_read(const struct cf_fit *fit, int node)
{
	int count = 0;

	for (int i = 0; i < fit->workload.count; i++)
		count += fit->workload.op[i].type == CF_OP_READ &&
			 fit->workload.op[i].node == node;
	return count == 1;
}

/* One write, back to the start, one read. */
static int fit_round(struct cf_fit *fit, int node, unsigned long size,
		     int when)
{
	unsigned int can = fit->workload.node[node].ops;
	int kept = 0;

	if (can & (CF_DEV_WRITE | CF_DEV_WRITE_ITER) &&
	    fit_transfer(fit, node, CF_OP_WRITE, size, when)) {
		kept++;
		if (can & CF_DEV_LLSEEK)
			fit_seek(node, 0);
	}
	if (can & (CF_DEV_READ | CF_DEV_READ_ITER) &&
	    fit_transfer(fit, node, CF_OP_READ, size, when)) {
		kept++;
		if (when == IF_NEW || is_first_read(fit, node))
			fit_drain(fit, node);
	}
	return kept;
}

/* What takes so little that all was refused; the most that it takes. */
static int fit_small(struct cf_fit *fit, int node)
{
	int kept = 0;

	for (unsigned long size = SMALL; size && !kept; size /= 2)
		kept = fit_round(fit, node, size, ALWAYS);
	return kept;
}

static const struct cf_op *first_write(const struct cf_fit *fit, int node)
{
	for (int i = 0; i < fit->workload.count; i++)
		if (fit->workload.op[i].type == CF_OP_WRITE &&
		    fit->workload.op[i].node == node)
			return &fit->workload.op[i];
	return NULL;
}

/*
 * A write that does not begin at the start, when all before it did. That it
 * fails can be by chance: by what its buffer held. It says what the first said.
 */
static void fit_offset(struct cf_fit *fit, int node)
{
	struct cf_op seek = {
		.type = CF_OP_LSEEK, .node = node, .offset = ASIDE,
	};
	struct cf_op write = { .type = CF_OP_WRITE, .node = node };
	const struct cf_op *like = first_write(fit, node);
	int buffers = fit->buffers, calls = fit->workload.count;
	unsigned long size = like && like->size < FEW ? like->size : FEW;

	if (!like)
		return;
	give_buffer(&write, size);
	memcpy(cf_bytes(write.ubuf, size), cf_bytes(like->ubuf, size), size);
	if (cf_push(&seek) && cf_try(&write) > 0) {
		cf_keep(&write);
		return;
	}
	fit->workload.count = calls;
	cf_buffers_drop(buffers);
}

/* Bytes that the first read of this node to give any gave. 0: there is none. */
static long read_given(struct cf_fit *fit, int node, unsigned char *bytes)
{
	for (int i = 0; i < fit->workload.count; i++) {
		const struct cf_op *read = &fit->workload.op[i];
		long got;

		if (read->type != CF_OP_READ || read->node != node)
			continue;
		cf_after(read->ubuf, bytes, read->size);
		got = cf_try_record()->op[i].ret;
		if (got > 0)
			return got;
	}
	return 0;
}

static void fit_echo_of(struct cf_fit *fit, int node,
			const unsigned char *bytes, unsigned long size)
{
	struct cf_op seek = { .type = CF_OP_LSEEK, .node = node };
	struct cf_op op = { .type = CF_OP_WRITE, .node = node };
	int buffers = fit->buffers, calls = fit->workload.count;

	give_buffer(&op, size);
	memcpy(cf_bytes(op.ubuf, size), bytes, size);
	if (fit->workload.node[node].ops & CF_DEV_LLSEEK)
		cf_push(&seek);
	if (cf_try(&op) >= CF_SCORE_OK && cf_try_is_new()) {
		cf_keep(&op);
		return;
	}
	fit->workload.count = calls;
	cf_buffers_drop(buffers);
}

/*
 * Write back what a read gave; and, where it begins with its own size, a
 * longer one, as from a caller who knows a later version of the struct.
 */
static void fit_echo(struct cf_fit *fit, int node)
{
	unsigned char bytes[PAGE + sizeof(unsigned int)] = { 0 };
	unsigned int says;
	long got = read_given(fit, node, bytes);

	if (got <= 0)
		return;
	memset(bytes + got, 0, sizeof(bytes) - got);
	fit_echo_of(fit, node, bytes, got);
	memcpy(&says, bytes, sizeof(says));
	if (says != got)
		return;
	says += sizeof(says);
	memcpy(bytes, &says, sizeof(says));
	fit_echo_of(fit, node, bytes, says);
}

/* Something far behind the end, and a read in between. */
static void fit_hole(struct cf_fit *fit, int node)
{
	struct cf_op far = {
		.type = CF_OP_LSEEK, .node = node, .offset = FAR,
	};
	struct cf_op middle = {
		.type = CF_OP_LSEEK, .node = node, .offset = MIDDLE,
	};
	struct cf_op write = { .type = CF_OP_WRITE, .node = node };
	struct cf_op read = { .type = CF_OP_READ, .node = node };
	int buffers = fit->buffers;
	int calls = fit->workload.count;

	give_buffer(&write, ODD);
	fill(&write, CF_FILL_COUNTING);
	give_buffer(&read, ODD);
	fill(&read, CF_FILL_SENTINEL);
	if (cf_push(&far) && cf_push(&write) && cf_push(&middle) &&
	    cf_try(&read) > CF_SCORE_OK && cf_try_is_new()) {
		cf_keep(&read);
		return;
	}
	fit->workload.count = calls;
	cf_buffers_drop(buffers);
}

static void fit_vectors(struct cf_fit *fit, int node)
{
	unsigned int can = fit->workload.node[node].ops;

	if (can & CF_DEV_WRITE_ITER &&
	    fit_transfer(fit, node, CF_OP_WRITEV, ODD, ALWAYS) &&
	    can & CF_DEV_LLSEEK)
		fit_seek(node, 0);
	if (can & CF_DEV_READ_ITER)
		fit_transfer(fit, node, CF_OP_READV, ODD, ALWAYS);
}

int cf_fit_stream(struct cf_fit *fit, struct cf_module *module, int node)
{
	unsigned int can = fit->workload.node[node].ops;
	unsigned long size[SIZES_MAX];
	int count = sizes_of(module, size);
	int kept = 0;

	for (int i = 0; i < count; i++)
		kept += fit_round(fit, node, size[i], ALWAYS);
	if (!kept)
		kept = fit_small(fit, node);
	if (!kept)
		return 0;
	if (can & CF_DEV_LLSEEK && can & (CF_DEV_WRITE | CF_DEV_WRITE_ITER))
		fit_offset(fit, node);
	fit_vectors(fit, node);
	fit_round(fit, node, PAGE, IF_NEW);
	if (!cf_try_is_whole(module) &&
	    can & (CF_DEV_WRITE | CF_DEV_WRITE_ITER))
		fit_echo(fit, node);
	if (!cf_try_is_whole(module) && can & CF_DEV_LLSEEK)
		fit_hole(fit, node);
	return kept;
}
