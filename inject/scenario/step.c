// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Read steps. Host-side.
 *
 * A step is a map. One of its keys is the sort of step, and its value what
 * there is to say first: a path, data, a size. The others are options, and each
 * sort has its own:
 *
 *	- write: hello
 *	  fd: log
 *	  expect: 5
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fault/fault.h"
#include "scenario/data.h"
#include "scenario/script.h"

#define VECTOR_MAX 16

struct reading {
	struct cf_script *script;
	struct cf_names *names;
	struct cf_step *step;
	int has_fd;
};

/* ---- descriptors ---- */

static int find_slot(const struct cf_script *script, const char *name)
{
	for (int i = 0; i < script->slots; i++)
		if (script->slot[i].name && !strcmp(script->slot[i].name, name))
			return i;
	return -1;
}

static int take_fd(const struct cf_node *node, void *to)
{
	struct cf_script *script = ((struct reading *)to)->script;
	struct cf_nearest nearest = { .word = node->text };
	int slot = node->text ? find_slot(script, node->text) : -1;

	if (slot < 0) {
		for (int i = 0; node->text && i < script->slots; i++)
			if (script->slot[i].name)
				cf_nearest_offer(&nearest,
						 script->slot[i].name);
		return cf_tree_refuse(node, cf_nearest_get(&nearest),
				      "a descriptor that an earlier step made with as:");
	}
	script->last = slot;
	((struct reading *)to)->step->op.node = slot;
	((struct reading *)to)->has_fd = 1;
	return 0;
}

static int new_slot(const struct cf_node *node, struct reading *r,
		    const char *path)
{
	struct cf_script *script = r->script;

	if (script->slots == CF_NODES_MAX)
		return cf_tree_refuse(node, "", "at most %d descriptors",
				      CF_NODES_MAX);
	script->slot[script->slots].path = path;
	script->slot[script->slots].name = NULL;
	script->last = script->slots;
	r->step->op.node = script->slots++;
	r->has_fd = 1;
	return 0;
}

/* Behind open: the slot is there. */
static int take_as(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	const char *name;

	if (cf_take_name(node, "a descriptor's name", CF_LABEL_MAX, &name))
		return -EINVAL;
	if (find_slot(r->script, name) >= 0)
		return cf_tree_refuse(node, "", "a name that no other descriptor has");
	r->script->slot[r->step->op.node].name = name;
	return 0;
}

static int take_open(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	const char *path;

	if (cf_take_string(node, "the path of a device", &path))
		return -EINVAL;
	if (strlen(path) >= sizeof(((struct cf_dev_info *)0)->path))
		return cf_tree_refuse(node, "", "a shorter path");
	r->step->op.flags = O_RDWR;
	return new_slot(node, r, path);
}

static const struct {
	const char *name;
	unsigned int flag;
} open_flags[] = {
	{ "rdonly", O_RDONLY }, { "wronly", O_WRONLY }, { "rdwr", O_RDWR },
	{ "nonblock", O_NONBLOCK }, { "append", O_APPEND },
	{ "trunc", O_TRUNC }, { "sync", O_SYNC }, { "excl", O_EXCL },
	{ "creat", O_CREAT },
};

#define OPEN_FLAGS (sizeof(open_flags) / sizeof(open_flags[0]))

static int take_flag(const struct cf_node *node, unsigned int *flags)
{
	const char *words[OPEN_FLAGS + 1] = { NULL };
	int index;

	for (size_t i = 0; i < OPEN_FLAGS; i++)
		words[i] = open_flags[i].name;
	if (cf_take_word(node, "an open flag", words, &index))
		return -EINVAL;
	if (index < 3)
		*flags &= ~O_ACCMODE;
	*flags |= open_flags[index].flag;
	return 0;
}

static int take_flags(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	int error = 0;

	if (node->kind != CF_NODE_LIST)
		return take_flag(node, &r->step->op.flags);
	for (const struct cf_node *n = node->child; n && !error; n = n->next)
		error = take_flag(n, &r->step->op.flags);
	return error;
}

/* ---- data ---- */

static int new_piece(struct reading *r, const void *bytes, size_t size,
		     int *piece)
{
	int index = cf_image_piece(&r->script->image, bytes, size);

	if (index == -E2BIG)
		return cf_tree_refuse(r->step->node, "", "at most %d buffers",
				      CF_PIECES_MAX);
	if (index < 0)
		return index;
	*piece = index;
	return 0;
}

static int take_read(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	if (cf_take_size(node, &r->step->op.size))
		return -EINVAL;
	return new_piece(r, NULL, r->step->op.size, &r->step->piece);
}

static int take_write(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	struct cf_data data = { NULL, 0 };
	int error = cf_take_data(node, &data);

	if (!error)
		error = new_piece(r, data.bytes, data.size, &r->step->piece);
	r->step->op.size = data.size;
	cf_data_free(&data);
	return error;
}

