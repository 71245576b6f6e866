// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What a few A64 instructions do, from their encoding: the class "loads and
 * stores" of the Arm Architecture Reference Manual, section C4.1. Host-side.
 */

#include "insn.h"

static unsigned int bits(unsigned int insn, int high, int low)
{
	return (insn >> low) & ((2u << (high - low)) - 1);
}

/*
 * One register: opc is 00 for a store, and 10 for that of a 128-bit one. Where
 * an index would stand are the atomic operations (LDADD, SWP, ...), which read
 * and then write, but for LDAPR, and loads of a signed pointer (LDRAA, LDRAB).
 */
static int single_is_write(unsigned int insn)
{
	unsigned int opc = bits(insn, 23, 22);

	if (bits(insn, 26, 26))
		return opc == 0 || (!bits(insn, 31, 30) && opc == 2);
	if (!bits(insn, 24, 24) && bits(insn, 21, 21)) {
		if (!bits(insn, 11, 10))
			return (insn & 0x3ffffc00) != 0x38bfc000;
		if (bits(insn, 10, 10))
			return 0;
	}
	return opc == 0;
}

/* Exclusive and ordered accesses have a bit L; CAS and CASP write. */
static int exclusive_is_write(unsigned int insn)
{
	int is_cas = bits(insn, 21, 21) && (bits(insn, 23, 23) ||
					    !bits(insn, 31, 31));

	return is_cas || !bits(insn, 22, 22);
}

int cf_insn_is_write(unsigned int insn)
{
	if ((insn & 0xffffffe0) == 0xd50b7420)	/* DC ZVA */
		return 1;
	if (!bits(insn, 27, 27) || bits(insn, 25, 25))
		return 0;	/* no load, no store */
	switch (bits(insn, 29, 28)) {
	case 0:			/* exclusive, or SIMD structures */
		return bits(insn, 26, 26) ? !bits(insn, 22, 22) :
					    exclusive_is_write(insn);
	case 1:			/* literal: always a load; LDAPUR, STLUR */
		return bits(insn, 24, 24) && bits(insn, 23, 22) == 0;
	case 2:			/* pair */
		return !bits(insn, 22, 22);
	default:
		return single_is_write(insn);
	}
}

unsigned long cf_insn_call_target(unsigned int insn, unsigned long at)
{
	if (insn >> 26 != 0x25)
		return ~0UL;
	/* 26 bits, signed, in words. */
	return at + ((long)(int)(insn << 6) >> 4);
}
