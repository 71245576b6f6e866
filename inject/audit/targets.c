// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Find what user space gives to a driver. Host-side.
 *
 * The arguments of a call are known. What lies behind them is not, and is read
 * just before the clean call is made: eight fetched bytes that the driver then
 * uses as a user address are a nested pointer; eight that are an address of the
 * kernel heap were given out by an earlier call; all other words, and fields
 * of one or two bytes where there is a struct of the size that is fetched, may
 * be lengths. Which they are is not asked: what a hostile number must not do,
 * it must not do anywhere.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>
#include <cf_state.h>

#include "targets.h"

#define WORDS_MAX 32U		/* numbers and texts of one call */
#define SPAN 65536UL		/* bytes behind a pointer, at most */
#define SHORT 2UL		/* bytes of a field that is less than a word */
#define TEXT_MIN 2UL		/* what is shorter is no string */

enum {
	TEXT_EMPTY,	/* a NUL at once */
	TEXT_FITS,	/* a NUL in the last byte there is room for */
	TEXT_BOUND,	/* the NUL just behind that */
	TEXT_ENDLESS,	/* letters as far as memory goes */
	TEXT_FILL,	/* letters, without a NUL */
};

struct finder {
	struct cf_targets *targets;
	struct cf_workload *workload;
	const struct cf_record *record;
	const struct cf_fields *fields;
	unsigned int words;	/* of the call in hand */
	int error;
};

static unsigned long number_row(unsigned int row, unsigned long was,
				unsigned long size)
{
	const unsigned long values[] = {
#define CF_NUMBER(NAME, value, text) value,
#include "numbers.def"
#undef CF_NUMBER
	};
	unsigned long value;

	if (row >= sizeof(values) / sizeof(values[0]))
		return was;
	value = values[row];
	return size < 8 ? value & ((1UL << 8 * size) - 1) : value;
}

/* Each value once, and not that of the clean run. */
static unsigned int number_rows(unsigned long was, unsigned long size)
{
	unsigned int rows = 0;

	for (unsigned int row = 0; row < 32; row++) {
		unsigned long value = number_row(row, was, size);
		int is_known = value == was;

		for (unsigned int i = 0; i < row; i++)
			is_known |= value == number_row(i, was, size);
		rows |= !is_known ? 1U << row : 0;
	}
	return rows;
}

/* Bytes that can be read from @uaddr on, up to SPAN. */
static unsigned long mapped(unsigned long uaddr)
{
	unsigned long size = CF_PAGE_SIZE - uaddr % CF_PAGE_SIZE;

	if (!cf_user_ptr(uaddr, 1))
		return 0;
	while (size < SPAN && cf_user_ptr(uaddr, size + CF_PAGE_SIZE))
		size += CF_PAGE_SIZE;
	return size;
}

static void add(struct finder *f, const struct cf_target *target)
{
	struct cf_targets *list = f->targets;

	if (!target->rows || f->error)
		return;
	if (list->count == list->room) {
		unsigned long room = list->room ? 2 * list->room : 256;
		struct cf_target *more = realloc(list->target,
						 room * sizeof(*more));

		if (!more) {
			f->error = -ENOMEM;
			return;
		}
		list->target = more;
		list->room = room;
	}
	list->target[list->count++] = *target;
}

/* Numbers and texts: there may be thousands in one payload. */
static void add_word(struct finder *f, const struct cf_target *target)
{
	if (!target->rows)
		return;
	if (f->words == WORDS_MAX) {
		f->targets->left_out++;
		return;
	}
	f->words++;
	add(f, target);
}

static const struct cf_trace_entry *entry_of(const struct finder *f, int op,
					     unsigned long index)
{
	return &f->record->trace.entries[f->record->op[op].first + index];
}

/* ---- pointers ---- */

/* Is @uaddr an address in the piece of memory that begins at @base? */
static int leads_to(unsigned long base, unsigned long uaddr)
{
	unsigned long offset = uaddr - base;

	return offset < SPAN && cf_user_ptr(base, offset + 1);
}

/*
 * Fill in a target if the call uses @value as a user address in one of its
 * accesses from the @from-th on. Return: 1 when it does.
 */
static int make_pointer(const struct finder *f, struct cf_target *target,
			unsigned long value, unsigned long from)
{
	int op = target->at.op, is_written = 0;

	if (value < cf_user_base || value >= cf_task_size)
		return 0;
	for (unsigned long i = from; i < f->record->op[op].accesses; i++) {
		const struct cf_trace_entry *entry = entry_of(f, op, i);

		if (!entry->copied || !leads_to(value, entry->uaddr))
			continue;
		if (!target->site)
			target->site = entry->site;
		is_written |= entry->dir == CF_TO_USER;
	}
	if (!target->site)
		return 0;
	target->kind = CF_TARGET_POINTER;
	target->was = value;
	for (int i = CF_HOSTILE_NUMBER + 1; i < CF_HOSTILE_LETTERS; i++)
		if (i != CF_HOSTILE_READONLY || is_written)
			target->rows |= 1U << i;
	return 1;
}

