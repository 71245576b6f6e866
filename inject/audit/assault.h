/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Make one call of a workload hostile. Host-side. */
#ifndef CF_ASSAULT_H
#define CF_ASSAULT_H

#include <cf_module.h>

#include "attack.h"
#include "workload.h"

#define CF_ASSAULT_SPAN 65536UL	/* bytes behind a pointer that are its own */

/**
 * struct cf_placed - an attack under way
 * @is_placed: its call has begun
 * @value: what stands there now
 * @was:   what stood there
 */
struct cf_placed {
	int is_placed;
	unsigned long value;
	unsigned long was;
};

/**
 * struct cf_assault - what it takes to make one
 * @workload: as it is run: @attack is in it
 * @clean:    record of the clean run
 * @placed:   may be in shared memory
 * @op:       the call as it is without the attack
 */
struct cf_assault {
	struct cf_workload workload;
	struct cf_attack attack;
	struct cf_placed *placed;
	struct cf_op op;
	struct cf_module *module;
	const struct cf_record *clean;
	struct cf_around around;
	unsigned long uaddr;		/* of the bytes that were changed */
	unsigned long scratch;		/* user memory for counts that outgrow theirs */
	unsigned char *saved;
	unsigned char *hostile;
};

/**
 * cf_assault_new() - Get ready. Before the snapshot: it maps user memory. The
 * workload is the caller's to fill in.
 *
 * Return: R3.
 */
struct cf_assault *cf_assault_new(struct cf_module *module,
				  const struct cf_record *clean);

/**
 * cf_assault_begin() - Put an attack into assault->workload.
 * @placed: out, while the workload runs
 */
void cf_assault_begin(struct cf_assault *assault,
		      const struct cf_attack *attack, struct cf_placed *placed);

/**
 * cf_assault_trespass() - The first access in a run that was let through to
 * what the hostile pointer names and is not the user's. Return: R3.
 */
const struct cf_trace_entry *
cf_assault_trespass(const struct cf_assault *assault,
		    const struct cf_record *run);

/**
 * cf_assault_translate() - Let a run look as if the pointer had been the good
 * one, so that it can be compared with the clean run.
 */
void cf_assault_translate(const struct cf_assault *assault,
			  struct cf_record *run);

/**
 * cf_assault_hit() - The first access that the hostile pointer stopped, after
 * cf_assault_translate(). Return: R3.
 */
const struct cf_trace_entry *
cf_assault_hit(const struct cf_assault *assault, const struct cf_record *run);

/** cf_assault_end() - Take the attack out again. */
void cf_assault_end(struct cf_assault *assault);

#endif
