// SPDX-License-Identifier: LGPL-2.1-or-later
/* The bare fault of x86_64: rdx is where to go on. Host-side. */
#define _GNU_SOURCE
#include <ucontext.h>

#include "bare.h"

void bare_touch(const void *address)
{
	__asm__ volatile("lea 1f(%%rip), %%rdx\n\t"
			 "movb (%0), %%al\n"
			 "1:"
			 : : "r" (address) : "rax", "rdx", "memory");
}

void bare_skip(void *context)
{
	greg_t *g = ((ucontext_t *)context)->uc_mcontext.gregs;

	g[REG_RIP] = g[REG_RDX];
}
