// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Module init and exit as a part of the workload. Host-side.
 *
 * Few drivers copy there, those of 2.4 that read a file under set_fs() do. For
 * all others a run begins behind init, which is cheaper, and exit is no call of
 * the workload. Where the workload is full they stay outside of it, and their
 * copies are reported as not reached.
 */
#include <string.h>

#include <cf_state.h>

#include "life.h"

static void add_op(struct cf_workload *workload, int at, enum cf_op_type type)
{
	struct cf_op *op = &workload->op[at];

	if (workload->count == CF_OPS_MAX)
		return;
	memmove(op + 1, op, (workload->count - at) * sizeof(*op));
	memset(op, 0, sizeof(*op));
	op->type = type;
	workload->count++;
}

int cf_life_begin(struct cf_sweep *sweep)
{
	struct cf_workload *workload = &sweep->fit->workload;
	struct cf_trace *trace = &sweep->run->trace;
	int error = cf_snapshot_take();

	if (error)
		return error;
	workload->module = sweep->module;
	workload->params = sweep->params;
	cf_trace_start(trace);
	error = cf_module_insert(sweep->module, sweep->params);
	cf_trace_stop();
	if (error || !trace->count || workload->count == CF_OPS_MAX)
		return error;
	cf_snapshot_restore();
	add_op(workload, 0, CF_OP_INSMOD);
	return 0;
}

void cf_life_end(struct cf_sweep *sweep)
{
	struct cf_workload *workload = &sweep->fit->workload;
	struct cf_trace *trace = &sweep->run->trace;

	cf_trace_start(trace);
	cf_module_remove(sweep->module);
	cf_trace_stop();
	if (trace->count)
		add_op(workload, workload->count, CF_OP_RMMOD);
}
