// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The guest: another task that enters the device beside a call of the
 * workload. Host-side.
 *
 * While a not-present page is brought in, the guest makes one call of its own
 * through the same descriptors, as a second thread of the program would. It
 * runs until its call ends or must wait. Then the copy goes on, and the guest
 * with it, whenever the first task sleeps; both calls are over before the
 * workload goes on. So for one fault there is one interleaving, the same each
 * time.
 *
 * The same visit can be made before or after the call, by a task likewise:
 * these are the two orders that a run with both at once is compared with.
 *
 * Where the device has positions, the guest reads and writes with one of its
 * own (pread), from where the call that it meets begins: two reads through one
 * position are a race of the file layer's, not of the driver's.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>
#include <cf_module.h>

#include "guest.h"
#include "workload.h"

#define DESCRIPTORS 64	/* that a workload can have, those of ioctls too */
#define FIRST_TASK 1L
#define LATE_MS 7

/* The company of armed faults has no argument. */
static struct cf_guests *here;

/* ---- what it could do ---- */

static int is_call(const struct cf_workload *workload, int op)
{
	switch (workload->op[op].type) {
	case CF_OP_READ:
	case CF_OP_WRITE:
	case CF_OP_READV:
	case CF_OP_WRITEV:
	case CF_OP_IOCTL:
		return 1;
	default:
		return 0;
	}
}

static int matches(const struct cf_op *op, const struct cf_op *met,
		   const struct cf_act *act)
{
	if (op->node != met->node)
		return 0;
	switch ((enum cf_action)act->action.type) {
	case CF_ACTION_READ:
		return op->type == CF_OP_READ;
	case CF_ACTION_WRITE:
		return op->type == CF_OP_WRITE;
	case CF_ACTION_IOCTL:
		return op->type == CF_OP_IOCTL && op->cmd == act->action.arg[0];
	case CF_ACTION_OPEN:
		return op->type == CF_OP_OPEN;
	case CF_ACTION_FLIP:
	case CF_ACTION_RELEASE:
	case CF_ACTION_REMOVE:
	case CF_ACTION_SIGNAL:
	case CF_ACTION_COUNT:
		break;
	}
	return 0;
}

/* The call to copy: the next of its sort, or the last before, or the call itself. */
static int find_like(const struct cf_workload *workload, int meets,
		     const struct cf_act *act)
{
	const struct cf_op *met = &workload->op[meets];

	for (int i = meets + 1; i < workload->count; i++)
		if (matches(&workload->op[i], met, act))
			return i;
	for (int i = meets - 1; i >= 0; i--)
		if (matches(&workload->op[i], met, act))
			return i;
	return matches(met, met, act) ? meets : -1;
}

static int needs_like(unsigned int type)
{
	return type == CF_ACTION_READ || type == CF_ACTION_WRITE ||
	       type == CF_ACTION_IOCTL || type == CF_ACTION_OPEN;
}

int cf_guest_find(const struct cf_workload *workload, int meets,
		  const struct cf_fault_action *action, struct cf_act *act)
{
	*act = (struct cf_act) { .action = *action, .like = -1 };
	if (!workload->guests || !is_call(workload, meets))
		return 0;
	if (needs_like(action->type))
		act->like = find_like(workload, meets, act);
	return !needs_like(action->type) || act->like >= 0;
}

static int is_ioctl(const struct cf_workload *workload, int meets, int op)
{
	return workload->op[op].type == CF_OP_IOCTL &&
	       workload->op[op].node == workload->op[meets].node;
}

/* The index-th number among the ioctls that follow, and then the others. */
static int nth_ioctl(const struct cf_workload *workload, int meets, int index,
		     unsigned long *cmd)
{
	unsigned long seen[CF_GUEST_IOCTLS];
	int count = 0;

	for (int i = 1; i <= workload->count; i++) {
		int op = (meets + i) % workload->count, known = 0;

		if (!is_ioctl(workload, meets, op))
			continue;
		for (int s = 0; s < count; s++)
			known |= seen[s] == workload->op[op].cmd;
		if (known)
			continue;
		*cmd = workload->op[op].cmd;
		if (count == index)
			return 1;
		seen[count++] = *cmd;
		if (count == CF_GUEST_IOCTLS)
			return 0;
	}
	return 0;
}

