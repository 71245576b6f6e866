// SPDX-License-Identifier: LGPL-2.1-or-later
/* Find the caller of an x86 function that has made no frame. Host-side. */
#include <string.h>

#include <cf_regs.h>

#include "lib/host/mcontext.h"

#define CODE_BYTES 8	/* a whole number of words; the call is the last 5 */

/* call rel32: e8 and a signed distance, which ends the instruction. */
static int is_call(const unsigned char *code, unsigned long end,
		   unsigned long ip)
{
	int distance;

	memcpy(&distance, code + CODE_BYTES - sizeof(distance),
	       sizeof(distance));
	return code[CODE_BYTES - sizeof(distance) - 1] == 0xe8 &&
	       ip - (end + distance) < CF_LEAF_MAX;
}

/*
 * A call through a bad pointer faults at its target: the stack's top is the
 * return address. So it is where a function that calls nobody has made no
 * frame.
 */
unsigned long cf_mcontext_caller(const struct pt_regs *regs,
				 unsigned long target)
{
	unsigned long code[CODE_BYTES / sizeof(long)];
	unsigned long caller;

	if (!cf_peek(cf_regs_sp(regs), &caller, 1))
		return 0;
	if (cf_regs_ip(regs) == target)
		return caller;
	if (!cf_peek(caller - CODE_BYTES, code, CODE_BYTES / sizeof(long)))
		return 0;
	return is_call((const unsigned char *)code, caller,
		       cf_regs_ip(regs)) ? caller : 0;
}
