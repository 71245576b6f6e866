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
#include <stdio.h>
#include <string.h>

#include "fault/fault.h"
#include "audit/tasks.h"
#include "scenario/step.h"

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
	struct cf_script *script = ((struct cf_step_reading *)to)->script;
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
	((struct cf_step_reading *)to)->step->op.node = slot;
	((struct cf_step_reading *)to)->has_fd = 1;
	return 0;
}

static int new_slot(const struct cf_node *node, struct cf_step_reading *r,
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

/* Of a descriptor by name, or of the one used last. */
static int take_dup(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
	int from = r->script->last;

	if (node->kind != CF_NODE_SCALAR || node->length) {
		if (take_fd(node, to))
			return -EINVAL;
		from = r->step->op.node;
	}
	if (from < 0)
		return cf_tree_refuse(node->key, "", "an open step before this one");
	r->step->op.arg = from;
	return new_slot(node, r, r->script->slot[from].path);
}

/* Behind open: the slot is there. */
static int take_as(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
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
	struct cf_step_reading *r = to;
	const char *path = r->script->device;
	int is_empty = node->kind == CF_NODE_SCALAR && !node->length;

	if (is_empty && !path)
		return cf_tree_refuse(node->key, "", "a path behind it, or the key device of the driver");
	if (!is_empty && cf_take_string(node, "the path of a device", &path))
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
	struct cf_step_reading *r = to;
	int error = 0;

	if (node->kind != CF_NODE_LIST)
		return take_flag(node, &r->step->op.flags);
	for (const struct cf_node *n = node->child; n && !error; n = n->next)
		error = take_flag(n, &r->step->op.flags);
	return error;
}

/* ---- tasks and time ---- */

static int find_task(const struct cf_script *script, const char *name)
{
	for (int i = 1; i <= script->tasks; i++)
		if (!strcmp(script->task[i], name))
			return i;
	return 0;
}

static int take_task(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
	struct cf_script *script = r->script;

	if (script->in_task)
		return cf_tree_refuse(node->key, "", "no task inside of a task");
	if (script->tasks == CF_TASKS_MAX - 1)
		return cf_tree_refuse(node, "", "at most %d tasks",
				      CF_TASKS_MAX - 1);
	if (cf_take_name(node, "a task's name", CF_LABEL_MAX,
			 &script->task[script->tasks + 1]))
		return -EINVAL;
	if (find_task(script, node->text))
		return cf_tree_refuse(node, "", "a name that no other task has");
	r->step->op.arg = ++script->tasks;
	r->has_fd = 1;
	return 0;
}

/* Behind the step itself, which begins the task. */
static int take_steps(const struct cf_node *node, void *to)
{
	((struct cf_step_reading *)to)->inner = node;
	return 0;
}

static int take_join(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
	struct cf_nearest nearest = { .word = node->text };
	int task = node->text ? find_task(r->script, node->text) : 0;

	for (int i = 1; node->text && i <= r->script->tasks; i++)
		cf_nearest_offer(&nearest, r->script->task[i]);
	if (!task)
		return cf_tree_refuse(node, node->text ?
				      cf_nearest_get(&nearest) : "",
				      "a task that an earlier step began");
	r->step->op.arg = task;
	r->has_fd = 1;
	return 0;
}

static int take_unsigned(const struct cf_node *node, const char *what,
			 long long high, struct cf_step_reading *r)
{
	long long number = 0;
	int error = cf_take_range(node, what, 0, high, &number);

	r->step->op.cmd = number;
	r->has_fd = 1;
	return error;
}

static int take_sleep(const struct cf_node *node, void *to)
{
	return take_unsigned(node, "milliseconds", 1000000, to);
}

static int take_irq(const struct cf_node *node, void *to)
{
	return take_unsigned(node, "an interrupt line", 1023, to);
}

static int take_mmap(const struct cf_node *node, void *to)
{
	struct cf_step_reading *r = to;
	long long size = 0;
	int error = cf_take_range(node, "bytes to map", 1, 1 << 30, &size);

	r->step->op.arg = size;
	return error;
}

static int take_port(const struct cf_node *node, void *to)
{
	return take_unsigned(node, "an I/O port", 0xffff, to);
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
	struct cf_step_reading *r = to;

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
	struct cf_step_reading *r = to;

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
	{ CF_OP_READ, { { "read", cf_step_read, 1 }, FD, COMMON } },
	{ CF_OP_WRITE, { { "write", cf_step_write, 1 }, { "size", cf_step_size, 0 },
			 FD, COMMON } },
	{ CF_OP_READV, { { "readv", cf_step_readv, 1 }, FD, COMMON } },
	{ CF_OP_WRITEV, { { "writev", cf_step_writev, 1 }, FD, COMMON } },
	{ CF_OP_LSEEK, { { "lseek", cf_step_lseek, 1 }, { "from", cf_step_from, 0 },
			 FD, COMMON } },
	{ CF_OP_IOCTL, { { "ioctl", cf_step_ioctl, 1 }, { "arg", cf_step_arg, 0 },
			 { "type", cf_step_type, 0 }, { "bytes", cf_step_bytes, 0 },
			 { "value", cf_step_value, 0 }, FD, COMMON } },
	{ CF_OP_POLL, { { "poll", cf_step_poll, 1 }, FD, COMMON } },
	{ CF_OP_MMAP, { { "mmap", take_mmap, 1 }, FD, COMMON } },
	{ CF_OP_DUP, { { "dup", take_dup, 1 }, { "as", take_as, 0 }, COMMON } },
	{ CF_OP_TASK, { { "task", take_task, 1 }, { "steps", take_steps, 1 },
			COMMON } },
	{ CF_OP_JOIN, { { "join", take_join, 1 }, COMMON } },
	{ CF_OP_SLEEP, { { "sleep", take_sleep, 1 }, COMMON } },
	{ CF_OP_IRQ, { { "irq", take_irq, 1 }, COMMON } },
	{ CF_OP_PORT, { { "port", take_port, 1 },
			{ "answers", cf_step_answers, 1 }, COMMON } },
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

/* The steps of a task go to descriptors as if they stood by themselves. */
static int take_inner(const struct cf_step_reading *r, int task)
{
	struct cf_script *script = r->script;
	int last = script->last, error;

	script->in_task = task;
	error = cf_script_take(r->inner, script, r->names);
	script->in_task = 0;
	script->last = last;
	return error;
}

static int take_step(const struct cf_node *node, struct cf_script *script,
		     struct cf_names *names)
{
	struct cf_step *step = &script->step[script->steps];
	struct cf_step_reading r = { .script = script, .names = names, .step = step };
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
		.op = { .type = form->type, .task = script->in_task },
		.piece = CF_NO_PIECE,
		.vec = CF_NO_PIECE,
	};
	error = cf_take_map(node, "this step", form->keys, &r);
	if (!error && !r.has_fd && script->last < 0)
		error = cf_tree_refuse(node, "", "an open step before this one");
	if (!error && !r.has_fd)
		step->op.node = script->last;
	if (!error)
		script->steps++;
	return !error && r.inner ? take_inner(&r, step->op.arg) : error;
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
