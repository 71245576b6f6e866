// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Make one call of a workload hostile. Host-side.
 *
 * Arguments are changed in a copy of the workload. Bytes of user memory are
 * changed just before the call, since earlier calls may write there, and put
 * back behind it: what later calls find is as in the clean run, so that all
 * they see differently is the driver's doing.
 */
#include <stdlib.h>
#include <string.h>

#include <cf_host.h>
#include <cf_mm.h>
#include <cf_syscall.h>

#include "assault.h"

#define MODULE_SPAN 64UL	/* a struct module is not smaller */
#define FAR_PAGES 16UL		/* from the end of the user range: unmapped */

/* ---- addresses ---- */

static unsigned long address_of(const struct cf_assault *assault,
				unsigned long was)
{
	switch (assault->attack.hostile) {
	case CF_HOSTILE_NULL_PAGE:
		return 0;
	case CF_HOSTILE_UNMAPPED:
		return cf_task_size - FAR_PAGES * CF_PAGE_SIZE;
	case CF_HOSTILE_READONLY:
		return was;
	case CF_HOSTILE_KERNEL:
		return cf_canary_plant();
	case CF_HOSTILE_MODULE:
		return (unsigned long)assault->module->module;
	case CF_HOSTILE_WRAP:
		return -1UL;
	case CF_HOSTILE_NONCANONICAL:
		return 1UL << 63;
	case CF_HOSTILE_LAST:
		return cf_task_size - 1;
	case CF_HOSTILE_LAST_WORD:
		return cf_task_size - 8;
	case CF_HOSTILE_NUMBER:
	case CF_HOSTILE_LETTERS:
	case CF_HOSTILE_STRING:
	case CF_HOSTILE_COUNT:
		break;
	}
	return assault->attack.value;
}

/* All pages of the piece of memory that @uaddr lies in, as far as it goes. */
static void protect(unsigned long uaddr, int perm)
{
	unsigned long start = uaddr & ~(CF_PAGE_SIZE - 1), size = 0;

	while (size < CF_ASSAULT_SPAN && cf_user_ptr(start, size + CF_PAGE_SIZE))
		size += CF_PAGE_SIZE;
	if (size)
		cf_mm_protect(start, size, perm);
}

struct cf_assault *cf_assault_new(struct cf_module *module,
				  const struct cf_record *clean)
{
	struct cf_assault *assault = calloc(1, sizeof(*assault));

	if (!assault)
		return NULL;
	assault->module = module;
	assault->clean = clean;
	assault->saved = calloc(1, CF_ASSAULT_SPAN);
	assault->hostile = calloc(1, CF_ASSAULT_SPAN);
	assault->scratch = cf_mm_map(0, CF_ASSAULT_SPAN,
				     CF_VM_READ | CF_VM_WRITE);
	if (!assault->saved || !assault->hostile || !cf_canary_plant() ||
	    (long)assault->scratch < 0 || cf_mm_map(cf_task_size - CF_PAGE_SIZE, CF_PAGE_SIZE,
		      CF_VM_READ | CF_VM_WRITE) < 0)
		return NULL;
	return assault;
}

/* ---- before and after the call ---- */

/*
 * A buffer ends where its page ends, and a larger count would only meet that.
 * So the call gets another, with the same bytes in it again and again.
 */
static void outgrow(struct cf_assault *assault, struct cf_op *op)
{
	if (assault->attack.value <= op->size)
		return;
	op->ubuf = assault->scratch;
	op->room = CF_ASSAULT_SPAN;
}

static void fill_scratch(const struct cf_assault *assault)
{
	unsigned long size = assault->placed->was;
	unsigned char *to = cf_user_ptr(assault->scratch, CF_ASSAULT_SPAN);
	const unsigned char *from = size ? cf_user_ptr(assault->op.ubuf, size) :
					   NULL;

	for (unsigned long i = 0; to && from && i < CF_ASSAULT_SPAN; i++)
		to[i] = from[i % size];
}

