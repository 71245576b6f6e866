// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Try out one call after those that a workload has already. Host-side.
 *
 * What stands in user memory when a call is tried is what every run will begin
 * with, so the snapshot is taken anew for each try and restored after it.
 */
#include <string.h>
#include <unistd.h>

#include <cf_mm.h>
#include <cf_state.h>

#include "try.h"

#define SITES_MAX 4096
#define HEAD 64UL
#define CHANCES 9	/* more than there are fills */
#define EXIT_HARNESS 3
#define TRY_SECONDS 5	/* a call that spins is found by the clock */

static struct cf_fit *fit;
static struct cf_record *record;
static unsigned char is_reached[SITES_MAX];	/* by site id */

void cf_try_start(struct cf_fit *shared)
{
	fit = shared;
	record = cf_record_new();
	if (!record)
		_exit(EXIT_HARNESS);
}

/* ---- trying ---- */

static unsigned long digest_head(unsigned long sum, unsigned long addr,
				 unsigned long size)
{
	const unsigned char *byte = cf_user_ptr(addr, size);

	for (unsigned long i = 0; byte && i < size; i++)
		sum = (sum ^ byte[i]) * 0x100000001b3UL;
	return sum;
}

/* Of what a call passes: its own buffer, and the heads of all. */
static unsigned long contents_of(const struct cf_op *op)
{
	unsigned long size = op->room < HEAD ? op->room : HEAD;
	unsigned long sum = digest_head(op->arg + op->size, op->ubuf, size);

	for (int i = 0; i < fit->buffers; i++)
		sum = digest_head(sum, fit->buffer[i].addr, HEAD);
	return sum;
}

static int is_same_call(const struct cf_op *a, const struct cf_op *b)
{
	return a->type == b->type && a->node == b->node && a->cmd == b->cmd &&
	       a->size == b->size;
}

int cf_try_changes(const struct cf_op *op)
{
	int count = 0;

	for (int i = 0; i < fit->crashes; i++)
		count += fit->crash[i].is_change &&
			 is_same_call(&fit->crash[i].op, op);
	return count;
}

/*
 * A call that crashed is not made again, whatever it passes. One that crashed
 * on an address that it could not use, or on a string, may pass another, a few
 * times; and that a changed field is too much for it says nothing of the rest.
 */
struct cf_fit_crash *cf_try_crash(const struct cf_op *op)
{
	int chances = CHANCES;

	for (int i = 0; i < fit->crashes; i++) {
		struct cf_fit_crash *crash = &fit->crash[i];

		if (!is_same_call(&crash->op, op))
			continue;
		if (crash->contents == contents_of(op))
			return crash;
		if (!crash->is_change &&
		    !((crash->has_strange || crash->is_content) && --chances))
			return crash;
	}
	return NULL;
}

void cf_try_again(void)
{
	if (cf_snapshot_take())
		_exit(EXIT_HARNESS);
	cf_workload_run(&fit->workload, record, NULL);
}

const struct cf_op_record *cf_try_call(void)
{
	return &record->op[fit->workload.count];
}

const struct cf_record *cf_try_record(void)
{
	return record;
}

const struct cf_trace_entry *cf_try_entry(const struct cf_op_record *call,
					  unsigned long index)
{
	return &record->trace.entries[call->first + index];
}

int cf_try_strange(unsigned long *address)
{
	const struct cf_op_record *call = cf_try_call();

	for (unsigned long i = call->first; i < record->trace.count; i++) {
		const struct cf_trace_entry *entry = &record->trace.entries[i];

		if (entry->size && entry->copied < entry->size &&
		    !cf_buffer_is_ours(entry->uaddr)) {
			*address = entry->uaddr;
			return 1;
		}
	}
	return 0;
}

/* Different sites among the first accesses of a call. */
static int count_sites(const struct cf_op_record *call)
{
	unsigned long accesses = call->accesses < 64 ? call->accesses : 64;
	int sites = 0;

	for (unsigned long i = 0; i < accesses; i++) {
		const struct cf_trace_entry *entry = cf_try_entry(call, i);
		int is_new = entry->copied > 0;

		for (unsigned long j = 0; j < i && is_new; j++)
			is_new = cf_try_entry(call, j)->site != entry->site;
		sites += is_new;
	}
	return sites;
}

static long score_of(const struct cf_op_record *call)
{
	long score = count_sites(call) * CF_SCORE_SITE;

	if (score)
		score += call->accesses < 1000 ? (long)call->accesses : 1000;
	if (call->ret >= 0)
		score += CF_SCORE_OK;
	if (call->ret > 0)
		score += CF_SCORE_OK / 2;
	return score;
}

