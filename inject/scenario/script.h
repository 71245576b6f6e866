/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The steps of one scenario: what its workload does, and what is expected of
 * each step. Host-side.
 */
#ifndef CF_SCRIPT_H
#define CF_SCRIPT_H

#include "audit/tasks.h"
#include "scenario/image.h"
#include "scenario/names.h"

#define CF_STEPS_MAX 500	/* an insmod and the like fit beside them */
#define CF_LABEL_MAX 63

/* What is expected of a step's return value. */
enum cf_return {
	CF_RETURN_OK,		/* not negative: when nothing is said */
	CF_RETURN_ERROR,	/* negative */
	CF_RETURN_ANY,
	CF_RETURN_IS,		/* this one */
};

/**
 * struct cf_expect - what is expected of a step
 * @node:  where it stands, or NULL: nobody said so
 * @ret:   @value goes with CF_RETURN_IS
 * @data:  a piece's first bytes, see cf_image_check(); or NULL
 * @arg:   what the argument of an ioctl is to hold; or NULL
 * @pos:   f_pos afterwards
 */
struct cf_expect {
	const struct cf_node *node;
	enum cf_return ret;
	long long value;
	const struct cf_node *data;
	const struct cf_node *arg;
	const struct cf_node *pos_node;
	long long pos;
};

/**
 * struct cf_step - one step
 * @node:  where it stands
 * @label: or NULL
 * @name:  of its sort: "read"
 * @op:    what is done; its addresses come with the image
 * @piece: index of the buffer, or CF_NO_PIECE
 * @vec:   of readv and writev: piece that holds the vector, or CF_NO_PIECE
 * @arg:   of an ioctl, to be encoded when names are resolved; or NULL
 * @type:  name of a type for @arg; NULL: what the command carries
 * @bytes: of an ioctl, the buffer as data; or NULL
 * @value: of an ioctl, the argument itself; or NULL
 * @command: of an ioctl, its name; NULL when it was given as a number
 */
struct cf_step {
	const struct cf_node *node;
	const char *label;
	const char *name;
	struct cf_op op;
	int piece;
	int vec;
	const struct cf_node *arg;
	const struct cf_node *type;
	const struct cf_node *bytes;
	const struct cf_node *value;
	const struct cf_node *command;
	struct cf_expect expect;
};

/**
 * struct cf_script - the steps; zero it before the first use
 * @device:  path that an open without one takes, or NULL
 * @slot:    descriptors
 * @last:    slot that a step uses when it names none; -1 before the first open
 * @task:    names of tasks, from 1 on; @in_task is the one that is being read
 */
struct cf_script {
	struct cf_step step[CF_STEPS_MAX];
	int steps;
	const char *device;
	struct cf_slot_name {
		const char *name;
		const char *path;
	} slot[CF_NODES_MAX];
	int slots;
	int last;
	const char *task[CF_TASKS_MAX];
	int tasks;
	int in_task;
	struct cf_image image;
};

/** cf_script_new() - An empty one. @device: may be NULL. Return: R3. */
struct cf_script *cf_script_new(const char *device);
void cf_script_free(struct cf_script *script);

/**
 * cf_script_take() - Read a list of steps and put them behind what is there.
 * @names: gets what the steps name
 *
 * Return: R2, as scenario/read.h has it.
 */
int cf_script_take(const struct cf_node *list, struct cf_script *script,
		   struct cf_names *names);

/** cf_script_calm() - Add a step behind which nothing is injected. */
int cf_script_calm(struct cf_script *script, const struct cf_node *node);

/**
 * cf_script_step() - Find a step.
 * @node: "LABEL", "write" or "write#2"
 *
 * Return: R3. NULL, with a message.
 */
struct cf_step *cf_script_step(struct cf_script *script,
			       const struct cf_node *node);

/**
 * cf_script_encode() - Make the image: arguments of ioctls, and all checks.
 * @names: resolved
 *
 * Return: R2, as scenario/read.h has it.
 */
int cf_script_encode(struct cf_script *script, const struct cf_names *names);

/** cf_take_expect() - Read what is expected of a step, in place of what was. */
int cf_take_expect(const struct cf_node *node, struct cf_expect *expect,
		   struct cf_names *names);

/** cf_names_in() - Add what may be constants or types in a value. */
int cf_names_in(struct cf_names *names, const struct cf_node *value);

#endif
