// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Fit magic numbers, versions and opcodes. Host-side.
 *
 * A driver that looks for a magic number goes on for no fill at all. Where it
 * has call sites that nothing reaches, each call that passes it bytes gets twins
 * whose fields hold the constants of its source: one field after the other, then
 * two at once, as a magic and a version are checked in one go. A twin that gets
 * further, or fails otherwise, is bettered: its other fields by fit_words.c, then
 * one more constant. It is kept when it reaches a call site that nothing else
 * does.
 *
 * The fields are those of the struct of the size that is fetched; of what has no
 * such struct, its words, and the bytes and half word it begins with. Only what
 * the call passes itself is changed, not what it points to. How many tries there
 * are is bounded, and depends on nothing but the driver.
 */
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "try.h"

#define FIELDS_MAX 12
#define FETCHES_MAX 3		/* of one call */
#define HEAD 64UL		/* bytes of a fetch: most headers end before */
#define BYTES_MAX 4096UL	/* of what a call passes, to be put back */
#define APART 2			/* two fields at once are near each other */
#define DEPTH_MAX 2
#define BETTER_MAX 8		/* twins of one depth that are bettered */
#define TWINS_MAX 8		/* of one call */
#define CALL_TRIES 3000
#define TRIES 8000
#define CRASHES_MAX 3		/* of one call */
#define ALL_CRASHES_MAX 16

static const unsigned long general[] = { 1, 2, 8 };

#define GENERAL ((int)(sizeof(general) / sizeof(general[0])))

struct field {
	unsigned long at;	/* user address */
	unsigned long size;
};

struct twin {
	struct cf_fit *fit;
	const struct cf_fields *fields;
	struct cf_op op;
	int nested;		/* the first buffer behind its own */
	int tries;		/* that are left to the call */
};

/* What one depth of the search compares with and picks from. */
struct base {
	long score;
	long ret;
	int depth;
	int bettered;
	struct field field[FIELDS_MAX];
	int count;
};

static int tries;		/* that are left to the driver */

/* ---- fields ---- */

static void add(struct base *base, unsigned long at, unsigned long size)
{
	for (int i = 0; i < base->count; i++)
		if (base->field[i].at == at && base->field[i].size == size)
			return;
	if (base->count < FIELDS_MAX)
		base->field[base->count++] = (struct field) { at, size };
}

/* Return: 1 when there is a struct of this size. */
static int add_members(struct base *base, const struct cf_fields *fields,
		       unsigned long at, unsigned long size)
{
	int found = 0;

	for (unsigned long i = 0; i < fields->count; i++) {
		const struct cf_field *field = &fields->field[i];

		if (field->size != size)
			continue;
		found = 1;
		if (field->bytes && field->bytes <= sizeof(long))
			add(base, at + field->at, field->bytes);
	}
	return found;
}

static void add_words(struct base *base, unsigned long at, unsigned long size)
{
	unsigned long end = at + (size < HEAD ? size : HEAD);

	for (unsigned long first = 1; first <= size && first <= 8; first *= 2)
		add(base, at, first);
	for (at += 4; at + 4 <= end; at += 4)
		add(base, at, 4);
}

/* Fields of what the last try fetched from the call's own bytes. */
static void find_fields(const struct twin *twin, struct base *base)
{
	const struct cf_op_record *call = cf_try_call();
	int fetches = 0;

	base->count = 0;
	for (unsigned long i = 0; i < call->accesses; i++) {
		const struct cf_trace_entry *entry = cf_try_entry(call, i);

		if (entry->dir != CF_FROM_USER || !entry->copied ||
		    entry->uaddr - twin->op.ubuf >= twin->op.room ||
		    fetches++ == FETCHES_MAX)
			continue;
		if (!add_members(base, twin->fields, entry->uaddr,
				 entry->copied))
			add_words(base, entry->uaddr, entry->copied);
	}
}

/* ---- values ---- */

static int may_hold(const struct field *field, unsigned long value)
{
	unsigned long word = 0;

	memcpy(&word, cf_bytes(field->at, field->size), field->size);
	return !cf_buffer_is_ours(word) && word != value &&
	       (field->size == sizeof(long) || !(value >> 8 * field->size));
}

static void put(const struct field *field, unsigned long value)
{
	memcpy(cf_bytes(field->at, field->size), &value, field->size);
}

static unsigned long bytes_of(const struct twin *twin)
{
	return twin->op.room < BYTES_MAX ? twin->op.room : BYTES_MAX;
}

static void save(const struct twin *twin, unsigned char *bytes)
{
	memcpy(bytes, cf_bytes(twin->op.ubuf, bytes_of(twin)), bytes_of(twin));
}

static void put_back(const struct twin *twin, const unsigned char *bytes)
{
	memcpy(cf_bytes(twin->op.ubuf, bytes_of(twin)), bytes, bytes_of(twin));
	cf_buffers_drop(twin->nested);
}

/* ---- search ---- */

static long try_twin(struct cf_fit *fit, const struct cf_op *op, int nested)
{
	fit->is_changing = 1;
	return op->type == CF_OP_IOCTL ? cf_try_pointer(fit, op, nested) :
					 cf_try(op);
}

static int may_try(struct twin *twin)
{
	return --tries > 0 && --twin->tries > 0;
}

static int search(struct twin *twin, int depth);