int cf_guest_act(const struct cf_workload *workload, int meets, int index,
		 struct cf_act *act)
{
	static const enum cf_action order[] = {
		CF_ACTION_READ, CF_ACTION_WRITE, CF_ACTION_IOCTL,
		CF_ACTION_OPEN, CF_ACTION_RELEASE, CF_ACTION_SIGNAL,
		CF_ACTION_REMOVE,
	};

	for (unsigned int i = 0; i < sizeof(order) / sizeof(*order); i++) {
		struct cf_fault_action action = { .type = order[i] };
		int ioctl = 0;

		while (order[i] != CF_ACTION_IOCTL ? !ioctl :
		       nth_ioctl(workload, meets, ioctl, &action.arg[0])) {
			ioctl++;
			if (cf_guest_find(workload, meets, &action, act) &&
			    !index--)
				return 1;
		}
	}
	return 0;
}

void cf_guest_describe(const struct cf_workload *workload, int meets,
		       const struct cf_act *act, char *buf, unsigned long size)
{
	if (act->like >= 0)
		cf_op_describe(workload, &workload->op[act->like], buf, size);
	else
		snprintf(buf, size, "%s(%s)", cf_action_name(act->action.type),
			 workload->node[workload->op[meets].node].path);
}

unsigned long cf_guest_buffer(const struct cf_workload *workload,
			      const struct cf_act *act, unsigned long *size)
{
	const struct cf_op *op = act->like < 0 ? NULL :
				 &workload->op[act->like];

	*size = op && op->ubuf ? op->size : 0;
	return *size ? workload->guests->ubuf : 0;
}

/* ---- its call ---- */

static int is_pointer(unsigned long word)
{
	return word >= cf_user_base && word < cf_task_size;
}

/* Other data: the lowest bit of every byte, but for pointers. */
static void alter(unsigned char *bytes, unsigned long size)
{
	for (unsigned long at = 0; at < size; at += sizeof(long)) {
		unsigned long word = 0, n = size - at;

		if (n > sizeof(word))
			n = sizeof(word);
		memcpy(&word, bytes + at, n);
		if (!is_pointer(word))
			word ^= ~0UL / 0xff;
		memcpy(bytes + at, &word, n);
	}
}

static void fill_buffer(struct cf_guests *guests, const struct cf_op *op)
{
	unsigned char *to = cf_user_ptr(guests->ubuf, op->room);

	if (!to || !op->ubuf)
		return;
	memcpy(to, guests->input[op - guests->workload->op], op->room);
	if (guests->visit.alters)
		alter(to, op->size);
}

static long read_or_write(struct cf_guests *guests, const struct cf_op *op)
{
	int fd = guests->record->fd[op->node];
	long long pos = guests->record->op[guests->visit.meets].pos_before;
	long ret;

	if (op->type == CF_OP_READ) {
		ret = cf_sys_pread(fd, guests->ubuf, op->size, pos);
		return ret == -ESPIPE ?
		       cf_sys_read(fd, guests->ubuf, op->size) : ret;
	}
	ret = cf_sys_pwrite(fd, guests->ubuf, op->size, pos);
	return ret == -ESPIPE ? cf_sys_write(fd, guests->ubuf, op->size) : ret;
}

static long open_and_close(struct cf_guests *guests, const struct cf_op *op)
{
	const char *path = guests->workload->node[op->node].path;
	long fd = cf_sys_open(path, op->flags);

	if (fd < 0)
		return fd;
	cf_sys_close(fd);
	return 0;
}

/* How many there were depends on when it comes: its result does not tell. */
static long close_all(void)
{
	for (int fd = 0; fd < DESCRIPTORS; fd++)
		cf_sys_close(fd);
	return 0;
}

