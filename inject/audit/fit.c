// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Fit a workload to a driver that nobody has described. Host-side.
 *
 * The device nodes are known: the driver registered them. The ioctl numbers
 * are known, from its source. What to pass is not, so it is tried out: the
 * workload grows one call at a time, and of the ways to make the next call the
 * one is kept that gets furthest, which is: it succeeds, it makes user copies
 * at more places, it makes more of them. Trying is cheap, as everything is
 * undone by the snapshot.
 *
 * A nested user pointer shows itself: the driver takes 8 bytes of our buffer
 * for an address and uses it, and the access fails. Whoever finds those 8
 * bytes in the buffer has found the pointer. Where several places hold that
 * value, each gets a buffer of its own and the one that is used tells.
 *
 * All of this happens in a child. What crashes it is noted by the parent, and
 * a new child goes on without that call.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cf_mm.h>
#include <cf_module.h>
#include <cf_oops.h>
#include <cf_state.h>

#include "fill.h"
#include "fit.h"

#define BIG 4096UL
#define SMALL 13UL
#define ARG_ROOM 8192UL
#define SLOT_BYTES 512UL	/* of a buffer that are searched for pointers */
#define DEPTH_MAX 4
#define SLOTS_MAX 16
#define SIZES_MAX 8

static struct cf_fit *fit;		/* shared with the parent */
static struct cf_record *record;

/* ---- trying ---- */

static int is_crasher(const struct cf_op *op)
{
	for (int i = 0; i < fit->crashes; i++) {
		const struct cf_op *bad = &fit->crash[i].op;

		if (bad->type == op->type && bad->node == op->node &&
		    bad->cmd == op->cmd && bad->size == op->size)
			return 1;
	}
	return 0;
}

/* What stands in user memory now is what every run begins with. */
static void try_workload(void)
{
	if (cf_snapshot_take())
		_exit(3);
	cf_workload_run(&fit->workload, record, NULL);
	cf_snapshot_restore();
}

static int sites_of(const struct cf_op_record *call)
{
	const struct cf_trace_entry *entry = &record->trace.entries[call->first];
	int sites = 0;

	for (unsigned long i = 0; i < call->accesses; i++) {
		int is_new = entry[i].copied > 0;

		for (unsigned long j = 0; j < i && is_new; j++)
			is_new = entry[j].site != entry[i].site;
		sites += is_new;
		if (i > 64)
			break;
	}
	return sites;
}

/* How far the last call got. 0: it failed and copied nothing. */
static long score_of(const struct cf_op_record *call)
{
	long score = sites_of(call) * 1024L;

	if (score)
		score += call->accesses < 1000 ? (long)call->accesses : 1000;
	if (call->ret >= 0)
		score += 1L << 20;
	if (call->ret > 0)
		score += 1L << 19;
	return score;
}

/* Try @op as the next call. Return: its score, -1 when it may not be tried. */
static long try_op(const struct cf_op *op)
{
	struct cf_workload *workload = &fit->workload;

	if (workload->count == CF_OPS_MAX || is_crasher(op))
		return -1;
	workload->op[workload->count++] = *op;
	fit->trying = *op;
	fit->is_trying = 1;
	try_workload();
	fit->is_trying = 0;
	workload->count--;
	return score_of(&record->op[workload->count]);
}

static void keep_op(const struct cf_op *op)
{
	fit->workload.op[fit->workload.count++] = *op;
}

/* ---- buffers ---- */

static unsigned char *bytes(unsigned long addr, unsigned long size)
{
	unsigned char *p = cf_user_ptr(addr, size);

	if (!p)
		_exit(3);
	return p;
}

static unsigned long new_buffer(unsigned long room)
{
	long addr = cf_mm_map(0, room, CF_VM_READ | CF_VM_WRITE);

	if (addr < 0 || fit->buffers == CF_FIT_BUFFERS)
		_exit(3);
	fit->buffer[fit->buffers].addr = addr;
	fit->buffer[fit->buffers].size = (room + CF_PAGE_SIZE - 1) &
					 ~(CF_PAGE_SIZE - 1);
	fit->buffers++;
	return addr;
}

