/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What is done with a device in every run of a sweep, and what came of it.
 * Host-side.
 */
#ifndef CF_WORKLOAD_H
#define CF_WORKLOAD_H

#include <cf_module.h>
#include <cf_syscall.h>

#include "guest.h"
#include "trace/trace.h"

#define CF_OPS_MAX 512
#define CF_NODES_MAX 16
#define CF_TRACE_MAX 65536
#define CF_NESTED_MAX 16

enum cf_op_type {
#define CF_OP(NAME, name, moves) CF_OP_##NAME,
#include "ops.def"
#undef CF_OP
	CF_OP_COUNT,
};

/**
 * struct cf_op - one system call
 * @type:  enum cf_op_type
 * @node:  index of the device node it goes to
 * @flags: open flags, the poll mask, whence of a seek, or entries of a vector
 * @cmd:   ioctl number, an interrupt line, an I/O port, or milliseconds
 * @name:  of the ioctl, for people
 * @arg:   third argument of an ioctl; a user address when @ubuf is set. Node
 *         that a dup() is of; task that begins or has ended
 * @size:  bytes of a transfer, or of the buffer behind an ioctl's argument
 * @ubuf:  user address of this call's own buffer, 0 for none
 * @room:  bytes mapped behind @ubuf
 * @offset: of a seek
 * @task:  that makes the call: 0 the first, else one that a CF_OP_TASK begins
 */
struct cf_op {
	enum cf_op_type type;
	int node;
	unsigned int flags;
	unsigned int cmd;
	char name[60];
	unsigned long arg;
	unsigned long size;
	unsigned long ubuf;
	unsigned long room;
	long long offset;
	int task;
};

/**
 * struct cf_around - something to be done around a call
 * @op:     index of the call, -1 for each
 * @before: may be NULL
 * @after:  may be NULL
 */
struct cf_around {
	int op;
	void (*before)(void *arg, int op);
	void (*after)(void *arg, int op);
	void *arg;
};

/**
 * struct cf_workload - system calls on the devices of one driver
 * @around: or NULL
 *
 * Contents of the user buffers are not here: they are user memory, made once
 * and put back by the snapshot before each run. @module and @params are what an
 * insmod inserts.
 *
 * @again:      1 + index of a call that is made again when it has failed or
 *              moved less than @again_size bytes: then for the rest; 0: none is
 * @again_always: also when it did all that
 * @again_more: and so many times more
 * @guests:     who may visit, see guest.h; or NULL
 */
struct cf_workload {
	struct cf_dev_info node[CF_NODES_MAX];
	int node_count;
	struct cf_op op[CF_OPS_MAX];
	int count;
	struct cf_module *module;
	const char *params;
	int again;
	unsigned long again_size;
	int again_always;
	int again_more;
	const struct cf_around *around;
	struct cf_guests *guests;
};

/**
 * struct cf_op_record - what one system call did
 * @ret:    as user space sees it
 * @is_done: 0: the run ended before or inside of it
 * @pos_before: f_pos of the descriptor, -EBADF (-9) when it has none
 * @pos_left: where the driver left *ppos, of a read or write
 * @object_before: cf_object_last(), and @object_after
 * @effort: cf_effort() when it had returned
 * @sleeps: how often it slept, but for locks
 * @first:  index of its first user access in the run's trace
 * @accesses: how many it made
 */
struct cf_op_record {
	long ret;
	int is_done;
	long long pos_before;
	long long pos_after;
	long long pos_left;
	struct cf_balance before;
	struct cf_balance after;
	unsigned long atomic_copies;
	unsigned long effort;
	unsigned long object_before;
	unsigned long object_after;
	unsigned long sleeps;
	unsigned long first;
	unsigned long accesses;
};

/**
 * struct cf_record - what one run of a workload did
 * @fd:      descriptor of each node, -1 for none
 * @removed: balance after every descriptor was closed and the driver removed
 */
struct cf_record {
	struct cf_op_record op[CF_OPS_MAX];
	int count;
	int fd[CF_NODES_MAX];
	struct cf_trace trace;
	struct cf_balance removed;
};

/** cf_record_new() - With room for a trace. Return: R3. */
struct cf_record *cf_record_new(void);

void cf_record_free(struct cf_record *record);

/**
 * cf_workload_run() - Make every call of a workload, in order.
 * @record: out
 * @current_op: out while it runs: index of the call under way; may be NULL
 *
 * Clears the holes that a sticky fault left, when the call it hit returns.
 */
void cf_workload_run(const struct cf_workload *workload,
		     struct cf_record *record, volatile int *current_op);

/** cf_workload_call() - Make one call of it, in the task that runs. */
void cf_workload_call(const struct cf_workload *workload, int index,
		      struct cf_record *record);

const char *cf_op_name(enum cf_op_type type);

/** cf_op_moves() - CF_FROM_USER, CF_TO_USER, or -1: does it transfer @size bytes of a stream? */
int cf_op_moves(enum cf_op_type type);

/** cf_op_describe() - "write(/dev/scull0, 4096)". */
void cf_op_describe(const struct cf_workload *workload, const struct cf_op *op,
		    char *buf, unsigned long size);

#endif
