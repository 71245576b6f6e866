/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What params_k.c saw when its init ran. Seen by both sides. */
#ifndef TESTS_PARAMS_K_H
#define TESTS_PARAMS_K_H

struct params_seen {
	int inits;
	int exits;
	int number;
	unsigned char byte;
	int flag;
	const char *text;
	unsigned int list_count;
	int list[3];
	const char *fixed;
};

extern struct params_seen params_seen;

#endif