static int make_kernel(struct cf_target *target, unsigned long value)
{
	unsigned long heap, used;

	cf_arena_range(&heap, &used);
	if (value - heap >= used)
		return 0;
	target->kind = CF_TARGET_KERNEL;
	target->was = value;
	target->rows = 1U << CF_HOSTILE_KERNEL | 1U << CF_HOSTILE_UNMAPPED |
		       1U << CF_HOSTILE_NONCANONICAL;
	return 1;
}

/* ---- what a copy fetches ---- */

static struct cf_target target_in(const struct finder *f, int op,
				  unsigned long index, unsigned long offset,
				  unsigned long size)
{
	return (struct cf_target) {
		.at = {
			.op = op, .spot = CF_SPOT_BYTES, .copy = index + 1,
			.offset = offset, .size = size,
		},
		.site = entry_of(f, op, index)->site,
	};
}

static unsigned long read_word(unsigned long uaddr, unsigned long size)
{
	unsigned long value = 0;

	memcpy(&value, cf_user_ptr(uaddr, size), size);
	return value;
}

/* Is there a pointer at @offset of a copy? It is added. */
static int find_address(struct finder *f, int op, unsigned long index,
			unsigned long offset)
{
	const struct cf_trace_entry *entry = entry_of(f, op, index);
	struct cf_target target = target_in(f, op, index, offset, 8);
	unsigned long value;

	if (offset + 8 > entry->copied)
		return 0;
	value = read_word(entry->uaddr + offset, 8);
	target.site = NULL;
	if (make_pointer(f, &target, value, index + 1)) {
		add(f, &target);
		return 1;
	}
	target.site = entry->site;
	if (!make_kernel(&target, value))
		return 0;
	add(f, &target);
	return 1;
}

static void find_number(struct finder *f, int op, unsigned long index,
			unsigned long offset, unsigned long size)
{
	const struct cf_trace_entry *entry = entry_of(f, op, index);
	struct cf_target target = target_in(f, op, index, offset, size);

	if (offset + size > entry->copied)
		return;
	target.kind = CF_TARGET_NUMBER;
	target.was = read_word(entry->uaddr + offset, size);
	target.rows = number_rows(target.was, size);
	add_word(f, &target);
}

/* Vectors are the simulated kernel's own business, but for where they point. */
static int has_numbers(const struct finder *f, int op)
{
	enum cf_op_type type = f->workload->op[op].type;

	return type != CF_OP_READV && type != CF_OP_WRITEV;
}

/* Words leave their neighbours as hostile as themselves: short fields, alone. */
static void find_short(struct finder *f, int op, unsigned long index)
{
	const struct cf_fields *fields = f->fields;
	unsigned long size = entry_of(f, op, index)->copied;

	for (unsigned long i = 0; i < fields->count && size > SHORT; i++) {
		const struct cf_field *field = &fields->field[i];

		if (field->size == size && field->bytes &&
		    field->bytes <= SHORT)
			find_number(f, op, index, field->at, field->bytes);
	}
}

static void find_words(struct finder *f, int op, unsigned long index)
{
	unsigned long size = entry_of(f, op, index)->copied;
	unsigned long step = size < 4 ? size : 4;

	for (unsigned long at = 0; at + step <= size; at += step) {
		if (find_address(f, op, index, at)) {
			at += 4;
			continue;
		}
		if (!has_numbers(f, op))
			continue;
		if (step != 3)
			find_number(f, op, index, at, step);
		if (at % 8 == 0)
			find_number(f, op, index, at, 8);
	}
	if (has_numbers(f, op))
		find_short(f, op, index);
}

/* ---- strings ---- */

static void add_text(struct finder *f, int op, unsigned long index,
		     unsigned long offset, unsigned long size,
		     unsigned int rows)
{
	struct cf_target target = target_in(f, op, index, offset, size);

	target.kind = CF_TARGET_TEXT;
	target.was = mapped(entry_of(f, op, index)->uaddr + offset);
	target.rows = rows;
	if (target.was <= size)
		target.rows &= ~(1U << TEXT_BOUND);
	if (target.was < size)
		target.rows &= ~(1U << TEXT_FITS | 1U << TEXT_FILL);
	add_word(f, &target);
}

/* Characters in structs of the size of this copy. Return: 1, there are such structs. */
static int find_fields(struct finder *f, int op, unsigned long index)
{
	const struct cf_fields *fields = f->fields;
	unsigned long size = entry_of(f, op, index)->copied;
	int found = 0;

	for (unsigned long i = 0; i < fields->count; i++) {
		const struct cf_field *field = &fields->field[i];

		if (field->size != size)
			continue;
		found = 1;
		if (field->chars > 1 && field->chars <= size - field->at)
			add_text(f, op, index, field->at, field->chars,
				 1U << TEXT_FILL | 1U << TEXT_FITS);
	}
	return found;
}