static void drop_buffer(int index)
{
	cf_mm_unmap(fit->buffer[index].addr, fit->buffer[index].size);
	fit->buffers--;
	for (int i = index; i < fit->buffers; i++)
		fit->buffer[i] = fit->buffer[i + 1];
}

/* Forget buffers made since, for a call that is not kept. */
static void drop_buffers(int from)
{
	while (fit->buffers > from)
		drop_buffer(fit->buffers - 1);
}

static int find_buffer(unsigned long addr)
{
	int i = 0;

	while (fit->buffer[i].addr != addr)
		i++;
	return i;
}

static int is_ours(unsigned long addr)
{
	for (int i = 0; i < fit->buffers; i++)
		if (addr - fit->buffer[i].addr < fit->buffer[i].size)
			return 1;
	return 0;
}

/* A transfer's buffer ends where its page ends: nothing lies behind it. */
static void give_buffer(struct cf_op *op, unsigned long size)
{
	unsigned long room = (size + CF_PAGE_SIZE - 1) & ~(CF_PAGE_SIZE - 1);

	op->size = size;
	op->room = size;
	op->ubuf = new_buffer(room) + room - size;
}

/* ---- transfers ---- */

/* Three segments of one buffer, of unequal length. */
static void give_vector(struct cf_op *op)
{
	unsigned long third = op->size / 3;
	struct cf_iovec *vector;

	op->arg = new_buffer(CF_PAGE_SIZE);
	vector = (struct cf_iovec *)bytes(op->arg, 3 * sizeof(*vector));
	vector[0] = (struct cf_iovec) { op->ubuf, third };
	vector[1] = (struct cf_iovec) { op->ubuf + third, third + 1 };
	vector[2] = (struct cf_iovec) { op->ubuf + 2 * third + 1,
					op->size - 2 * third - 1 };
}

/* Return: 1 when the call is kept. */
static int fit_transfer(int node, enum cf_op_type type, unsigned long size)
{
	struct cf_op op = { .type = type, .node = node };
	int buffers = fit->buffers;
	enum cf_fill best = CF_FILL_SENTINEL;
	long best_score = -1;

	give_buffer(&op, size);
	if (type == CF_OP_READV || type == CF_OP_WRITEV)
		give_vector(&op);
	for (enum cf_fill fill = 0; fill < CF_FILL_COUNT; fill++) {
		long score;

		if (cf_op_moves(type) == CF_TO_USER ?
		    fill != CF_FILL_SENTINEL : fill == CF_FILL_SENTINEL)
			continue;
		cf_fill(bytes(op.ubuf, size), size, fill);
		score = try_op(&op);
		if (score > best_score) {
			best_score = score;
			best = fill;
		}
	}
	if (best_score <= 0 || best_score == 1L << 20) {
		/* It fails, or does nothing, and copies nothing. */
		fit->refused++;
		drop_buffers(buffers);
		return 0;
	}
	cf_fill(bytes(op.ubuf, size), size, best);
	keep_op(&op);
	return 1;
}

static void fit_seek(int node)
{
	struct cf_op op = { .type = CF_OP_LSEEK, .node = node };

	if (try_op(&op) > 0)
		keep_op(&op);
}

/* Sizes worth trying: those the source has as constants, a page, a few bytes. */
static int sizes_of(const struct cf_module *module, unsigned long *size)
{
	struct cf_site *site = NULL;
	int count = 0;

	size[count++] = BIG;
	size[count++] = SMALL;
	while ((site = cf_module_next_site((struct cf_module *)module, site))) {
		int is_new = site->const_size > 0 && site->const_size < BIG;

		for (int i = 0; i < count; i++)
			is_new &= size[i] != site->const_size;
		if (is_new && count < SIZES_MAX)
			size[count++] = site->const_size;
	}
	return count;
}

static int fit_stream(const struct cf_module *module, int node)
{
	unsigned int can = fit->workload.node[node].ops;
	unsigned long size[SIZES_MAX];
	int count = sizes_of(module, size);
	int kept = 0;

	for (int i = 0; i < count; i++) {
		int wrote = 0;

		if (can & (CF_DEV_WRITE | CF_DEV_WRITE_ITER))
			wrote = fit_transfer(node, CF_OP_WRITE, size[i]);
		if (wrote && (can & CF_DEV_LLSEEK))
			fit_seek(node);
		kept += wrote;
		if (can & (CF_DEV_READ | CF_DEV_READ_ITER))
			kept += fit_transfer(node, CF_OP_READ, size[i]);
	}
	if (can & CF_DEV_WRITE_ITER && fit_transfer(node, CF_OP_WRITEV, 97)) {
		kept++;
		if (can & CF_DEV_LLSEEK)
			fit_seek(node);
	}
	if (can & CF_DEV_READ_ITER)
		kept += fit_transfer(node, CF_OP_READV, 97);
	return kept;
}

