/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* See the whole state of the simulated kernel from outside. Host-side. */
#ifndef TESTS_LIB_HOST_STATE_H
#define TESTS_LIB_HOST_STATE_H

/** state_section() - The marked statics of libcopyfault. Return: 1 when found. */
int state_section(char **start, unsigned long *size);

#endif
