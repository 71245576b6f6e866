// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Which A64 instructions write memory, and where a call goes. The encodings
 * are an assembler's, so this runs on any host. Host-side.
 */
#include <copyfault/check.h>

#include "lib/arch/aarch64/insn.h"

static const struct {
	unsigned int insn;
	int is_write;
	const char *text;
} accesses[] = {
	{ 0xf9400020, 0, "ldr x0, [x1]" },
	{ 0xf9000020, 1, "str x0, [x1]" },
	{ 0xb9400420, 0, "ldr w0, [x1, #4]" },
	{ 0x39001c03, 1, "strb w3, [x0, #7]" },
	{ 0x38401403, 0, "ldrb w3, [x0], #1" },
	{ 0x781fec03, 1, "strh w3, [x0, #-2]!" },
	{ 0xa9401023, 0, "ldp x3, x4, [x1]" },
	{ 0xa9001003, 1, "stp x3, x4, [x0]" },
	{ 0xa8817c1f, 1, "stp xzr, xzr, [x0], #16" },
	{ 0xad400420, 0, "ldp q0, q1, [x1]" },
	{ 0xad000420, 1, "stp q0, q1, [x1]" },
	{ 0x3d800020, 1, "str q0, [x1]" },
	{ 0x3dc00020, 0, "ldr q0, [x1]" },
	{ 0xfc226820, 1, "str d0, [x1, x2]" },
	{ 0xfc626820, 0, "ldr d0, [x1, x2]" },
	{ 0x58000040, 0, "ldr x0, literal" },
	{ 0xf8400820, 0, "ldtr x0, [x1]" },
	{ 0xf8000820, 1, "sttr x0, [x1]" },
	{ 0xf85fd020, 0, "ldur x0, [x1, #-3]" },
	{ 0xf81fd020, 1, "stur x0, [x1, #-3]" },
	{ 0xb9800020, 0, "ldrsw x0, [x1]" },
	{ 0xc85f7c20, 0, "ldxr x0, [x1]" },
	{ 0xc8007c41, 1, "stxr w0, x1, [x2]" },
	{ 0xc87f0440, 0, "ldxp x0, x1, [x2]" },
	{ 0xc8230440, 1, "stxp w3, x0, x1, [x2]" },
	{ 0xc8dffc20, 0, "ldar x0, [x1]" },
	{ 0xc89ffc20, 1, "stlr x0, [x1]" },
	{ 0xc8a07c41, 1, "cas x0, x1, [x2]" },
	{ 0x48207c82, 1, "casp x0, x1, x2, x3, [x4]" },
	{ 0xf8200041, 1, "ldadd x0, x1, [x2]" },
	{ 0xf8208041, 1, "swp x0, x1, [x2]" },
	{ 0xf8bfc020, 0, "ldapr x0, [x1]" },
	{ 0xf9800020, 0, "prfm pldl1keep, [x1]" },
	{ 0x4c407020, 0, "ld1 {v0.16b}, [x1]" },
	{ 0x4c007020, 1, "st1 {v0.16b}, [x1]" },
	{ 0x4c9f0420, 1, "st4 {v0.8h-v3.8h}, [x1], #64" },
	{ 0xf8200420, 0, "ldraa x0, [x1]" },
	{ 0xd9008020, 1, "stlur x0, [x1, #8]" },
	{ 0xd9408020, 0, "ldapur x0, [x1, #8]" },
	{ 0xd50b7420, 1, "dc zva, x0" },
	{ 0x8b020020, 0, "add x0, x1, x2" },
};

START_TEST(insn_says_whether_it_writes)
{
	for (unsigned int i = 0; i < sizeof(accesses) / sizeof(*accesses); i++)
		ck_assert_msg(cf_insn_is_write(accesses[i].insn) ==
			      accesses[i].is_write, "%s: %s",
			      accesses[i].text, accesses[i].is_write ?
			      "writes" : "does not write");
}
END_TEST

START_TEST(insn_call_goes_both_ways_and_others_nowhere)
{
	/* bl .+64, bl .-64, b .+64 */
	ck_assert_uint_eq(cf_insn_call_target(0x94000010, 0x1000), 0x1040);
	ck_assert_uint_eq(cf_insn_call_target(0x97fffff0, 0x1000), 0xfc0);
	ck_assert_uint_eq(cf_insn_call_target(0x14000010, 0x1000), ~0UL);
}
END_TEST

static Suite *insn_suite(void)
{
	Suite *suite = suite_create("lib/arch/aarch64/insn");
	TCase *insn = cf_check_case(suite, "insn");

	tcase_add_test(insn, insn_says_whether_it_writes);
	tcase_add_test(insn, insn_call_goes_both_ways_and_others_nowhere);
	return suite;
}

int main(int argc, char **argv)
{
	return cf_check_main(argc, argv, insn_suite());
}