/* Its fields as they are now get further, or fail otherwise. */
static int better(struct twin *twin, struct base *base, long score)
{
	if (base->depth == DEPTH_MAX || base->bettered++ == BETTER_MAX)
		return 0;
	cf_fit_words(twin->fit, &twin->op, twin->nested, try_twin, score);
	return search(twin, base->depth + 1);
}

/* Return: 1 when the twin reaches something new; else it is as it was. */
static int try_fields(struct twin *twin, struct base *base)
{
	unsigned char bytes[BYTES_MAX];
	long score;

	save(twin, bytes);
	score = try_twin(twin->fit, &twin->op, twin->nested);
	if (score < 0)
		return 0;
	if (cf_try_is_new())
		return 1;
	if (score / CF_SCORE_SITE > base->score / CF_SCORE_SITE ||
	    cf_try_call()->ret != base->ret) {
		if (better(twin, base, score))
			return 1;
	}
	put_back(twin, bytes);
	return 0;
}

/* Return: as try_fields(). */
static int try_value(struct twin *twin, struct base *base,
		     const struct field *field, unsigned long value)
{
	unsigned long was = 0;

	if (!may_hold(field, value) || !may_try(twin))
		return 0;
	memcpy(&was, cf_bytes(field->at, field->size), field->size);
	put(field, value);
	if (try_fields(twin, base))
		return 1;
	put(field, was);
	return 0;
}

static int try_one(struct twin *twin, struct base *base)
{
	const struct cf_constants *constants = &twin->fit->constants;

	for (int i = 0; i < base->count; i++)
		for (int c = 0; c < constants->count; c++)
			if (try_value(twin, base, &base->field[i],
				      constants->value[c]))
				return 1;
	return 0;
}

/* The first holds a constant that is compared with; so may the second. */
static int try_second(struct twin *twin, struct base *base,
		      const struct field *second)
{
	const struct cf_constants *constants = &twin->fit->constants;

	for (int c = 0; c < constants->compared; c++)
		if (try_value(twin, base, second, constants->value[c]))
			return 1;
	for (int g = 0; g < GENERAL; g++)
		if (try_value(twin, base, second, general[g]))
			return 1;
	return 0;
}

static int try_pair(struct twin *twin, struct base *base,
		    const struct field *first, const struct field *second)
{
	const struct cf_constants *constants = &twin->fit->constants;
	unsigned long was = 0;

	if (second->at < first->at + first->size)
		return 0;
	memcpy(&was, cf_bytes(first->at, first->size), first->size);
	for (int c = 0; c < constants->compared; c++) {
		if (!may_hold(first, constants->value[c]))
			continue;
		put(first, constants->value[c]);
		if (try_second(twin, base, second))
			return 1;
		put(first, was);
	}
	return 0;
}

static int try_two(struct twin *twin, struct base *base)
{
	for (int i = 0; i < base->count; i++)
		for (int j = i + 1; j < base->count && j <= i + APART; j++)
			if (try_pair(twin, base, &base->field[i],
				     &base->field[j]))
				return 1;
	return 0;
}

static int search(struct twin *twin, int depth)
{
	struct base base = { .depth = depth };

	base.score = try_twin(twin->fit, &twin->op, twin->nested);
	if (base.score < 0)
		return 0;
	if (depth && cf_try_is_new())
		return 1;
	base.ret = cf_try_call()->ret;
	find_fields(twin, &base);
	return try_one(twin, &base) || try_two(twin, &base);
}

/* ---- calls ---- */

/* As the call fills its bytes, then with all of them zero. */
static int search_fills(struct twin *twin)
{
	if (search(twin, 0))
		return 1;
	cf_buffers_drop(twin->nested);
	memset(cf_bytes(twin->op.ubuf, bytes_of(twin)), 0, bytes_of(twin));
	return search(twin, 0);
}

/* Return: 1 when a twin is kept. */
static int fit_twin(struct cf_fit *fit, const struct cf_fields *fields,
		    const struct cf_op *op, int *left)
{
	int buffers = fit->buffers, found;
	struct twin twin = {
		.fit = fit, .fields = fields, .op = cf_twin(op),
		.nested = fit->buffers, .tries = *left,
	};

	found = search_fills(&twin) && cf_try(&twin.op) > 0 && cf_try_is_new();
	fit->is_changing = 0;
	*left = twin.tries;
	if (found)
		cf_keep(&twin.op);
	else
		cf_buffers_drop(buffers);
	return found;
}

static void fit_call(struct cf_fit *fit, const struct cf_fields *fields,
		     struct cf_module *module, const struct cf_op *op)
{
	int left = CALL_TRIES;

	for (int i = 0; i < TWINS_MAX && !cf_try_is_whole(module) &&
			cf_try_changes(op) < CRASHES_MAX &&
			fit->crashes < ALL_CRASHES_MAX; i++)
		if (!fit_twin(fit, fields, op, &left))
			return;
}

void cf_fit_constants(struct cf_fit *fit, const struct cf_build *build,
		      struct cf_module *module, int from)
{
	int last = fit->workload.count;
	struct cf_fields fields;

	if (cf_try_is_whole(module))
		return;
	if (!fit->has_constants)
		cf_constants_find(build, &fit->constants);
	fit->has_constants = 1;
	if (cf_fields_read(build->object, &fields))
		return;
	tries = TRIES;
	for (int i = from; i < last; i++) {
		struct cf_op op = fit->workload.op[i];

		if (op.ubuf && (op.type == CF_OP_IOCTL ||
				op.type == CF_OP_WRITE))
			fit_call(fit, &fields, module, &op);
	}
	free(fields.field);
}
