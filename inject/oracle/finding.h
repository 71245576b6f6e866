/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What an oracle says when it says no. Host-side. */
#ifndef CF_FINDING_H
#define CF_FINDING_H

#include <cf_access.h>
#include <cf_oops.h>

#include "fault/fault.h"

enum cf_class {
#define CF_CLASS(id, severity, text) CF_CLASS_##id,
#include "classes.def"
#undef CF_CLASS
	CF_CLASS_COUNT,
};

struct cf_class_info {
	const char *id;
	int severity;
	const char *text;
};

extern const struct cf_class_info cf_classes[CF_CLASS_COUNT];

/** struct cf_residue - what was not copied in a run */
struct cf_residue {
	unsigned long run;
	unsigned long bytes;
};

/**
 * struct cf_finding - a broken promise, seen in one or more runs
 * @class:    enum cf_class
 * @oracle:   number of the oracle that said no
 * @severity: 1..4, of the class unless the oracle knows better
 * @relation: which promise, in a few static words; part of what makes two
 *            findings the same
 * @site:     the user copy that was stopped; NULL when none was
 * @occurrence: which access of the site
 * @kind:     how it was stopped, @at which byte
 * @action:   what happened meanwhile, @actions of them
 * @op:       index of the system call in the workload
 * @residue:  bytes that were not copied
 * @observed: what was returned, or whatever @relation speaks of
 * @expected: a sentence
 * @detail:   a second sentence, or ""
 * @needs_two: proven only when it was seen with two different residues
 * @has_other: another residue was seen as well: @other is valid
 * @count:    runs that showed it
 * @run:      number of the first of them in the plan
 * @is_crash: the call did not return
 * @where:    for a crash: return addresses
 */
struct cf_finding {
	enum cf_class class;
	int oracle;
	int severity;
	const char *relation;
	const struct cf_site *site;
	unsigned int occurrence;
	unsigned int kind;
	unsigned long at;
	struct cf_fault_action action[CF_ACTIONS_MAX];
	int actions;
	int op;
	unsigned long residue;
	long observed;
	char expected[160];
	char detail[280];
	int needs_two;
	int has_other;
	struct cf_residue other;
	unsigned long count;
	unsigned long run;
	int is_crash;
	unsigned int frames;
	unsigned long where[CF_OOPS_FRAMES];
};

#endif