static void find_texts(struct finder *f, int op, unsigned long index)
{
	const struct cf_trace_entry *entry = entry_of(f, op, index);

	if (cf_prims[entry->prim].unit == CF_UNIT_STRING)
		add_text(f, op, index, 0, entry->size,
			 1U << TEXT_EMPTY | 1U << TEXT_FITS |
			 1U << TEXT_BOUND | 1U << TEXT_ENDLESS);
	else if (!find_fields(f, op, index) && entry->copied >= TEXT_MIN)
		add_text(f, op, index, 0, entry->copied,
			 1U << TEXT_FILL | 1U << TEXT_FITS);
}

/* ---- calls ---- */

static void find_arg(struct finder *f, int op)
{
	const struct cf_op *call = &f->workload->op[op];
	struct cf_target target = { .at = { .op = op, .spot = CF_SPOT_ARG } };
	int moves = cf_op_moves(call->type) >= 0;

	if ((call->type != CF_OP_IOCTL && !moves) || !has_numbers(f, op))
		return;
	if (make_pointer(f, &target, moves ? call->ubuf : call->arg, 0)) {
		add(f, &target);
	} else if (!moves) {
		target.kind = CF_TARGET_NUMBER;
		target.was = call->arg;
		target.rows = number_rows(call->arg, 8);
		add(f, &target);
	}
	if (!moves)
		return;
	target = (struct cf_target) {
		.at = { .op = op, .spot = CF_SPOT_SIZE },
		.kind = CF_TARGET_NUMBER, .was = call->size,
		.site = target.site, .rows = number_rows(call->size, 8),
	};
	add(f, &target);
}

/* Were these bytes fetched before, by the same call? */
static int is_again(const struct finder *f, int op, unsigned long index)
{
	const struct cf_trace_entry *entry = entry_of(f, op, index);

	for (unsigned long i = 0; i < index; i++) {
		const struct cf_trace_entry *other = entry_of(f, op, i);

		if (other->dir == CF_FROM_USER && other->copied &&
		    other->uaddr <= entry->uaddr &&
		    other->uaddr + other->copied >=
		    entry->uaddr + entry->copied)
			return 1;
	}
	return 0;
}

static void before_call(void *arg, int op)
{
	struct finder *f = arg;
	const struct cf_op_record *call = &f->record->op[op];

	f->words = 0;
	find_arg(f, op);
	for (unsigned long i = 0; i < call->accesses; i++) {
		const struct cf_trace_entry *entry = entry_of(f, op, i);

		if (entry->dir != CF_FROM_USER || !entry->copied ||
		    is_again(f, op, i) ||
		    !cf_user_ptr(entry->uaddr, entry->copied))
			continue;
		find_words(f, op, i);
		find_texts(f, op, i);
	}
}

int cf_targets_find(struct cf_targets *targets,
		    const struct cf_workload *workload,
		    const struct cf_record *record,
		    const struct cf_fields *fields)
{
	struct cf_workload *copy = malloc(sizeof(*copy));
	struct cf_record *again = cf_record_new();
	struct finder f = {
		.targets = targets, .workload = copy, .record = record,
		.fields = fields,
	};
	struct cf_around around = { .op = -1, .before = before_call, .arg = &f };

	*targets = (struct cf_targets) { 0 };
	if (!copy || !again)
		return -ENOMEM;
	*copy = *workload;
	copy->around = &around;
	cf_snapshot_restore();
	cf_workload_run(copy, again, NULL);
	cf_record_free(again);
	free(copy);
	return f.error;
}

/* ---- attacks ---- */

unsigned int cf_target_attacks(const struct cf_target *target)
{
	return __builtin_popcount(target->rows);
}

static void text_row(struct cf_attack *attack, unsigned int row,
		     unsigned long rest)
{
	attack->hostile = row == TEXT_FILL || row == TEXT_ENDLESS ?
			  CF_HOSTILE_LETTERS : CF_HOSTILE_STRING;
	if (row == TEXT_EMPTY)
		attack->size = 1;
	else if (row == TEXT_BOUND)
		attack->size++;
	else if (row == TEXT_ENDLESS)
		attack->size = rest;
}

struct cf_attack cf_target_attack(const struct cf_target *target,
				  unsigned int index)
{
	struct cf_attack attack = target->at;
	unsigned int rows = target->rows;
	unsigned int row;

	while (index--)
		rows &= rows - 1;
	row = __builtin_ctz(rows);
	switch (target->kind) {
	case CF_TARGET_POINTER:
	case CF_TARGET_KERNEL:
		attack.hostile = row;
		break;
	case CF_TARGET_NUMBER:
		attack.value = number_row(row, target->was,
			attack.spot == CF_SPOT_BYTES ? attack.size : 8);
		break;
	case CF_TARGET_TEXT:
		text_row(&attack, row, target->was);
		break;
	case CF_TARGET_KINDS:
		break;
	}
	return attack;
}
