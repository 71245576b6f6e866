/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * From the name of an ioctl to its number. Names are macros, which a loaded
 * driver no longer has: whoever built it may know them. Host-side.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault/ioctl.h"

static const char *(*get_ioctl)(unsigned int index, unsigned int *cmd);

void cf_fault_ioctls(const char *(*get)(unsigned int index, unsigned int *cmd))
{
	get_ioctl = get;
}

static int read_number(const char *text, unsigned int *cmd)
{
	char *end;
	unsigned long number = strtoul(text, &end, 0);

	if (*end || !isdigit((unsigned char)*text) || number > 0xffffffffUL)
		return -EINVAL;
	*cmd = number;
	return 0;
}

static void describe(const struct cf_fault *fault, const char *text,
		     const char *nearest, struct cf_fault_error *err)
{
	const char *at = text ? strstr(text, "ioctl:") : NULL;
	int n;

	memset(err, 0, sizeof(*err));
	err->column = at ? at - text + 7 : 1;
	snprintf(err->seen, sizeof(err->seen), "%s", fault->ioctl);
	snprintf(err->nearest, sizeof(err->nearest), "%s", nearest);
	snprintf(err->expected, sizeof(err->expected), "%s", get_ioctl ?
		 "an ioctl that the driver's source names, or a number" :
		 "the number of an ioctl: names are not known here");
	n = snprintf(err->text, sizeof(err->text),
		     "column %u: '%s', expected %s", err->column, err->seen,
		     err->expected);
	if (nearest[0])
		snprintf(err->text + n, sizeof(err->text) - n,
			 "; did you mean '%s'?", nearest);
}

int cf_ioctl_find(struct cf_fault *fault, const char *text,
		  struct cf_fault_error *err)
{
	struct cf_nearest nearest = { .word = fault->ioctl };
	const char *name;
	unsigned int cmd;

	if (!fault->ioctl[0] || !read_number(fault->ioctl, &fault->ioctl_cmd))
		return 0;
	for (unsigned int i = 0; get_ioctl && (name = get_ioctl(i, &cmd)); i++) {
		if (!strcmp(name, fault->ioctl)) {
			fault->ioctl_cmd = cmd;
			return 0;
		}
		cf_nearest_offer(&nearest, name);
	}
	if (err)
		describe(fault, text, cf_nearest_get(&nearest), err);
	return -ENOENT;
}