/* What was a matter of contents is for the attacks to find. */
static void forgive(const struct cf_op *op)
{
	for (int i = 0; i < fit->crashes; i++)
		if (fit->crash[i].is_content &&
		    is_same_call(&fit->crash[i].op, op))
			fit->crash[i].is_followed = 1;
}

int cf_try_passes(unsigned long address)
{
	const struct cf_op *op = &fit->trying;

	for (unsigned long at = 0; op->ubuf && at < HEAD; at += sizeof(at)) {
		const unsigned char *bytes = cf_user_ptr(op->ubuf + at,
							 sizeof(at));
		unsigned long word = 0;

		if (bytes)
			memcpy(&word, bytes, sizeof(word));
		if (word >= CF_PAGE_SIZE && address - word < CF_PAGE_SIZE)
			return 1;
	}
	return 0;
}

long cf_try(const struct cf_op *op)
{
	long score;

	if (cf_try_crash(op) || !cf_push(op))
		return -1;
	fit->trying = *op;
	fit->contents = contents_of(op);
	alarm(TRY_SECONDS);
	cf_try_again();
	alarm(0);
	cf_snapshot_restore();
	cf_pop();
	score = score_of(cf_try_call());
	if (score >= CF_SCORE_OK)
		forgive(op);
	return score;
}

int cf_push(const struct cf_op *op)
{
	struct cf_workload *workload = &fit->workload;

	if (workload->count == CF_OPS_MAX) {
		fit->is_full = 1;
		return 0;
	}
	workload->op[workload->count++] = *op;
	return 1;
}

void cf_pop(void)
{
	fit->workload.count--;
}

int cf_try_is_new(void)
{
	for (unsigned long i = 0; i < record->trace.count; i++) {
		const struct cf_trace_entry *entry = &record->trace.entries[i];

		if (entry->copied && entry->site->id < SITES_MAX &&
		    !is_reached[entry->site->id])
			return 1;
	}
	return 0;
}

int cf_try_is_whole(struct cf_module *module)
{
	struct cf_site *site = NULL;

	while ((site = cf_module_next_site(module, site)))
		if (site->id < SITES_MAX && !is_reached[site->id])
			return 0;
	return 1;
}

void cf_keep(const struct cf_op *op)
{
	if (!cf_push(op))
		return;
	cf_try_again();
	cf_snapshot_restore();
	for (unsigned long i = 0; i < record->trace.count; i++) {
		const struct cf_trace_entry *entry = &record->trace.entries[i];

		if (entry->copied && entry->site->id < SITES_MAX)
			is_reached[entry->site->id] = 1;
	}
}

/* ---- user memory ---- */

unsigned char *cf_bytes(unsigned long addr, unsigned long size)
{
	unsigned char *p = cf_user_ptr(addr, size);

	if (!p)
		_exit(EXIT_HARNESS);
	return p;
}

unsigned long cf_buffer_new(unsigned long room)
{
	unsigned long size = (room + CF_PAGE_SIZE - 1) & ~(CF_PAGE_SIZE - 1);
	long addr = cf_mm_map(0, size, CF_VM_READ | CF_VM_WRITE);

	if (addr < 0 || fit->buffers == CF_FIT_BUFFERS)
		_exit(EXIT_HARNESS);
	fit->buffer[fit->buffers].addr = addr;
	fit->buffer[fit->buffers].size = size;
	fit->buffers++;
	return addr;
}

static void drop(int index)
{
	cf_mm_unmap(fit->buffer[index].addr, fit->buffer[index].size);
	fit->buffers--;
	for (int i = index; i < fit->buffers; i++)
		fit->buffer[i] = fit->buffer[i + 1];
}

void cf_buffer_drop(unsigned long addr)
{
	for (int i = fit->buffers - 1; i >= 0; i--)
		if (fit->buffer[i].addr == addr)
			drop(i);
}

void cf_buffers_drop(int count)
{
	while (fit->buffers > count)
		drop(fit->buffers - 1);
}

int cf_buffer_is_ours(unsigned long addr)
{
	for (int i = 0; i < fit->buffers; i++)
		if (addr - fit->buffer[i].addr < fit->buffer[i].size)
			return 1;
	return 0;
}

void cf_after(unsigned long addr, void *to, unsigned long size)
{
	cf_try_again();
	memcpy(to, cf_bytes(addr, size), size);
	cf_snapshot_restore();
}
