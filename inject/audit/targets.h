/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What user space gives to a driver, and an attack can put a hostile value in. Host-side. */
#ifndef CF_TARGETS_H
#define CF_TARGETS_H

#include <cf_module.h>

#include "attack.h"
#include "fields.h"
#include "workload.h"

enum cf_target_kind {
	CF_TARGET_POINTER,	/* the driver uses it as a user address */
	CF_TARGET_KERNEL,	/* it is a kernel address, given out before */
	CF_TARGET_NUMBER,
	CF_TARGET_TEXT,
	CF_TARGET_KINDS,
};

/**
 * struct cf_target - one place, and the hostile values that go there
 * @at:   the place: op, spot, copy, offset, size
 * @was:  what the clean call had there
 * @site: the copy that fetches or uses it; NULL: none does
 * @rows: mask of rows of the kind's table
 */
struct cf_target {
	struct cf_attack at;
	enum cf_target_kind kind;
	unsigned long was;
	const struct cf_site *site;
	unsigned int rows;
};

/**
 * struct cf_targets - those of a workload, in the order of its calls
 * @left_out: words of user memory beyond those of each call that are attacked
 */
struct cf_targets {
	struct cf_target *target;
	unsigned long count;
	unsigned long room;
	unsigned long left_out;
};

/**
 * cf_targets_find() - Find what a workload gives to the driver.
 * @record: of its clean run
 * @fields: of the driver's structs
 *
 * Runs the workload once more, in a copy of @workload; a snapshot must have
 * been taken, and it is not the state on return.
 *
 * Return: R2. 0 or -ENOMEM.
 */
int cf_targets_find(struct cf_targets *targets,
		    const struct cf_workload *workload,
		    const struct cf_record *record,
		    const struct cf_fields *fields);

/** cf_target_attacks() - How many attacks there are on it. */
unsigned int cf_target_attacks(const struct cf_target *target);

/** cf_target_attack() - The index-th of them. */
struct cf_attack cf_target_attack(const struct cf_target *target,
				  unsigned int index);

#endif