/* Another count than the data has: what lies behind it is not mapped. */
static int take_size(const struct cf_node *node, void *to)
{
	return cf_take_size(node, &((struct reading *)to)->step->op.size);
}

/* The vector: each entry an address in the buffer, and a length. */
static int add_vector(struct reading *r, const size_t *size, int count)
{
	struct cf_iovec vector[VECTOR_MAX] = { { 0, 0 } };
	struct cf_image *image = &r->script->image;
	size_t offset = 0;
	int error;

	for (int i = 0; i < count; i++)
		vector[i].len = size[i];
	error = new_piece(r, vector, count * sizeof(vector[0]), &r->step->vec);
	for (int i = 0; i < count && !error; i++) {
		error = cf_image_point(image, r->step->vec,
				       i * sizeof(vector[0]), r->step->piece,
				       offset);
		offset += size[i];
	}
	r->step->op.size = offset;
	r->step->op.flags = count;
	return error;
}

static int check_vector(const struct cf_node *node)
{
	int count = 0;

	for (const struct cf_node *n = node->child; n; n = n->next)
		count++;
	if (node->kind == CF_NODE_LIST && count && count <= VECTOR_MAX)
		return 0;
	return cf_tree_refuse(node, "", "a list of 1 to %d segments",
			      VECTOR_MAX);
}

static int take_readv(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	size_t size[VECTOR_MAX], total = 0;
	int count = 0, error = check_vector(node);

	for (const struct cf_node *n = node->child; n && !error; n = n->next) {
		error = cf_take_size(n, &size[count]);
		total += size[count++];
	}
	if (!error)
		error = new_piece(r, NULL, total, &r->step->piece);
	return error ? error : add_vector(r, size, count);
}

static int take_writev(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	struct cf_data data = { NULL, 0 };
	size_t size[VECTOR_MAX];
	int count = 0, error = check_vector(node);

	for (const struct cf_node *n = node->child; n && !error; n = n->next) {
		size_t before = data.size;

		error = cf_take_data(n, &data);
		size[count++] = data.size - before;
	}
	if (!error)
		error = new_piece(r, data.bytes, data.size, &r->step->piece);
	cf_data_free(&data);
	return error ? error : add_vector(r, size, count);
}

static int take_lseek(const struct cf_node *node, void *to)
{
	return cf_take_number(node, "an offset",
			      &((struct reading *)to)->step->op.offset);
}

static int take_from(const struct cf_node *node, void *to)
{
	static const char *const words[] = { "start", "here", "end", NULL };
	int index;

	if (cf_take_word(node, "where the offset counts from", words, &index))
		return -EINVAL;
	((struct reading *)to)->step->op.flags =
		(const unsigned int[]) { SEEK_SET, SEEK_CUR, SEEK_END }[index];
	return 0;
}

/* ---- ioctl ---- */

static int take_ioctl(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	struct cf_step *step = r->step;
	long long number;

	if (node->kind == CF_NODE_SCALAR && !node->is_quoted &&
	    !cf_number_read(node->text, &number)) {
		if (number < 0 || number > 0xffffffffLL)
			return cf_tree_refuse(node, "", "a number of 32 bits");
		step->op.cmd = number;
	} else if (cf_names_add(r->names, node, CF_NAME_COMMAND)) {
		return -EINVAL;
	} else {
		step->command = node;
	}
	snprintf(step->op.name, sizeof(step->op.name), "%s", node->text);
	return 0;
}

static int take_arg(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	r->step->arg = node;
	return cf_names_in(r->names, node);
}

static int take_type(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	r->step->type = node;
	return cf_names_add(r->names, node, CF_NAME_TYPE);
}

static int take_bytes(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	if (r->step->arg)
		return cf_tree_refuse(node->key, "", "one of arg, bytes and value");
	r->step->bytes = node;
	return 0;
}

/* As it is, whatever the command carries: for a hostile address, too. */
static int take_value(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	if (r->step->arg || r->step->bytes)
		return cf_tree_refuse(node->key, "", "one of arg, bytes and value");
	r->step->value = node;
	return cf_names_in(r->names, node);
}

/* ---- poll ---- */

static int take_event(const struct cf_node *node, unsigned int *events)
{
	static const char *const words[] = { "in", "out", "pri", "err", NULL };
	static const unsigned int masks[] = {
		POLLIN, POLLOUT, POLLPRI, POLLERR,
	};
	int index;

	if (cf_take_word(node, "an event", words, &index))
		return -EINVAL;
	*events |= masks[index];
	return 0;
}

static int take_poll(const struct cf_node *node, void *to)
{
	struct reading *r = to;
	int error = 0;

	if (node->kind != CF_NODE_LIST)
		return take_event(node, &r->step->op.flags);
	for (const struct cf_node *n = node->child; n && !error; n = n->next)
		error = take_event(n, &r->step->op.flags);
	return error;
}