static void set_argument(struct cf_assault *assault, struct cf_op *op)
{
	struct cf_placed *placed = assault->placed;

	if (assault->attack.spot == CF_SPOT_SIZE) {
		placed->was = op->size;
		outgrow(assault, op);
		op->size = placed->value = assault->attack.value;
	} else if (op->type == CF_OP_IOCTL) {
		placed->was = op->arg;
		op->arg = placed->value = address_of(assault, op->arg);
	} else {
		placed->was = op->ubuf;
		op->ubuf = placed->value = address_of(assault, op->ubuf);
	}
}

static unsigned long bytes_size(const struct cf_assault *assault)
{
	return assault->attack.spot == CF_SPOT_BYTES ? assault->attack.size : 0;
}

static void make_bytes(struct cf_assault *assault)
{
	const struct cf_attack *attack = &assault->attack;
	struct cf_placed *placed = assault->placed;
	unsigned long word = attack->size < 8 ? attack->size : 8;

	placed->was = 0;
	memcpy(&placed->was, assault->saved, word);
	placed->value = address_of(assault, placed->was);
	if (!cf_attack_is_text(attack)) {
		memcpy(assault->hostile, &placed->value, word);
		return;
	}
	memset(assault->hostile, 'A', attack->size);
	if (attack->hostile == CF_HOSTILE_STRING)
		assault->hostile[attack->size - 1] = '\0';
}

/*
 * What the driver may move at the end of the user range is what it would move
 * in the good buffer.
 */
static void share_tail(const struct cf_assault *assault, int is_after)
{
	const struct cf_placed *placed = assault->placed;
	unsigned long size = cf_task_size - placed->value;
	void *good = cf_user_ptr(placed->was, size);
	void *last = cf_user_ptr(placed->value, size);

	if (good && last)
		memcpy(is_after ? good : last, is_after ? last : good, size);
}

static int is_at_end(const struct cf_attack *attack)
{
	return attack->hostile == CF_HOSTILE_LAST ||
	       attack->hostile == CF_HOSTILE_LAST_WORD;
}

static void before_call(void *arg, int op)
{
	struct cf_assault *assault = arg;
	unsigned long size = bytes_size(assault);
	unsigned char *bytes = size ? cf_user_ptr(assault->uaddr, size) : NULL;

	if (size && !bytes)
		return;		/* not placed: it cannot be made */
	if (bytes) {
		memcpy(assault->saved, bytes, size);
		make_bytes(assault);
		memcpy(bytes, assault->hostile, size);
	}
	if (assault->attack.hostile == CF_HOSTILE_READONLY)
		protect(assault->placed->was, CF_VM_READ);
	if (assault->workload.op[op].ubuf == assault->scratch)
		fill_scratch(assault);
	if (is_at_end(&assault->attack))
		share_tail(assault, 0);
	assault->placed->is_placed = 1;
}

/* What the driver has written there stays. */
static void after_call(void *arg, int op)
{
	struct cf_assault *assault = arg;
	unsigned long size = bytes_size(assault);
	unsigned char *bytes = size ? cf_user_ptr(assault->uaddr, size) : NULL;

	(void)op;
	if (assault->attack.hostile == CF_HOSTILE_READONLY)
		protect(assault->placed->was, CF_VM_READ | CF_VM_WRITE);
	if (is_at_end(&assault->attack))
		share_tail(assault, 1);
	for (unsigned long i = 0; bytes && i < size; i++)
		if (bytes[i] == assault->hostile[i])
			bytes[i] = assault->saved[i];
}

/* Where the clean call fetched the bytes from. Return: 0, no such copy. */
static unsigned long find_bytes(const struct cf_assault *assault)
{
	const struct cf_attack *attack = &assault->attack;
	const struct cf_op_record *call = &assault->clean->op[attack->op];

	if (attack->spot != CF_SPOT_BYTES || attack->copy > call->accesses)
		return 0;
	return assault->clean->trace.entries[call->first + attack->copy - 1]
		       .uaddr + attack->offset;
}

