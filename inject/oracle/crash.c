// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The kernel survives what the driver does. Host-side.
 *
 * NULL behind a copy that was stopped is what a helper gave for what it could
 * not fetch, and its caller did not expect.
 */
#include <stdio.h>
#include <string.h>

#include <copyfault/symbol.h>

#include <cf_mm.h>

#include "oracle.h"

#define FREED 0x6bUL	/* POISON_FREE */
#define NEAR 4096UL	/* of an offset into a struct */

/* Hardened usercopy says no, with a BUG(). */
static int is_usercopy(const struct cf_oops *oops)
{
	return oops->reason == CF_OOPS_BUG && oops->text &&
	       !strncmp(oops->text, "usercopy:", 9);
}

/* Bytes of freed memory, as the heap fills it, were taken for an address. */
int cf_oops_is_freed(const struct cf_oops *oops)
{
	const unsigned long freed = ~0UL / 0xff * FREED;

	if (oops->reason == CF_OOPS_PAGE)
		return oops->address - freed + NEAR < 2 * NEAR;
	for (unsigned int i = 0; oops->reason == CF_OOPS_GP && i < oops->nregs;
	     i++)
		if (oops->regs[i] - freed + NEAR < 2 * NEAR)
			return 1;
	return 0;
}

static enum cf_class class_of(const struct cf_oops *oops, int is_stopped)
{
	if (is_usercopy(oops))
		return CF_CLASS_MS2;
	if (cf_oops_is_freed(oops))
		return CF_CLASS_RS5;
	switch (oops->reason) {
	case CF_OOPS_NULL:
		return is_stopped ? CF_CLASS_RV9 : CF_CLASS_OOPS;
	case CF_OOPS_ERR_PTR:
		return CF_CLASS_RV9;
	case CF_OOPS_USER_DEREF:
		return CF_CLASS_MS5;
	case CF_OOPS_HEAP:
		return CF_CLASS_RS5;
	case CF_OOPS_STRING:
		return CF_CLASS_MS6;
	case CF_OOPS_LOCK:
		return CF_CLASS_RS1;
	case CF_OOPS_DEADLOCK:
		return CF_CLASS_CX4;
	case CF_OOPS_HANG:
	case CF_OOPS_SANITIZER:
		return CF_CLASS_MS9;
	case CF_OOPS_KERNEL_SIDE:
	case CF_OOPS_PAGE:
	case CF_OOPS_GP:
	case CF_OOPS_STACK:
	case CF_OOPS_DIVIDE:
	case CF_OOPS_OPCODE:
	case CF_OOPS_BUG:
	case CF_OOPS_ESCAPE:
	case CF_OOPS_REASON_COUNT:
		break;
	}
	return CF_CLASS_OOPS;
}

/*
 * User addresses and error numbers are the same in every process; where the
 * kernel's things lie is not, and says nothing.
 */
static void describe_address(const struct cf_oops *oops,
			     struct cf_finding *finding)
{
	const char *what = oops->write ? "write" : "read";

	if (oops->address < cf_task_size || oops->address >= -CF_PAGE_SIZE)
		snprintf(finding->detail, sizeof(finding->detail),
			 "%s of address 0x%lx", what, oops->address);
	else
		snprintf(finding->detail, sizeof(finding->detail),
			 "%s of a kernel address that is not mapped so", what);
}

/* Where the other task of a deadlock waits, behind what is said of it. */
static void add_other(const struct cf_oops *oops, char *text, size_t size)
{
	struct cf_symbol symbol;
	size_t used = strlen(text);
	const char *slash;

	if (!oops->also || !cf_symbol_lookup(oops->also - 1, &symbol) ||
	    !symbol.line)
		return;
	slash = strrchr(symbol.file, '/');
	snprintf(text + used, size - used, " at %s:%u",
		 slash ? slash + 1 : symbol.file, symbol.line);
}

void cf_finding_take_oops(struct cf_finding *finding,
			  const struct cf_oops *oops)
{
	finding->relation = cf_oops_reason_name(oops->reason);
	snprintf(finding->expected, sizeof(finding->expected),
		 "the call returns");
	if (oops->text && oops->text[0])
		snprintf(finding->detail, sizeof(finding->detail), "%s",
			 oops->text);
	else if (oops->reason <= CF_OOPS_STACK)
		describe_address(oops, finding);
	finding->is_crash = 1;
	add_other(oops, finding->detail, sizeof(finding->detail));
	finding->frames = oops->nframes;
	for (unsigned int i = 0; i < oops->nframes; i++)
		finding->where[i] = oops->frame[i];
}

int cf_oracle_crash(const struct cf_oops *oops, struct cf_finding *finding)
{
	if (oops->reason == CF_OOPS_HANG)
		return 0;	/* watchdog.c */
	cf_finding_take_oops(finding, oops);
	finding->class = class_of(oops, finding->site != NULL);
	finding->severity = 1;
	return 1;
}
