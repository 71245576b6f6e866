// SPDX-License-Identifier: LGPL-2.1-or-later
/* Make the system calls of a workload and note what each did. Host-side. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>
#include <cf_oops.h>

#include "workload.h"

#define FUEL_PER_OP 40000UL	/* a page moved byte by byte takes 4096 */
#define NO_FD (-1)
#define STACK_FILL 0xa5
#define KERNEL_STACK (16UL << 10)	/* no driver goes deeper */

static const struct {
	const char *name;
	int moves;
} ops[CF_OP_COUNT] = {
#define CF_OP(NAME, name, moves) { #name, moves },
#include "ops.def"
#undef CF_OP
};

const char *cf_op_name(enum cf_op_type type)
{
	return ops[type].name;
}

int cf_op_moves(enum cf_op_type type)
{
	return ops[type].moves;
}

void cf_op_describe(const struct cf_workload *workload, const struct cf_op *op,
		    char *buf, unsigned long size)
{
	const char *path = workload->node[op->node].path;

	if (op->type == CF_OP_INSMOD || op->type == CF_OP_RMMOD)
		snprintf(buf, size, "%s", cf_op_name(op->type));
	else if (op->type == CF_OP_IOCTL)
		snprintf(buf, size, "ioctl(%s, %s)", path, op->name);
	else if (cf_op_moves(op->type) >= 0)
		snprintf(buf, size, "%s(%s, %lu)", cf_op_name(op->type), path,
			 op->size);
	else
		snprintf(buf, size, "%s(%s)", cf_op_name(op->type), path);
}

struct cf_record *cf_record_new(void)
{
	struct cf_record *record = calloc(1, sizeof(*record));

	if (!record)
		return NULL;
	record->trace.entries = calloc(CF_TRACE_MAX,
				       sizeof(*record->trace.entries));
	record->trace.capacity = CF_TRACE_MAX;
	if (!record->trace.entries) {
		free(record);
		return NULL;
	}
	return record;
}

static long call(const struct cf_workload *workload, const struct cf_op *op,
		 int *fd)
{
	long ret;

	switch (op->type) {
	case CF_OP_OPEN:
		ret = cf_sys_open(workload->node[op->node].path, op->flags);
		*fd = ret < 0 ? NO_FD : (int)ret;
		return ret < 0 ? ret : 0;
	case CF_OP_CLOSE:
		ret = cf_sys_close(*fd);
		*fd = NO_FD;
		return ret;
	case CF_OP_READ:
		return cf_sys_read(*fd, op->ubuf, op->size);
	case CF_OP_WRITE:
		return cf_sys_write(*fd, op->ubuf, op->size);
	case CF_OP_READV:
		return cf_sys_readv(*fd, op->arg, 3);
	case CF_OP_WRITEV:
		return cf_sys_writev(*fd, op->arg, 3);
	case CF_OP_LSEEK:
		return cf_sys_lseek(*fd, op->offset, 0);
	case CF_OP_IOCTL:
		return cf_sys_ioctl(*fd, op->cmd, op->arg);
	case CF_OP_POLL:
		return cf_sys_poll(*fd, op->flags);
	case CF_OP_FSYNC:
		return cf_sys_fsync(*fd);
	case CF_OP_MMAP:
		return cf_sys_mmap(*fd, CF_PAGE_SIZE);
	case CF_OP_SKIP:
		return 0;
	case CF_OP_INSMOD:
		return cf_module_insert(workload->module, workload->params);
	case CF_OP_RMMOD:
		return cf_module_remove(workload->module);
	case CF_OP_COUNT:
		break;
	}
	return -22;
}

/* The call and, when one visits, the guest. */
static long call_in_company(const struct cf_workload *workload,
			    const struct cf_op *op, int *fd)
{
	int index = op - workload->op;
	long ret = 0;

	if (!workload->guests)
		return call(workload, op, fd);
	if (cf_guest_before(workload->guests, index))
		ret = call(workload, op, fd);
	cf_guest_after(workload->guests, index);
	return ret;
}

static void run_op(const struct cf_workload *workload, const struct cf_op *op,
		   int *fd, struct cf_record *record,
		   struct cf_op_record *to)
{
	unsigned long copies = cf_atomic_copies();
	unsigned long sleeps = cf_task_sleeps();

	to->first = record->trace.count;
	to->is_done = 0;
	to->pos_before = cf_file_pos(*fd);
	cf_balance_read(&to->before);
	to->object_before = cf_object_last();
	cf_fuel_set(FUEL_PER_OP);
	to->ret = workload->again ? call(workload, op, fd) :
		  call_in_company(workload, op, fd);
	cf_fuel_set(0);
	to->effort = cf_effort();
	to->object_after = cf_object_last();
	cf_balance_read(&to->after);
	to->pos_after = cf_file_pos(*fd);
	to->accesses = record->trace.count - to->first;
	to->atomic_copies = cf_atomic_copies() - copies;
	to->sleeps = cf_task_sleeps() - sleeps;
	to->is_done = 1;
	/* Nobody needs the stopped address any longer: a retry succeeds. */
	cf_mm_holes_clear();
}

/*
 * The second call's record stands for both; their sum is the result when both
 * have moved bytes of a stream.
 */
static void run_again(const struct cf_workload *workload,
		      const struct cf_op *op, int *fd,
		      struct cf_record *record, struct cf_op_record *to)
{
	struct cf_op_record first = *to;
	struct cf_op rest = *op;
	int is_part = first.ret >= 0 && !workload->again_always;

	if (is_part) {
		if ((op->type != CF_OP_READ && op->type != CF_OP_WRITE) ||
		    (unsigned long)first.ret >= workload->again_size)
			return;
		rest.ubuf += first.ret;
		rest.size = workload->again_size - first.ret;
	}
	run_op(workload, &rest, fd, record, to);
	if (is_part && to->ret >= 0)
		to->ret += first.ret;
	to->first = first.first;
	to->accesses += first.accesses;
	to->pos_before = first.pos_before;
	to->before = first.before;
}

/*
 * What a driver finds on the stack before it has written there is the same in
 * each run, whatever ran before.
 */
__attribute__((noinline)) static void fill_stack(void)
{
	unsigned char room[KERNEL_STACK];

	memset(room, STACK_FILL, sizeof(room));
	__asm__ volatile("" : : "r" (room) : "memory");
}

void cf_workload_run(const struct cf_workload *workload,
		     struct cf_record *record, volatile int *current_op)
{
	for (int i = 0; i < CF_NODES_MAX; i++)
		record->fd[i] = NO_FD;
	if (workload->guests)
		cf_guests_start(workload->guests, record);
	record->count = workload->count;
	cf_trace_start(&record->trace);
	fill_stack();
	for (int i = 0; i < workload->count; i++) {
		const struct cf_op *op = &workload->op[i];

		if (current_op)
			*current_op = i;
		cf_trace_op(i);
		run_op(workload, op, &record->fd[op->node], record,
		       &record->op[i]);
		if (workload->again == i + 1)
			run_again(workload, op, &record->fd[op->node], record,
				  &record->op[i]);
	}
	cf_trace_stop();
}
