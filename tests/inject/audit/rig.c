// SPDX-License-Identifier: LGPL-2.1-or-later
/* A driver under audit, for tests and measurements of the sweep. Host-side. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cf_mm.h>

#include "audit/judge.h"
#include "audit/worker.h"
#include "rig.h"

static void need(int is_true, const char *what)
{
	if (is_true)
		return;
	fprintf(stderr, "rig: %s failed\n", what);
	exit(99);
}

struct cf_sweep *rig_start(const char *source, unsigned int axes)
{
	static struct cf_build build;
	static struct cf_sweep sweep;
	static char path[4096];

	snprintf(path, sizeof(path), SRCDIR "/%s", source);
	/* The build tree's headers and library, not installed ones. */
	setenv("COPYFAULT_ROOT", BUILDDIR "/root", 1);
	setenv("LIBRARY_PATH", BUILDDIR "/.libs", 1);
	build.source[0] = path;
	build.source_count = 1;
	sweep.build = &build;
	cf_plan_defaults(&sweep.options);
	sweep.options.axes = axes;
	need(!cf_build(&build), "build");
	need(!cf_sweep_prepare(&sweep), "prepare");
	need(sweep.plan.runs > 0, "plan");
	return &sweep;
}

/* The first of its type, of those that did something. */
static int is_wanted(const struct cf_sweep *sweep, int index,
		     const struct cf_workload *kept)
{
	const struct cf_op_record *call = &sweep->clean->op[index];
	enum cf_op_type type = sweep->fit->workload.op[index].type;

	if (type != CF_OP_OPEN && type != CF_OP_LSEEK && type != CF_OP_CLOSE &&
	    !call->accesses)
		return 0;
	for (int i = 0; i < kept->count; i++)
		if (kept->op[i].type == type)
			return 0;
	return call->ret >= 0;
}

void rig_reduce(struct cf_sweep *sweep)
{
	struct cf_workload *workload = &sweep->fit->workload;
	static struct cf_workload kept;

	for (int i = 0; i < workload->count; i++)
		if (is_wanted(sweep, i, &kept))
			kept.op[kept.count++] = workload->op[i];
	memcpy(workload->op, kept.op, sizeof(kept.op));
	workload->count = kept.count;
	need(!cf_sweep_census(sweep), "census");
}

static int attacked = -1;	/* the call that the last run attacked */

enum cf_verdict rig_run(struct cf_sweep *sweep, unsigned long run)
{
	struct cf_attack attack;

	attacked = cf_plan_attack(&sweep->plan, run, &attack) ? attack.op : -1;
	if (!sweep->slot)
		sweep->slot = cf_slots_new(1);
	need(sweep->slot != NULL, "slot");
	cf_tally_clear(&sweep->slot->tally);
	return cf_judge_number(sweep, run);
}

unsigned long rig_hash(unsigned long hash, const void *data,
		       unsigned long size)
{
	const unsigned char *p = data;
	unsigned long word;

	for (; size >= sizeof(word); p += sizeof(word), size -= sizeof(word)) {
		memcpy(&word, p, sizeof(word));
		hash = (hash ^ word) * 0x9e3779b97f4a7c15UL;
		hash ^= hash >> 29;
	}
	while (size--)
		hash = (hash ^ *p++) * 0x100000001b3UL;
	return hash;
}

/*
 * A user address of a copy under set_fs(KERNEL_DS) is the host's, and the
 * kernel side may lie on its stack.
 */
static unsigned long hash_entry(unsigned long hash, struct cf_trace_entry entry)
{
	if (entry.uaddr < cf_user_base || entry.uaddr >= cf_task_size)
		entry.uaddr = 0;
	entry.kaddr = 0;
	return rig_hash(hash, &entry, sizeof(entry));
}

static unsigned long hash_buffer(unsigned long hash, const struct cf_op *op)
{
	return op->ubuf ? rig_hash(hash, cf_user_ptr(op->ubuf, op->room),
				   op->room) : hash;
}

/*
 * To judge a run takes other runs, which write to user memory: what it left
 * there has been kept, from the stopped call on.
 */
static unsigned long hash_user(unsigned long hash, const struct cf_sweep *sweep)
{
	const struct cf_workload *workload = &sweep->fit->workload;
	const struct cf_trace *trace = &sweep->run->trace;
	const struct cf_layout *layout = &sweep->worlds.layout;
	unsigned long i = 0;

	while (i < trace->count && !trace->entries[i].injected)
		i++;
	if (layout->size && (attacked >= 0 || i < trace->count)) {
		unsigned long from = layout->at[attacked >= 0 ? attacked + 1U :
						trace->entries[i].op];

		return rig_hash(hash, cf_world_image(&sweep->worlds) + from,
				layout->size - from);
	}
	for (int op = 0; op < workload->count; op++)
		hash = hash_buffer(hash, &workload->op[op]);
	return hash;
}

unsigned long rig_digest(const struct cf_sweep *sweep)
{
	const struct cf_record *run = sweep->run;
	unsigned long hash = rig_hash(1, &run->removed, sizeof(run->removed));

	for (int i = 0; i < run->count; i++)
		hash = rig_hash(hash, &run->op[i], sizeof(run->op[i]));
	for (unsigned long i = 0; i < run->trace.count; i++)
		hash = hash_entry(hash, run->trace.entries[i]);
	return hash_user(hash, sweep);
}
