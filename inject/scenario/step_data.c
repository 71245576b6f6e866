// SPDX-License-Identifier: LGPL-2.1-or-later
/* Read what steps move: data, vectors, arguments of ioctls. Host-side. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "scenario/data.h"
#include "scenario/step.h"

#define VECTOR_MAX 16
#define PORT_VALUES 8	/* of struct cf_port_script */

/* ---- data ---- */

static int new_piece(struct cf_step_reading *r, const void *bytes, size_t size,
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

int cf_step_read(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;

	if (cf_take_size(node, &r->step->op.size))
		return -EINVAL;
	return new_piece(r, NULL, r->step->op.size, &r->step->piece);
}

int cf_step_write(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
	struct cf_data data = { NULL, 0 };
	int error = cf_take_data(node, &data);

	if (!error)
		error = new_piece(r, data.bytes, data.size, &r->step->piece);
	r->step->op.size = data.size;
	cf_data_free(&data);
	return error;
}

/* Another count than the data has: what lies behind it is not mapped. */
int cf_step_size(const struct cf_node *node, void *to)
{
	return cf_take_size(node, &((struct cf_step_reading *)to)->step->op.size);
}

/* The vector: each entry an address in the buffer, and a length. */
static int add_vector(struct cf_step_reading *r, const size_t *size, int count)
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

int cf_step_readv(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
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

int cf_step_writev(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
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

int cf_step_lseek(const struct cf_node *node, void *to)
{
	return cf_take_number(node, "an offset",
			      &((struct cf_step_reading *)to)->step->op.offset);
}

int cf_step_from(const struct cf_node *node, void *to)
{
	static const char *const words[] = { "start", "here", "end", NULL };
	int index;

	if (cf_take_word(node, "where the offset counts from", words, &index))
		return -EINVAL;
	((struct cf_step_reading *)to)->step->op.flags =
		(const unsigned int[]) { SEEK_SET, SEEK_CUR, SEEK_END }[index];
	return 0;
}

/* ---- ioctl ---- */

int cf_step_ioctl(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
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

int cf_step_arg(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;

	r->step->arg = node;
	return cf_names_in(r->names, node);
}

int cf_step_type(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;

	r->step->type = node;
	return cf_names_add(r->names, node, CF_NAME_TYPE);
}

int cf_step_bytes(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;

	if (r->step->arg)
		return cf_tree_refuse(node->key, "", "one of arg, bytes and value");
	r->step->bytes = node;
	return 0;
}

/* As it is, whatever the command carries: for a hostile address, too. */
int cf_step_value(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;

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

int cf_step_poll(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
	int error = 0;

	if (node->kind != CF_NODE_LIST)
		return take_event(node, &r->step->op.flags);
	for (const struct cf_node *n = node->child; n && !error; n = n->next)
		error = take_event(n, &r->step->op.flags);
	return error;
}

/* ---- I/O ports ---- */

int cf_step_answers(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
	struct cf_data data = { NULL, 0 };
	int error = cf_take_data(node, &data);

	if (!error && (!data.size || data.size > PORT_VALUES))
		error = cf_tree_refuse(node, "", "1 to %d bytes, the last of which repeats",
				       PORT_VALUES);
	if (!error)
		error = new_piece(r, data.bytes, data.size, &r->step->piece);
	r->step->op.size = data.size;
	cf_data_free(&data);
	return error;
}
