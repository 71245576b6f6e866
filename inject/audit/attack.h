/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One hostile value in one call of the workload, as data. Host-side. */
#ifndef CF_ATTACK_H
#define CF_ATTACK_H

#include "fault/fault.h"

#define CF_ATTACK_TEXT_MAX 96

enum cf_hostile {
	CF_HOSTILE_NUMBER,
#define CF_ADDRESS(NAME, name, text) CF_HOSTILE_##NAME,
#include "addresses.def"
#undef CF_ADDRESS
#define CF_TEXT(NAME, name, text) CF_HOSTILE_##NAME,
#include "texts.def"
#undef CF_TEXT
	CF_HOSTILE_COUNT,
};

enum cf_spot {
	CF_SPOT_ARG,	/* the pointer of a call, or an ioctl's number */
	CF_SPOT_SIZE,	/* the count of a transfer */
	CF_SPOT_BYTES,	/* bytes of user memory that the call fetches */
};

/**
 * struct cf_attack - what is put where
 * @op:      index of the call
 * @copy:    of CF_SPOT_BYTES: which user access of the clean call fetches them,
 *           1..
 * @offset:  and where they begin in it
 * @size:    of CF_SPOT_BYTES: how many
 * @value:   of CF_HOSTILE_NUMBER
 */
struct cf_attack {
	int op;
	enum cf_spot spot;
	enum cf_hostile hostile;
	unsigned int copy;
	unsigned long offset;
	unsigned long size;
	unsigned long value;
};

/** cf_attack_is() - Does @text look like an attack, and not like a fault? */
int cf_attack_is(const char *text);

/**
 * cf_attack_parse() - Read "arg=kernel", "size=0x7fffffff" or "copy#2+16:8=null".
 * @out: written only on success; its @op is 0
 * @err: may be NULL; written only on failure
 *
 * Return: R2. 0 or -EINVAL.
 */
int cf_attack_parse(const char *text, struct cf_attack *out,
		    struct cf_fault_error *err);

/**
 * cf_attack_format() - Print it such that parsing gives an equal one, but for
 * its call.
 * @text: CF_ATTACK_TEXT_MAX bytes
 */
void cf_attack_format(const struct cf_attack *attack, char *text);

/** cf_attack_is_address() - Is an address put there? */
int cf_attack_is_address(const struct cf_attack *attack);

/** cf_attack_is_text() - Are characters? */
int cf_attack_is_text(const struct cf_attack *attack);

/** cf_hostile_text() - What a named hostile value is, in a few words. */
const char *cf_hostile_text(enum cf_hostile hostile);

#endif
