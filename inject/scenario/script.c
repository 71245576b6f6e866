// SPDX-License-Identifier: LGPL-2.1-or-later
/* The steps of one scenario: found by name, and made into user memory. Host-side. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault/fault.h"
#include "scenario/data.h"
#include "scenario/script.h"
#include "scenario/value.h"
#include "type/type.h"

struct cf_script *cf_script_new(const char *device)
{
	struct cf_script *script = calloc(1, sizeof(*script));

	if (script) {
		script->last = -1;
		script->device = device;
	}
	return script;
}

void cf_script_free(struct cf_script *script)
{
	if (script)
		cf_image_free(&script->image);
	free(script);
}

int cf_script_calm(struct cf_script *script, const struct cf_node *node)
{
	if (script->steps == CF_STEPS_MAX)
		return cf_tree_refuse(node, "", "at most %d steps",
				      CF_STEPS_MAX);
	script->step[script->steps++] = (struct cf_step) {
		.node = node, .name = "calm", .op = { .type = CF_OP_CALM },
		.piece = CF_NO_PIECE, .vec = CF_NO_PIECE,
	};
	return 0;
}

/* ---- by name ---- */

/* "write#2": the second write. Return: its number, 0 when it is none. */
static unsigned long number_of(const char *text, size_t *length)
{
	const char *hash = strchr(text, '#');
	char *end;
	unsigned long number;

	*length = hash ? (size_t)(hash - text) : strlen(text);
	if (!hash)
		return 1;
	number = strtoul(hash + 1, &end, 10);
	return *end || hash[1] < '1' || hash[1] > '9' ? 0 : number;
}

static int is_called(const struct cf_step *step, const char *text,
		     size_t length)
{
	return strlen(step->name) == length &&
	       !memcmp(step->name, text, length);
}

struct cf_step *cf_script_step(struct cf_script *script,
			       const struct cf_node *node)
{
	struct cf_nearest nearest = { .word = node->text };
	size_t length;
	unsigned long number;

	for (int i = 0; i < script->steps; i++)
		if (script->step[i].label &&
		    !strcmp(script->step[i].label, node->text))
			return &script->step[i];
	number = number_of(node->text, &length);
	for (int i = 0; i < script->steps; i++) {
		struct cf_step *step = &script->step[i];

		if (number && is_called(step, node->text, length) && !--number)
			return step;
		cf_nearest_offer(&nearest, step->label ? step->label :
							 step->name);
	}
	cf_tree_refuse(node, cf_nearest_get(&nearest),
		       "a step of the workload: its label, or write, write#2 and so on");
	return NULL;
}

/* ---- user memory ---- */

static int new_piece(struct cf_script *script, const struct cf_step *step,
		     const void *bytes, size_t size)
{
	int piece = cf_image_piece(&script->image, bytes, size);

	return piece == -E2BIG ? cf_tree_refuse(step->node, "",
						"at most %d buffers",
						CF_PIECES_MAX) : piece;
}

static int encode_bytes(struct cf_script *script, struct cf_step *step)
{
	const struct cf_value value = { .image = &script->image };
	int piece = cf_raw_take(&value, step->bytes);

	if (piece < 0)
		return piece;
	step->piece = piece;
	step->op.size = script->image.piece[piece].size;
	return 0;
}

static int encode_value(const struct cf_names *names, struct cf_step *step,
			const struct cf_node *node)
{
	long long value;

	if (cf_names_constant(names, node, &value))
		return cf_tree_refuse(node, "", "a number or a constant, for the command carries no type; type: names one");
	step->op.arg = value;
	return 0;
}

/* The type of an ioctl's argument: named, or what the command carries. */
static const struct cf_name *type_of(const struct cf_names *names,
				     const struct cf_step *step)
{
	const struct cf_name *name = NULL;

	if (step->type)
		name = cf_names_find(names, step->type->text, CF_NAME_TYPE);
	else if (step->command)
		name = cf_names_find(names, step->command->text,
				     CF_NAME_COMMAND);
	return name && name->has_type ? name : NULL;
}

static int encode_arg(struct cf_script *script, struct cf_step *step,
		      const struct cf_names *names, const struct cf_name *name)
{
	struct cf_value value = {
		.names = names, .image = &script->image,
		.step = step - script->step,
	};
	Dwarf_Die type = name->type;
	long size = cf_type_size(&type);

	if (size < 0 || (unsigned long)size > CF_DATA_MAX)
		return cf_tree_refuse(step->node, "", "a type of at most 1 MiB: name one with type:");
	step->piece = new_piece(script, step, NULL, size);
	if (step->piece < 0)
		return step->piece;
	step->op.size = size;
	return step->arg ? cf_value_take(&value, step->arg, &type, step->piece,
					 0, "") : 0;
}

static int encode_ioctl(struct cf_script *script, struct cf_step *step,
			const struct cf_names *names)
{
	const struct cf_name *name = type_of(names, step);

	if (step->command)
		step->op.cmd = cf_names_find(names, step->command->text,
					     CF_NAME_COMMAND)->value;
	if (step->value)
		return encode_value(names, step, step->value);
	if (step->bytes)
		return encode_bytes(script, step);
	if (name)
		return encode_arg(script, step, names, name);
	return step->arg ? encode_value(names, step, step->arg) : 0;
}

static int check_data(struct cf_script *script, const struct cf_step *step)
{
	const struct cf_node *node = step->expect.data;
	struct cf_data data = { NULL, 0 };
	int error = cf_take_data(node, &data);
	struct cf_check check = {
		.piece = step->piece, .node = node, .what = "data",
		.step = step - script->step,
	};

	if (!error && step->piece == CF_NO_PIECE)
		error = cf_tree_refuse(node->key, "", "no data: this step has no buffer");
	else if (!error && data.size > script->image.piece[step->piece].size)
		error = cf_tree_refuse(node, "", "at most the %zu bytes of its buffer",
				       script->image.piece[step->piece].size);
	check.bytes = data.bytes;
	check.size = data.size;
	if (!error)
		error = cf_image_check(&script->image, &check);
	cf_data_free(&data);
	return error;
}

static int check_arg(struct cf_script *script, const struct cf_step *step,
		     const struct cf_names *names)
{
	const struct cf_name *name = type_of(names, step);
	struct cf_value value = {
		.names = names, .image = &script->image,
		.step = step - script->step, .is_check = 1,
	};
	Dwarf_Die type;

	if (!name || step->piece == CF_NO_PIECE)
		return cf_tree_refuse(step->expect.arg->key, "",
				      "no arg: the argument of this step has no type");
	type = name->type;
	return cf_value_take(&value, step->expect.arg, &type, step->piece, 0,
			     "");
}

int cf_script_encode(struct cf_script *script, const struct cf_names *names)
{
	int error = 0;

	for (int i = 0; i < script->steps && !error; i++) {
		struct cf_step *step = &script->step[i];

		if (step->op.type == CF_OP_IOCTL)
			error = encode_ioctl(script, step, names);
		if (!error && step->expect.data)
			error = check_data(script, step);
		if (!error && step->expect.arg)
			error = check_arg(script, step, names);
	}
	return error;
}
