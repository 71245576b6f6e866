// SPDX-License-Identifier: LGPL-2.1-or-later
/* Make the system calls of a workload and note what each did. Host-side. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cf_machine.h>
#include <cf_mm.h>
#include <cf_oops.h>

#include "fault/fault.h"
#include "tasks.h"
#include "workload.h"

#define FUEL_PER_PAGE 40000UL	/* one moved byte by byte takes 4096 */
#define NO_FD (-1)

static struct {
	volatile int *shown;	/* to whoever is told when the driver dies */
	int op;			/* the call under way */
} now;

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

	if (op->type == CF_OP_INSMOD || op->type == CF_OP_RMMOD ||
	    op->type == CF_OP_CALM)
		snprintf(buf, size, "%s", cf_op_name(op->type));
	else if (op->type == CF_OP_TASK || op->type == CF_OP_JOIN)
		snprintf(buf, size, "%s(%lu)", cf_op_name(op->type), op->arg);
	else if (op->type == CF_OP_SLEEP || op->type == CF_OP_IRQ ||
		 op->type == CF_OP_PORT)
		snprintf(buf, size, "%s(%u)", cf_op_name(op->type), op->cmd);
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

void cf_record_free(struct cf_record *record)
{
	free(record->trace.entries);
	free(record);
}

static long script_port(const struct cf_op *op)
{
	struct cf_port_script script = { .count = op->size };
	const void *values = cf_user_ptr(op->ubuf, op->size);

	if (!values || op->size > sizeof(script.value))
		return -EINVAL;
	memcpy(script.value, values, op->size);
	return cf_port_script(op->cmd, &script);
}

static long duplicate(int from, int *fd)
{
	long ret = cf_sys_dup(from);

	*fd = ret < 0 ? NO_FD : (int)ret;
	return ret < 0 ? ret : 0;
}

static long call(const struct cf_workload *workload, const struct cf_op *op,
		 int *fd, const struct cf_record *record)
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
		return cf_sys_readv(*fd, op->arg, op->flags);
	case CF_OP_WRITEV:
		return cf_sys_writev(*fd, op->arg, op->flags);
	case CF_OP_LSEEK:
		return cf_sys_lseek(*fd, op->offset, op->flags);
	case CF_OP_IOCTL:
		return cf_sys_ioctl(*fd, op->cmd, op->arg);
	case CF_OP_POLL:
		return cf_sys_poll(*fd, op->flags);
	case CF_OP_FSYNC:
		return cf_sys_fsync(*fd);
	case CF_OP_DUP:
		return duplicate(record->fd[op->arg], fd);
	case CF_OP_TASK:
		return cf_tasks_begin(op->arg);
	case CF_OP_JOIN:
		return cf_tasks_join(op->arg);
	case CF_OP_SLEEP:
		cf_task_wait(op->cmd);
		return 0;
	case CF_OP_IRQ:
		return cf_irq_fire(op->cmd);
	case CF_OP_PORT:
		return script_port(op);
	case CF_OP_CALM:
		cf_fault_calm();
		return 0;
	case CF_OP_MMAP:
		return cf_sys_mmap(*fd, op->arg);
	case CF_OP_SKIP:
		return 0;
	case CF_OP_INSMOD:
		return cf_module_insert(workload->module, workload->params);
	case CF_OP_RMMOD:
		return cf_module_remove(workload->module);
	case CF_OP_COUNT:
		break;
	}
	return -EINVAL;
}

/* What is not mapped cannot be moved, whatever the count. */
static unsigned long fuel_of(const struct cf_op *op)
{
	unsigned long bytes = op->size < op->room ? op->size : op->room;
	unsigned long pages = bytes / CF_PAGE_SIZE;

	return FUEL_PER_PAGE * (pages ? pages : 1);
}

/* The call and, when one visits, the guest. */
static long call_in_company(const struct cf_workload *workload,
			    const struct cf_op *op, int *fd,
			    struct cf_record *record)
{
	int index = op - workload->op;
	long ret = 0;

	if (!workload->guests)
		return call(workload, op, fd, record);
	if (cf_guest_before(workload->guests, index))
		ret = call(workload, op, fd, record);
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
	cf_fuel_set(fuel_of(op));
	to->ret = workload->again ? call(workload, op, fd, record) :
		  call_in_company(workload, op, fd, record);
	cf_fuel_set(0);
	to->effort = cf_effort();
	to->object_after = cf_object_last();
	cf_balance_read(&to->after);
	to->pos_after = cf_file_pos(*fd);
	to->pos_left = cf_file_pos_left(*fd);
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

/* Nothing that is done here is a user access of the call. */
static void call_around(const struct cf_around *around, int op, int is_after)
{
	void (*fn)(void *arg, int op);

	if (!around || (around->op >= 0 && around->op != op))
		return;
	fn = is_after ? around->after : around->before;
	if (fn)
		fn(around->arg, op);
}

void cf_workload_call(const struct cf_workload *workload, int index,
		      struct cf_record *record)
{
	const struct cf_op *op = &workload->op[index];
	int *fd = &record->fd[op->node];
	int before = now.op;

	now.op = index;
	if (now.shown)
		*now.shown = index;
	cf_trace_op(index);
	call_around(workload->around, index, 0);
	run_op(workload, op, fd, record, &record->op[index]);
	for (int i = 0; workload->again == index + 1 && i <= workload->again_more;
	     i++)
		run_again(workload, op, fd, record, &record->op[index]);
	call_around(workload->around, index, 1);
	/* It may have run while a call of another task sleeps. */
	now.op = before;
	if (now.shown)
		*now.shown = before;
}

void cf_workload_run(const struct cf_workload *workload,
		     struct cf_record *record, volatile int *current_op)
{
	for (int i = 0; i < CF_NODES_MAX; i++)
		record->fd[i] = NO_FD;
	for (int i = 0; i < workload->count; i++)
		record->op[i].is_done = 0;
	if (workload->guests)
		cf_guests_start(workload->guests, record);
	record->count = workload->count;
	now.shown = current_op;
	cf_trace_start(&record->trace);
	cf_tasks_start(workload, record);
	fill_stack();
	for (int i = 0; i < workload->count; i++)
		if (!workload->op[i].task)
			cf_workload_call(workload, i, record);
	cf_tasks_end();
	cf_trace_stop();
	cf_sys_exit();
}