static long perform(struct cf_guests *guests)
{
	const struct cf_act *act = &guests->visit.act;
	const struct cf_op *op = &guests->workload->op[act->like < 0 ? 0 :
						       act->like];
	struct cf_module *module = guests->workload->module;

	switch ((enum cf_action)act->action.type) {
	case CF_ACTION_READ:
	case CF_ACTION_WRITE:
		return read_or_write(guests, op);
	case CF_ACTION_IOCTL:
		return cf_sys_ioctl(guests->record->fd[op->node], op->cmd,
				    op->ubuf && op->arg == op->ubuf ?
				    guests->ubuf : op->arg);
	case CF_ACTION_OPEN:
		return open_and_close(guests, op);
	case CF_ACTION_RELEASE:
		return close_all();
	case CF_ACTION_REMOVE:
		return cf_module_unplug(module) ? 0 : cf_module_remove(module);
	case CF_ACTION_SIGNAL:
		return cf_task_signal(FIRST_TASK);
	case CF_ACTION_FLIP:
	case CF_ACTION_COUNT:
		break;
	}
	return -EINVAL;
}

static void live(void *arg)
{
	struct cf_guests *guests = arg;
	struct cf_visit *visit = &guests->visit;

	if (visit->order == CF_GUEST_LATE)
		cf_task_wait(LATE_MS);
	visit->ret = perform(guests);
	visit->sleeps = cf_task_sleeps();
	cf_balance_read(&visit->after);
}

static int is_after(const struct cf_visit *visit)
{
	return visit->order == CF_GUEST_AFTER || visit->order == CF_GUEST_LATE;
}

/* A signal needs no task, and behind the call that it meets it meets another. */
static void enter(struct cf_guests *guests)
{
	struct cf_visit *visit = &guests->visit;

	visit->is_made = 1;
	if (visit->act.action.type == CF_ACTION_SIGNAL) {
		if (!is_after(visit))
			visit->ret = perform(guests);
		return;
	}
	if (visit->act.like >= 0)
		fill_buffer(guests, &guests->workload->op[visit->act.like]);
	guests->pid = cf_task_spawn("guest", live, guests);
	if (guests->pid > 0)
		cf_task_run(guests->pid);
}

static void leave(struct cf_guests *guests)
{
	if (guests->pid > 0)
		cf_task_join(guests->pid);
	guests->pid = 0;
}

/* ---- beside a call ---- */

static void company(const struct cf_fault_action *action)
{
	struct cf_visit *visit;

	if (!here)
		return;
	visit = &here->visit;
	if (visit->is_made || visit->order != CF_GUEST_DURING ||
	    visit->meets < 0)
		return;
	if (cf_guest_find(here->workload, visit->meets, action, &visit->act))
		enter(here);
}

void cf_guests_start(struct cf_guests *guests, struct cf_record *record)
{
	guests->record = record;
	guests->pid = 0;
	guests->visit.is_made = 0;
	if (guests->visit.order == CF_GUEST_DURING)
		guests->visit.meets = -1;
	here = guests;
}

int cf_guest_before(struct cf_guests *guests, int op)
{
	struct cf_visit *visit = &guests->visit;

	if (visit->order == CF_GUEST_DURING) {
		visit->meets = visit->is_made ? visit->meets : op;
		return 1;
	}
	if (visit->meets != op || is_after(visit))
		return 1;
	enter(guests);
	leave(guests);
	return visit->order != CF_GUEST_ALONE;
}

void cf_guest_after(struct cf_guests *guests, int op)
{
	struct cf_visit *visit = &guests->visit;

	if (is_after(visit) && visit->meets == op)
		enter(guests);
	leave(guests);
}

/* ---- before the snapshot ---- */

int cf_guests_make(struct cf_workload *workload)
{
	struct cf_guests *guests = calloc(1, sizeof(*guests));
	long addr;

	if (!guests)
		return -ENOMEM;
	guests->input = calloc(CF_OPS_MAX, sizeof(*guests->input));
	if (!guests->input)
		return -ENOMEM;
	for (int i = 0; i < workload->count; i++) {
		const struct cf_op *op = &workload->op[i];
		const void *bytes = op->ubuf ? cf_user_ptr(op->ubuf, op->room) :
					       NULL;

		if (op->room > guests->room)
			guests->room = op->room;
		guests->input[i] = calloc(1, op->room + 1);
		if (!guests->input[i])
			return -ENOMEM;
		if (bytes)
			memcpy(guests->input[i], bytes, op->room);
	}
	addr = cf_mm_map(0, guests->room + 1, CF_VM_READ | CF_VM_WRITE);
	if (addr < 0)
		return addr;
	guests->ubuf = addr;
	guests->workload = workload;
	guests->visit.meets = -1;
	workload->guests = guests;
	cf_fault_company(company);
	return 0;
}
