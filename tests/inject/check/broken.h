/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of broken. Host-side. */
#ifndef BROKEN_H
#define BROKEN_H

#include <check.h>

/* Add the tests of broken_each.c; apart, those that no process survives. */
void add_each(Suite *suite);
void add_fatal(TCase *lock, TCase *oopses);

#endif