/* ---- ioctls ---- */

/* An address that the driver was made to use and that is nothing of ours. */
static unsigned long strange_address(const struct cf_op_record *call)
{
	const struct cf_trace_entry *entry = &record->trace.entries[call->first];

	for (unsigned long i = 0; i < call->accesses; i++)
		if (entry[i].size && entry[i].copied < entry[i].size &&
		    !is_ours(entry[i].uaddr))
			return entry[i].uaddr;
	return 0;
}

static int was_used(const struct cf_op_record *call, unsigned long addr)
{
	const struct cf_trace_entry *entry = &record->trace.entries[call->first];

	for (unsigned long i = 0; i < call->accesses; i++)
		if (entry[i].uaddr - addr < ARG_ROOM)
			return 1;
	return 0;
}

struct slot {
	unsigned long at;	/* user address of the pointer */
	unsigned long was;
	unsigned long buffer;	/* what it points to now */
};

/* Give every place that holds @value a buffer. @from: first buffer to search. */
static int fill_slots(int from, unsigned long value, enum cf_fill fill,
		      struct slot *slot)
{
	int last = fit->buffers;
	int count = 0;

	for (int b = from; b < last; b++) {
		unsigned long base = fit->buffer[b].addr;

		for (unsigned long at = 0; at < SLOT_BYTES &&
		     count < SLOTS_MAX; at += sizeof(long)) {
			unsigned long *p = (void *)bytes(base + at,
							 sizeof(long));

			if (*p != value)
				continue;
			slot[count].at = base + at;
			slot[count].was = value;
			slot[count].buffer = new_buffer(ARG_ROOM);
			cf_fill(bytes(slot[count].buffer, ARG_ROOM), ARG_ROOM,
				fill);
			p = (void *)bytes(base + at, sizeof(long));
			*p = slot[count].buffer;
			count++;
		}
	}
	return count;
}

/* One step down. Return: the new score, or -1 when it led nowhere. */
static long follow_pointer(const struct cf_op *op, int from,
			   unsigned long value, enum cf_fill fill)
{
	struct slot slot[SLOTS_MAX];
	int count = fill_slots(from, value, fill, slot);
	const struct cf_op_record *call =
		&record->op[fit->workload.count];
	int used = 0;

	if (!count)
		return -1;
	try_op(op);
	for (int i = 0; i < count; i++) {
		if (was_used(call, slot[i].buffer)) {
			used++;
			continue;
		}
		*(unsigned long *)bytes(slot[i].at, sizeof(long)) =
			slot[i].was;
		drop_buffer(find_buffer(slot[i].buffer));
	}
	return used ? try_op(op) : -1;
}

static long try_pointer(const struct cf_op *op, int from, enum cf_fill fill)
{
	const struct cf_op_record *call = &record->op[fit->workload.count];
	long score = try_op(op);

	for (int depth = 0; depth < DEPTH_MAX && score >= 0; depth++) {
		unsigned long value = strange_address(call);
		long deeper;

		if (!value)
			break;
		deeper = follow_pointer(op, from, value, fill);
		if (deeper < 0)
			break;
		score = deeper;
	}
	return score;
}

/* What an earlier call of the same shape left: a valid struct, often. */
static const struct cf_op *earlier(const struct cf_op *op)
{
	for (int i = fit->workload.count - 1; i >= 0; i--) {
		const struct cf_op *other = &fit->workload.op[i];

		if (other->type == CF_OP_IOCTL && other->ubuf &&
		    other->size == op->size && other->cmd != op->cmd)
			return other;
	}
	return NULL;
}

