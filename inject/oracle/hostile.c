// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * No address, number or string that user space gives makes the driver touch
 * what is not its own. Host-side.
 *
 * What a run does not survive says more when it is known what was put where.
 * What it says nothing about is crash.c's.
 */
#include <string.h>

#include <cf_mm.h>

#include "oracle.h"

static int is_user(unsigned long addr)
{
	return addr < cf_task_size;
}

/* Was the address touched that was put there? A GP fault does not say. */
static int is_deref(const struct cf_attack *attack,
		    const struct cf_placed *placed, const struct cf_oops *oops)
{
	if (oops->reason == CF_OOPS_GP)
		return !cf_oops_is_freed(oops) &&
		       attack->hostile == CF_HOSTILE_NONCANONICAL;
	/* NULL may be what a helper gave that could not fetch. */
	return oops->reason != CF_OOPS_NULL && oops->reason < CF_OOPS_STACK &&
	       oops->address - placed->value < CF_ASSAULT_SPAN;
}

/* Memory went wrong, in one of the ways in which it does behind an object. */
static int is_overrun(const struct cf_oops *oops, const char *text)
{
	switch (oops->reason) {
	case CF_OOPS_NULL:
	case CF_OOPS_KERNEL_SIDE:
	case CF_OOPS_PAGE:
	case CF_OOPS_GP:
	case CF_OOPS_STACK:
	case CF_OOPS_HEAP:
	case CF_OOPS_STRING:
	case CF_OOPS_ESCAPE:
		return 1;
	case CF_OOPS_BUG:
		return !strncmp(text, "usercopy:", 9);
	case CF_OOPS_ERR_PTR:
	case CF_OOPS_USER_DEREF:
	case CF_OOPS_DIVIDE:
	case CF_OOPS_OPCODE:
	case CF_OOPS_LOCK:
	case CF_OOPS_DEADLOCK:
	case CF_OOPS_HANG:
	case CF_OOPS_SANITIZER:
	case CF_OOPS_REASON_COUNT:
		break;
	}
	return 0;
}

/* CF_CLASS_COUNT: it died of something else. */
static enum cf_class class_of(const struct cf_defeat *defeat)
{
	const struct cf_attack *attack = defeat->attack;
	const struct cf_placed *placed = defeat->placed;
	const struct cf_oops *oops = defeat->oops;
	const char *text = oops->text ? oops->text : "";

	if (attack->hostile == CF_HOSTILE_KERNEL && is_user(placed->was) &&
	    oops->reason == CF_OOPS_HEAP && strstr(text, "overwritten"))
		return CF_CLASS_MS4;	/* it wrote past the canary */
	if (oops->reason == CF_OOPS_STRING)
		return CF_CLASS_MS6;
	if (cf_attack_is_text(attack) && is_overrun(oops, text))
		return CF_CLASS_MS6;
	if (attack->hostile == CF_HOSTILE_NUMBER && is_overrun(oops, text))
		return CF_CLASS_MS2;
	if (cf_attack_is_address(attack) && is_deref(attack, placed, oops))
		return is_user(placed->was) ? CF_CLASS_MS5 : CF_CLASS_MS7;
	return CF_CLASS_COUNT;
}

int cf_oracle_hostile(const struct cf_defeat *defeat,
		      struct cf_finding *finding)
{
	enum cf_class class = class_of(defeat);

	if (class == CF_CLASS_COUNT)
		return 0;
	cf_finding_take_oops(finding, defeat->oops);
	finding->class = class;
	finding->severity = 1;
	return 1;
}