void cf_assault_begin(struct cf_assault *assault,
		      const struct cf_attack *attack, struct cf_placed *placed)
{
	assault->attack = *attack;
	assault->placed = placed;
	*placed = (struct cf_placed) { 0 };
	assault->op = assault->workload.op[attack->op];
	assault->uaddr = find_bytes(assault);
	if (attack->spot != CF_SPOT_BYTES)
		set_argument(assault, &assault->workload.op[attack->op]);
	assault->around = (struct cf_around) {
		.op = attack->op, .before = before_call, .after = after_call,
		.arg = assault,
	};
	assault->workload.around = &assault->around;
}

/* As if it had never been: a run leaves nothing behind. */
void cf_assault_end(struct cf_assault *assault)
{
	unsigned long size = bytes_size(assault);

	assault->workload.op[assault->attack.op] = assault->op;
	assault->workload.around = NULL;
	memset(assault->saved, 0, size);
	memset(assault->hostile, 0, size);
	memset(&assault->attack, 0, sizeof(assault->attack));
	memset(&assault->op, 0, sizeof(assault->op));
	memset(&assault->around, 0, sizeof(assault->around));
	assault->uaddr = 0;
	assault->placed = NULL;
}

/* ---- what came of it ---- */

/* What lies behind the canary and the module is somebody else's. */
static unsigned long span_of(const struct cf_attack *attack)
{
	if (!cf_attack_is_address(attack))
		return 0;
	if (attack->hostile == CF_HOSTILE_KERNEL)
		return CF_CANARY_SIZE;
	return attack->hostile == CF_HOSTILE_MODULE ? MODULE_SPAN :
						      CF_ASSAULT_SPAN;
}

/* Does an access go by way of the hostile pointer? */
static int is_by_pointer(const struct cf_assault *assault,
			 const struct cf_trace_entry *entry,
			 unsigned long pointer)
{
	return entry->uaddr - pointer < span_of(&assault->attack);
}

static int is_kernels(const struct cf_trace_entry *entry)
{
	return entry->uaddr >= cf_task_size ||
	       entry->size > cf_task_size - entry->uaddr;
}

const struct cf_trace_entry *
cf_assault_trespass(const struct cf_assault *assault,
		    const struct cf_record *run)
{
	for (unsigned long i = 0; i < run->trace.count; i++) {
		const struct cf_trace_entry *entry = &run->trace.entries[i];

		if ((int)entry->op >= assault->attack.op && !entry->refused &&
		    entry->size && is_kernels(entry) &&
		    is_by_pointer(assault, entry, assault->placed->value))
			return entry;
	}
	return NULL;
}

void cf_assault_translate(const struct cf_assault *assault,
			  struct cf_record *run)
{
	const struct cf_placed *placed = assault->placed;

	for (unsigned long i = 0; i < run->trace.count; i++) {
		struct cf_trace_entry *entry = &run->trace.entries[i];

		if ((int)entry->op == assault->attack.op &&
		    is_by_pointer(assault, entry, placed->value))
			entry->uaddr += placed->was - placed->value;
	}
}

/* A string ends where its NUL is, and not only where its room does. */
static int is_stopped(const struct cf_trace_entry *entry)
{
	if (entry->refused || entry->copied == entry->size)
		return entry->refused;
	return cf_prims[entry->prim].unit != CF_UNIT_STRING || entry->faults;
}

const struct cf_trace_entry *
cf_assault_hit(const struct cf_assault *assault, const struct cf_record *run)
{
	for (unsigned long i = 0; i < run->trace.count; i++) {
		const struct cf_trace_entry *entry = &run->trace.entries[i];

		if ((int)entry->op == assault->attack.op &&
		    is_stopped(entry) &&
		    is_by_pointer(assault, entry, assault->placed->was))
			return entry;
	}
	return NULL;
}
