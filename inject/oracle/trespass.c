// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A kernel address that user space gives is not used. Host-side.
 *
 * It is refused before: by access_ok(), by a user copy that calls it, by
 * whatever means. So it is judged by use, not by name: no access that goes there
 * may be let through, whether it moves bytes or not, and the canary, a kernel
 * object that the address may name, is neither written nor seen in user memory.
 * The second half finds ordinary loads and stores.
 */
#include <stdio.h>

#include <cf_mm.h>
#include <cf_syscall.h>

#include "oracle.h"

static int is_user(unsigned long addr)
{
	return addr < cf_task_size;
}

static int accuse(struct cf_finding *finding, enum cf_class class,
		  const char *relation)
{
	finding->class = class;
	finding->relation = relation;
	snprintf(finding->expected, sizeof(finding->expected),
		 "-EFAULT, before anything is touched");
	return 1;
}

/* Bytes of the canary in what the driver gave out from the call on. */
static int is_leaked(const struct cf_record *run, int op)
{
	for (unsigned long i = 0; i < run->trace.count; i++) {
		const struct cf_trace_entry *entry = &run->trace.entries[i];
		const void *bytes;

		if ((int)entry->op < op || entry->dir != CF_TO_USER ||
		    !entry->copied || !is_user(entry->uaddr))
			continue;
		bytes = cf_user_ptr(entry->uaddr, entry->copied);
		if (bytes && cf_canary_is_in(bytes, entry->copied))
			return 1;
	}
	return 0;
}

int cf_oracle_trespass(const struct cf_case *c, struct cf_finding *finding)
{
	const struct cf_assault *assault = c->assault;
	const struct cf_trace_entry *entry = cf_assault_trespass(assault, c->run);
	enum cf_class class = is_user(assault->placed->was) ? CF_CLASS_MS4 :
							      CF_CLASS_MS7;

	if (!cf_attack_is_address(&assault->attack))
		return 0;
	if (entry) {
		finding->site = entry->site;
		snprintf(finding->detail, sizeof(finding->detail),
			 "%lu bytes %s, and nobody asked whose they are",
			 entry->size, entry->dir == CF_TO_USER ? "written" :
								 "read");
		return accuse(finding, class,
			      "an access to a kernel address is let through");
	}
	if (class == CF_CLASS_MS4)
		class = CF_CLASS_MS5;
	if (!cf_canary_is_intact())
		return accuse(finding, class, "a kernel object is written to");
	if (assault->attack.hostile == CF_HOSTILE_KERNEL &&
	    is_leaked(c->run, assault->attack.op))
		return accuse(finding, class,
			      "a kernel object is read out to user space");
	return 0;
}