/* Put into @op's buffer what the clean workload leaves in another's. */
static int copy_earlier(const struct cf_op *op)
{
	const struct cf_op *from = earlier(op);
	unsigned char kept[ARG_ROOM];

	if (!from || !op->size || op->size > sizeof(kept))
		return 0;
	if (cf_snapshot_take())
		_exit(3);
	cf_workload_run(&fit->workload, record, NULL);
	memcpy(kept, bytes(from->ubuf, op->size), op->size);
	cf_snapshot_restore();
	memcpy(bytes(op->ubuf, op->size), kept, op->size);
	return 1;
}

static unsigned long ioctl_size(unsigned int cmd)
{
	return cmd >> 16 & 0x3fff;
}

static void prepare(const struct cf_op *op, int fill)
{
	cf_fill(bytes(op->ubuf, ARG_ROOM), ARG_ROOM,
		fill < CF_FILL_COUNT ? fill : CF_FILL_ONES);
	if (fill == CF_FILL_COUNT)
		copy_earlier(op);
}

static long fit_ioctl_pointer(struct cf_op *op, int *best_fill)
{
	long best = -1;

	/* The one past the last fill: what an earlier call left. */
	for (int fill = 0; fill <= CF_FILL_COUNT; fill++) {
		int buffers = fit->buffers;
		long score;

		if (fill == CF_FILL_SENTINEL)
			continue;
		prepare(op, fill);
		score = try_pointer(op, buffers - 1, CF_FILL_ONES);
		drop_buffers(buffers);
		if (score > best) {
			best = score;
			*best_fill = fill;
		}
	}
	return best;
}

static long fit_ioctl_value(struct cf_op *op)
{
	unsigned long best_arg = 0;
	long best = -1;

	for (op->arg = 0; op->arg < 3; op->arg++) {
		long score = try_op(op);

		if (score > best) {
			best = score;
			best_arg = op->arg;
		}
	}
	op->arg = best_arg;
	return best;
}

static void fit_ioctl(int node, const struct cf_ioctl *ioctl)
{
	struct cf_op value = { .type = CF_OP_IOCTL, .node = node,
			       .cmd = ioctl->cmd };
	int buffers = fit->buffers;
	struct cf_op pointer;
	long by_value = -1, by_pointer;
	int fill = 0;

	snprintf(value.name, sizeof(value.name), "%s", ioctl->name);
	pointer = value;
	pointer.size = ioctl_size(ioctl->cmd);
	pointer.room = ARG_ROOM;
	pointer.ubuf = pointer.arg = new_buffer(ARG_ROOM);
	by_pointer = fit_ioctl_pointer(&pointer, &fill);
	if (!pointer.size)
		by_value = fit_ioctl_value(&value);
	/* An ioctl that takes any number takes an address too: no copy tells. */
	if (by_pointer > 0 && by_pointer != 1L << 20 &&
	    by_pointer >= by_value) {
		prepare(&pointer, fill);
		try_pointer(&pointer, fit->buffers - 1, CF_FILL_ONES);
		keep_op(&pointer);
		return;
	}
	drop_buffers(buffers);
	if (by_value > 0)
		keep_op(&value);
	else
		fit->refused++;
}

/* ---- nodes ---- */

static int fit_open(int node)
{
	static const unsigned int modes[] = { O_RDWR, O_RDONLY, O_WRONLY };
	struct cf_op op = { .type = CF_OP_OPEN, .node = node };

	for (int i = 0; i < 3; i++) {
		op.flags = modes[i];
		if (try_op(&op) > 0) {
			keep_op(&op);
			return 1;
		}
	}
	fit->refused++;
	return 0;
}

static void fit_plain(int node, enum cf_op_type type, unsigned int flags)
{
	struct cf_op op = { .type = type, .node = node, .flags = flags };

	if (try_op(&op) > 0)
		keep_op(&op);
}

static void fit_node(const struct cf_build *build,
		     const struct cf_module *module, int node)
{
	unsigned int can = fit->workload.node[node].ops;
	int streams;

	if (!fit_open(node))
		return;
	streams = fit_stream(module, node);
	for (int i = 0; (can & CF_DEV_IOCTL) && i < build->ioctl_count; i++)
		fit_ioctl(node, &build->ioctl[i]);
	/* Some devices must be set up by an ioctl before they move data. */
	if (!streams)
		fit_stream(module, node);
	if (can & CF_DEV_POLL)
		fit_plain(node, CF_OP_POLL, 0x5);
	if (can & CF_DEV_FSYNC)
		fit_plain(node, CF_OP_FSYNC, 0);
	fit_plain(node, CF_OP_CLOSE, 0);
}