/* ---- every step ---- */

/* "close:" has nothing to say; "close: log" names the descriptor. */
static int take_plain(const struct cf_node *node, void *to)
{
	if (node->kind == CF_NODE_SCALAR && !node->length)
		return 0;
	return take_fd(node, to);
}

static int take_label(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	if (cf_take_name(node, "a label", CF_LABEL_MAX, &r->step->label))
		return -EINVAL;
	for (int i = 0; i < r->script->steps; i++)
		if (r->script->step[i].label &&
		    !strcmp(r->script->step[i].label, r->step->label))
			return cf_tree_refuse(node, "", "a label that no other step has");
	return 0;
}

static int take_expect(const struct cf_node *node, void *to)
{
	struct reading *r = to;

	return cf_take_expect(node, &r->step->expect, r->names);
}

/* What each step may say. fd comes first: the others go with it. */
#define COMMON { "label", take_label, 0 }, { "expect", take_expect, 0 }, \
	       { NULL, NULL, 0 }
#define FD { "fd", take_fd, 0 }

static const struct form {
	enum cf_op_type type;
	struct cf_key keys[9];
} forms[] = {
	{ CF_OP_OPEN, { { "open", take_open, 1 }, { "flags", take_flags, 0 },
			{ "as", take_as, 0 }, COMMON } },
	{ CF_OP_CLOSE, { { "close", take_plain, 1 }, COMMON } },
	{ CF_OP_READ, { { "read", take_read, 1 }, FD, COMMON } },
	{ CF_OP_WRITE, { { "write", take_write, 1 }, { "size", take_size, 0 },
			 FD, COMMON } },
	{ CF_OP_READV, { { "readv", take_readv, 1 }, FD, COMMON } },
	{ CF_OP_WRITEV, { { "writev", take_writev, 1 }, FD, COMMON } },
	{ CF_OP_LSEEK, { { "lseek", take_lseek, 1 }, { "from", take_from, 0 },
			 FD, COMMON } },
	{ CF_OP_IOCTL, { { "ioctl", take_ioctl, 1 }, { "arg", take_arg, 0 },
			 { "type", take_type, 0 }, { "bytes", take_bytes, 0 },
			 { "value", take_value, 0 }, FD, COMMON } },
	{ CF_OP_POLL, { { "poll", take_poll, 1 }, FD, COMMON } },
	{ CF_OP_FSYNC, { { "fsync", take_plain, 1 }, COMMON } },
};

#define FORMS (sizeof(forms) / sizeof(forms[0]))

static const struct form *find_form(const struct cf_node *node)
{
	struct cf_nearest nearest = { .word = "" };
	const struct cf_node *first;
	char list[256];
	size_t n = 0;

	for (size_t i = 0; i < FORMS; i++) {
		if (cf_node_find(node, forms[i].keys[0].name))
			return &forms[i];
		if (n < sizeof(list))
			n += snprintf(list + n, sizeof(list) - n, "%s%s",
				      i ? ", " : "", forms[i].keys[0].name);
	}
	first = node->kind == CF_NODE_MAP && node->child ? node->child->key :
							   node;
	if (first->text) {
		nearest.word = first->text;
		for (size_t i = 0; i < FORMS; i++)
			cf_nearest_offer(&nearest, forms[i].keys[0].name);
	}
	cf_tree_refuse(first, cf_nearest_get(&nearest),
		       "a step, a map with one of these keys (%s)", list);
	return NULL;
}

static int take_step(const struct cf_node *node, struct cf_script *script,
		     struct cf_names *names)
{
	struct cf_step *step = &script->step[script->steps];
	struct reading r = { .script = script, .names = names, .step = step };
	const struct form *form;
	int error;

	if (script->steps == CF_STEPS_MAX)
		return cf_tree_refuse(node, "", "at most %d steps",
				      CF_STEPS_MAX);
	form = find_form(node);
	if (!form)
		return -EINVAL;
	*step = (struct cf_step) {
		.node = node, .name = form->keys[0].name,
		.op = { .type = form->type }, .piece = CF_NO_PIECE,
		.vec = CF_NO_PIECE,
	};
	error = cf_take_map(node, "this step", form->keys, &r);
	if (!error && !r.has_fd && script->last < 0)
		error = cf_tree_refuse(node, "", "an open step before this one");
	if (!error && !r.has_fd)
		step->op.node = script->last;
	if (!error)
		script->steps++;
	return error;
}

int cf_script_take(const struct cf_node *list, struct cf_script *script,
		   struct cf_names *names)
{
	int error = 0;

	if (list->kind != CF_NODE_LIST)
		return cf_tree_refuse(list, "", "a list of steps");
	for (const struct cf_node *n = list->child; n && !error; n = n->next)
		error = take_step(n, script, names);
	return error;
}
