/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A real kernel behind the interfaces that golden tests use. Host-side. */
#ifndef TESTS_KERNEL_MACHINE_H
#define TESTS_KERNEL_MACHINE_H

#include "golden_mod.h"

/** machine_open() - Find the module's device and map its memory. Ends the program when it cannot. */
void machine_open(void);

/** machine_facts() - Of the kernel and its processor. */
const struct golden_request *machine_facts(void);

/* The kernel itself, by enum golden_op. */
extern golden_fn *const machine_fns[GOLDEN_OPS];

#endif
