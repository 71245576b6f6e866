/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Names of a driver that a scenario file uses, resolved by compiling: ioctl
 * commands, constants, types. Host-side.
 */
#ifndef CF_NAMES_H
#define CF_NAMES_H

#include <elfutils/libdw.h>

#include "audit/build.h"
#include "scenario/read.h"

enum cf_name_kind {
	CF_NAME_COMMAND,	/* of an ioctl: a number, and the type it carries */
	CF_NAME_TYPE,
	CF_NAME_MAYBE,		/* a constant; or a text, when it is none */
};

/**
 * struct cf_name - one of them
 * @node:   where it stands first
 * @is_bad: the compiler does not know it; CF_NAME_MAYBE only
 * @value:  of a command or constant
 * @type:   of a type; what a command's argument points to
 * @has_type: @type is one: a command of _IO() carries none
 */
struct cf_name {
	const struct cf_node *node;
	enum cf_name_kind kind;
	const char *text;
	int is_bad;
	long long value;
	Dwarf_Die type;
	int has_type;
};

/** struct cf_names - those of one file; zero it before the first use */
struct cf_names {
	struct cf_name *name;
	int count;
	int room;
	void *session;		/* of elfutils: types live in it */
};

/** cf_names_add() - Have a name resolved. Return: R2. 0, -EINVAL, -ENOMEM. */
int cf_names_add(struct cf_names *names, const struct cf_node *node,
		 enum cf_name_kind kind);

/**
 * cf_names_resolve() - Compile the driver once more, with the names behind it.
 *
 * Return: R2. 0; -EINVAL for a name it does not have, with a message; -EIO.
 */
int cf_names_resolve(struct cf_names *names, const struct cf_build *build);

/** cf_names_find() - NULL when it was not added, or is none. */
const struct cf_name *cf_names_find(const struct cf_names *names,
				    const char *text, enum cf_name_kind kind);

/** cf_names_constant() - The value of a node that is a number or a constant. Return: R2. 0 or -EINVAL, silent. */
int cf_names_constant(const struct cf_names *names, const struct cf_node *node,
		      long long *value);

void cf_names_free(struct cf_names *names);

#endif
