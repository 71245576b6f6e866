/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Try out one call after those that a workload has already, and undo it.
 * Inside the fitting child only. Host-side, private to audit.
 */
#ifndef CF_TRY_H
#define CF_TRY_H

#include <cf_module.h>

#include "fill.h"
#include "fit.h"

/* A call that succeeds scores at least this. */
#define CF_SCORE_OK (1L << 20)
/* Each place where it makes user copies is worth so much. */
#define CF_SCORE_SITE 1024L

/** cf_try_start() - Fit what is described in @fit, which is shared with the parent. */
void cf_try_start(struct cf_fit *fit);

/**
 * cf_try() - Make the workload's calls and then @op.
 *
 * Return: how far @op got: 0 it failed and copied nothing; below CF_SCORE_OK
 * it failed after user copies; CF_SCORE_OK it succeeded without any; above:
 * with some. -1: it crashed before and may not be tried.
 */
long cf_try(const struct cf_op *op);

/** cf_try_again() - Make the calls of the workload, and leave everything as they leave it. */
void cf_try_again(void);

/** cf_try_call() - Record of the call tried last. */
const struct cf_op_record *cf_try_call(void);

/** cf_try_record() - Of all calls of the last try. */
const struct cf_record *cf_try_record(void);

/** cf_try_entry() - The index-th user access of a call of the last try. */
const struct cf_trace_entry *cf_try_entry(const struct cf_op_record *call,
					  unsigned long index);

/**
 * cf_try_strange() - The address that the last try could not use, nothing of ours.
 *
 * Also of a call that crashed for it, as far as it came.
 * Return: 1, or 0 when there is none.
 */
int cf_try_strange(unsigned long *address);

/**
 * cf_try_crash() - The crash for which cf_try() would refuse a call.
 *
 * Return: R3. NULL when it may be tried.
 */
struct cf_fit_crash *cf_try_crash(const struct cf_op *op);

/** cf_try_passes() - Does the call under way pass this address, or one a bit below? */
int cf_try_passes(unsigned long address);

/** cf_try_changes() - How often a call crashed for a field that was changed. */
int cf_try_changes(const struct cf_op *op);

/** cf_try_is_new() - Did the last try reach a call site that nothing kept reaches? */
int cf_try_is_new(void);

/** cf_try_is_whole() - Does the workload reach every call site of the driver? */
int cf_try_is_whole(struct cf_module *module);

/** cf_keep() - Make @op part of the workload. */
void cf_keep(const struct cf_op *op);

/**
 * cf_push() - Make @op part of the workload for a while, until cf_pop().
 *
 * Return: 1, or 0 when there is no room.
 */
int cf_push(const struct cf_op *op);
void cf_pop(void);

/* User memory of the workload. */

/** cf_bytes() - As test code may touch them. */
unsigned char *cf_bytes(unsigned long addr, unsigned long size);

/** cf_buffer_new() - Map a buffer. Return: its user address. */
unsigned long cf_buffer_new(unsigned long room);

/** cf_buffer_drop() - Unmap the one at @addr. */
void cf_buffer_drop(unsigned long addr);

/** cf_buffers_drop() - Unmap those made since there were @count. */
void cf_buffers_drop(int count);

/** cf_buffer_is_ours() - Does an address lie in one? */
int cf_buffer_is_ours(unsigned long addr);

/** cf_after() - Bytes at @addr as the workload leaves them. */
void cf_after(unsigned long addr, void *to, unsigned long size);

/* The two halves of fitting a node. Return: calls kept. */
int cf_fit_stream(struct cf_fit *fit, struct cf_module *module, int node);
int cf_fit_ioctls(struct cf_fit *fit, const struct cf_build *build,
		  struct cf_module *module, int node);

/** cf_twin() - The same call with a buffer of its own; nested ones are shared. */
struct cf_op cf_twin(const struct cf_op *op);

/**
 * cf_try_pointer() - Try a call with a buffer, and give the driver what it asks for.
 * @nested: what it leads to are buffers from here on
 *
 * Return: as cf_try().
 */
long cf_try_pointer(struct cf_fit *fit, const struct cf_op *op, int nested);

/* Either of them. */
typedef long cf_try_fn(struct cf_fit *fit, const struct cf_op *op, int nested);

/**
 * cf_fit_words() - Change fields of what a call passes until it gets further.
 * @nested: the first of the buffers that its argument leads to
 * @score:  how far it gets as it is
 *
 * Return: how far it gets now; its buffers hold what it takes.
 */
long cf_fit_words(struct cf_fit *fit, const struct cf_op *op, int nested,
		  cf_try_fn *try_call, long score);

/** cf_fit_constants() - Twins of calls from @from on, with constants of the source. */
void cf_fit_constants(struct cf_fit *fit, const struct cf_build *build,
		      struct cf_module *module, int from);

/** cf_fit_probes() - Make the effects of calls from @from on seen by later ones. */
void cf_fit_probes(struct cf_fit *fit, int from);

/** cf_fit_overwrite() - Write over what was written, and read it. Return: 1 kept. */
int cf_fit_overwrite(struct cf_fit *fit, int from);

#endif
