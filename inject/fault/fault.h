/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Faults as data: what expr.c parses and prints, resolve.c checks against the
 * registered drivers, and arm.c decides by. Host-side.
 */
#ifndef CF_FAULT_H
#define CF_FAULT_H

#include <stddef.h>

#include <copyfault/fault.h>

#include "cf_access.h"

#define CF_FAULT_NAME_MAX 64	/* of a driver or function, with its NUL */
#define CF_FAULT_TEXT_MAX 512	/* of any expression, with its NUL */
#define CF_FAULTS_MAX 16	/* armed at once */
#define CF_FAULT_FOREVER (~0UL)	/* occ_last of "#N+" */
#define CF_ACTIONS_MAX 4	/* of one fault */
#define CF_ACTION_ARGS 2

enum cf_action {
#define CF_ACTION(NAME, name, a, b, text) CF_ACTION_##NAME,
#include "fault/actions.def"
#undef CF_ACTION
	CF_ACTION_COUNT,
};

/* What an argument of an action is. */
enum cf_arg {
	CF_ARG_NONE,
	CF_ARG_OFFSET,		/* of a byte in the user buffer */
	CF_ARG_MASK,		/* 1..0xff */
	CF_ARG_NUMBER,		/* of 32 bits, written in hexadecimal */
};

/** struct cf_fault_action - what happens while an absent page is brought in */
struct cf_fault_action {
	unsigned long arg[CF_ACTION_ARGS];
	unsigned int type;		/* enum cf_action */
};

enum cf_fault_base {
	CF_FAULT_BYTE,		/* offset bytes from the start */
	CF_FAULT_END,		/* offset bytes before the end */
	CF_FAULT_PAGE,		/* offset bytes past the first page boundary */
	CF_FAULT_FIELD,		/* offset bytes past the start of a field */
	CF_FAULT_BASE_COUNT,
};

/**
 * struct cf_fault - one parsed fault expression, plain data
 * @ioctl:     name or number of the ioctl that makes the access; "" is any call
 * @ioctl_cmd: its number; 0 until cf_fault_resolve() has looked
 * @driver:    glob; "" is any, and never written "*"
 * @function:  glob
 * @prim:      glob over primitive names
 * @ordinal:   n-th call of the primitive in the function; 0 is any
 * @occ_first: 1.., first matching access that is stopped
 * @occ_last:  last one, or CF_FAULT_FOREVER
 * @kind:      enum cf_kind, never NONE
 * @base:      enum cf_fault_base
 * @offset:    bytes, as @base says
 * @sticky:    a hole stays behind until the holes are cleared
 * @unserviceable: notpresent only
 * @slack:     bytes by which the residue exceeds what the fault forces
 * @round:     4 or 8: the residue is rounded up to whole words of that many
 *             bytes, counted from the start; 0: exact
 * @field:     "struct.member.member" of CF_FAULT_FIELD, the first part may be
 *             empty: the one struct of the copy's size that has these members
 * @field_at:  where it begins; 0 until cf_fault_resolve() has looked
 * @actions:   how many of @action; notpresent, serviceable, only
 *
 * memset it to 0 before filling it by hand: unused name bytes are 0, so that
 * equal faults are equal bytes.
 */
struct cf_fault {
	char ioctl[CF_FAULT_NAME_MAX];
	char driver[CF_FAULT_NAME_MAX];
	char function[CF_FAULT_NAME_MAX];
	char prim[CF_FAULT_NAME_MAX];
	unsigned int ordinal;
	unsigned int ioctl_cmd;
	unsigned char kind;
	unsigned char base;
	unsigned char sticky;
	unsigned char unserviceable;
	unsigned long occ_first;
	unsigned long occ_last;
	unsigned long offset;
	unsigned long slack;
	unsigned long field_at;
	unsigned char round;
	unsigned char actions;
	struct cf_fault_action action[CF_ACTIONS_MAX];
	char field[CF_FAULT_NAME_MAX];
};

/**
 * struct cf_fault_error - why a text is not a fault
 * @column:   1.., where in the text
 * @seen:     what stands there, shortened; "" at the end of the text
 * @expected: what could have stood there
 * @nearest:  the valid word that looks most like @seen; "" when none does
 * @text:     all of it as one sentence
 */
struct cf_fault_error {
	unsigned int column;
	char seen[CF_FAULT_NAME_MAX];
	char expected[160];
	char nearest[CF_FAULT_NAME_MAX];
	char text[512];
};

/**
 * cf_fault_parse() - Read one fault expression.
 * @out: written only on success
 * @err: may be NULL; written only on failure
 *
 * Looks at the text alone: whether the site exists is cf_fault_resolve()'s.
 *
 * Return: R2. 0 or -EINVAL.
 */
int cf_fault_parse(const char *text, struct cf_fault *out,
		   struct cf_fault_error *err);

/**
 * cf_fault_format() - Print a fault in its canonical form.
 *
 * Parsing what was printed gives an equal struct.
 *
 * Return: R2. 0, -EINVAL (no valid fault), -ENOSPC (@size is too small).
 */