static int collect_nodes(const char *driver)
{
	struct cf_dev_info info;

	fit->workload.node_count = 0;
	for (int i = 0; !cf_dev_get(i, &info); i++)
		if (!strcmp(info.driver, driver) &&
		    fit->workload.node_count < CF_NODES_MAX)
			fit->workload.node[fit->workload.node_count++] = info;
	return fit->workload.node_count;
}

static void save_image(void)
{
	unsigned long used = 0;

	for (int i = 0; i < fit->buffers; i++) {
		unsigned long size = fit->buffer[i].size;

		if (used + size > CF_FIT_IMAGE)
			_exit(3);
		memcpy(fit->image + used, bytes(fit->buffer[i].addr, size),
		       size);
		fit->buffer[i].offset = used;
		used += size;
	}
}

static void on_oops(const struct cf_oops *oops)
{
	struct cf_fit_crash *crash = &fit->crash[fit->crashes];

	crash->op = fit->trying;
	crash->oops = *oops;
	crash->oops.text = NULL;
	snprintf(crash->text, sizeof(crash->text), "%s",
		 oops->text ? oops->text : "");
	_exit(42);
}

static void fit_child(const struct cf_build *build, const char *params)
{
	struct cf_module *module;
	const char *why = "";

	fit->workload.count = 0;
	fit->buffers = 0;
	fit->refused = 0;
	record = cf_record_new();
	cf_boot();
	cf_oops_handle(on_oops);
	module = cf_module_load(build->object, &why);
	if (!module) {
		snprintf(fit->error, sizeof(fit->error), "cannot be loaded: %s",
			 why);
		_exit(0);
	}
	fit->init = cf_module_insert(module, params);
	if (!fit->init) {
		int nodes = collect_nodes(module->name);

		for (int node = 0; node < nodes; node++)
			fit_node(build, module, node);
		save_image();
	}
	fit->is_done = 1;
	_exit(0);
}

static void note_death(int status)
{
	struct cf_fit_crash *crash = &fit->crash[fit->crashes];

	if (WIFEXITED(status) && WEXITSTATUS(status) == 42) {
		fit->crashes++;
	} else if (fit->is_trying) {
		crash->op = fit->trying;
		crash->oops = (struct cf_oops) { .reason = CF_OOPS_BUG };
		snprintf(crash->text, sizeof(crash->text), "%s",
			 WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) :
			 "the driver ended the process");
		fit->crashes++;
	} else {
		snprintf(fit->error, sizeof(fit->error),
			 "its initialisation ended the process");
	}
	if (!fit->is_trying && fit->crashes)
		snprintf(fit->error, sizeof(fit->error),
			 "its initialisation crashes: %s",
			 cf_oops_reason_name(fit->crash[0].oops.reason));
}

struct cf_fit *cf_fit(const struct cf_build *build, const char *params)
{
	fit = mmap(NULL, sizeof(*fit), PROT_READ | PROT_WRITE,
		   MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (fit == MAP_FAILED)
		return NULL;
	while (!fit->is_done && !fit->error[0] &&
	       fit->crashes < CF_FIT_CRASHES) {
		pid_t child;
		int status = 0;

		fit->is_trying = 0;
		child = fork();
		if (!child)
			fit_child(build, params);
		if (child < 0)
			return NULL;
		alarm(0);
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			;
		if (!fit->is_done && !fit->error[0])
			note_death(status);
	}
	if (!fit->is_done && !fit->error[0])
		snprintf(fit->error, sizeof(fit->error),
			 "%d of its calls crash without any fault; gave up",
			 fit->crashes);
	return fit;
}

int cf_fit_apply(const struct cf_fit *result)
{
	for (int i = 0; i < result->buffers; i++) {
		unsigned long size = result->buffer[i].size;
		long addr = cf_mm_map(result->buffer[i].addr, size,
				      CF_VM_READ | CF_VM_WRITE);

		if (addr < 0)
			return addr;
		memcpy(cf_user_ptr(addr, size),
		       result->image + result->buffer[i].offset, size);
	}
	return 0;
}