int cf_fault_format(const struct cf_fault *fault, char *buf, size_t size);

/* The parts of an expression, for those who complain about one. */
enum cf_fault_part {
	CF_PART_NONE,
	CF_PART_SITE,
	CF_PART_OCC,
	CF_PART_KIND,
	CF_PART_OFFSET,
	CF_PART_STICKY,
	CF_PART_UNSERVICEABLE,
	CF_PART_SLACK,
	CF_PART_ROUND,
	CF_PART_THEN,
	CF_PART_COUNT,
};

/**
 * cf_fault_conflict() - Find parts of a fault that cannot stand together.
 * @why: out, static, what to write instead
 *
 * Return: the part to blame, or CF_PART_NONE.
 */
enum cf_fault_part cf_fault_conflict(const struct cf_fault *fault,
				     const char **why);

/** cf_fault_sticky_default() - Is this kind sticky when nothing is said? */
int cf_fault_sticky_default(unsigned int kind);

/**
 * cf_fault_at_site() - Name one access of a census as a fault.
 * @occurrence: 1.. of this very site
 * @at:         byte offset; ignored for efault
 *
 * The ordinal is set only when the function calls the primitive more than
 * once, so that the expression stays short.
 */
void cf_fault_at_site(struct cf_fault *out, const struct cf_site *site,
		      unsigned long occurrence, unsigned int kind,
		      unsigned long at);

/** cf_fault_matches() - Does @fault speak of @site? Occurrences aside. */
int cf_fault_matches(const struct cf_fault *fault, const struct cf_site *site);

/**
 * cf_fault_resolve() - Does any site of a registered driver match?
 * @text: the expression, for columns in @err; NULL for none
 * @err:  may be NULL
 *
 * Finds the field that an offset is counted from, if it is: the debug
 * information of the driver tells, and all sites that match must agree.
 *
 * Return: R2. 0 or -ENOENT.
 */
int cf_fault_resolve(struct cf_fault *fault, const char *text,
		     struct cf_fault_error *err);

/**
 * cf_fault_ioctls() - Say what the ioctls of the drivers are called.
 * @get: the index-th, or NULL past the last; NULL: only numbers are known
 */
void cf_fault_ioctls(const char *(*get)(unsigned int index, unsigned int *cmd));

/**
 * cf_fault_place() - Turn a fault into a stop of this very access.
 * @stop: out, written only when the fault fits into the access
 *
 * Return: 1, or 0 when its offset lies beyond the access.
 */
int cf_fault_place(const struct cf_fault *fault,
		   const struct cf_access *access, struct cf_stop *stop);

/** cf_fault_arm_parsed() - cf_fault_arm() for a parsed fault. Same errors. */
int cf_fault_arm_parsed(const struct cf_fault *fault);

/** cf_fault_calm() - Stop nothing from now on, and keep what was counted, until a fault is armed or all are disarmed. */
void cf_fault_calm(void);

/** cf_fault_hits() - How often the index-th armed fault has stopped an access. */
unsigned long cf_fault_hits(unsigned int index);

/** cf_fault_armed_count() - How many are armed. */
unsigned int cf_fault_armed_count(void);

/**
 * cf_fault_reached() - How many accesses matched the index-th armed fault.
 *
 * Tells "never reached" from "reached, but not that often or not that far".
 */
unsigned long cf_fault_reached(unsigned int index);

/**
 * cf_fault_company() - Say who is the other task of "then read" and the like.
 * @enter: called by the task that copies, in ordinary context, while the page
 *         is brought in; NULL: there is nobody, and such faults are refused
 */
void cf_fault_company(void (*enter)(const struct cf_fault_action *action));

/** cf_action_name() - "flip". */
const char *cf_action_name(enum cf_action type);

/** cf_fault_guest() - The action that takes another task, or NULL. */
const struct cf_fault_action *cf_fault_guest(const struct cf_fault *fault);

/* The armed faults' part of the injector, called by inject.c. */
void cf_fault_before(struct cf_access *access);
void cf_fault_after(const struct cf_access *access);

/** cf_glob_match() - Does @name match @glob ('*' any run, '?' any one)? */
int cf_glob_match(const char *glob, const char *name);

/**
 * cf_word_distance() - Edits between two words: insert, delete, change, swap
 * two neighbours. Words longer than 255 are as far apart as can be.
 */
unsigned int cf_word_distance(const char *a, const char *b);

/**
 * struct cf_nearest - the best candidate so far for a misspelt word
 * @word:  the misspelt one
 * @best:  a candidate given to cf_nearest_offer(), or NULL
 * @distance: of @best
 */
struct cf_nearest {
	const char *word;
	const char *best;
	unsigned int distance;
};

void cf_nearest_offer(struct cf_nearest *nearest, const char *candidate);

/** cf_nearest_get() - The candidate if it is a likely misspelling, else "". */
const char *cf_nearest_get(const struct cf_nearest *nearest);

#endif
