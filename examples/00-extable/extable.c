// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * An exception table at work in user space: a copy with two instructions that
 * may fault, two fixups, and a table of two entries. Host-side.
 *
 * The copy is the one that i386 kernels of the 2.4 era had: words first, then
 * the bytes that are left. When a word faults, rcx holds the words still to
 * copy, and the fixup turns them into bytes with one lea. So the residue is
 * exact for the bytes and rounded up to a word for the words: more is reported
 * as missing than is missing, which the contract of copy_from_user() allows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cf_extable.h>
#include <cf_mm.h>
#include <cf_syscall.h>

#define N 67UL		/* 8 words and 3 bytes */

/* The linker makes these for a section whose name is a C identifier. */
extern struct cf_extable_entry __start___ex_table[], __stop___ex_table[];

/* Copy @n bytes from user address @from. Return: R1 residue. */
static unsigned long copy(void *to, unsigned long from, unsigned long n)
{
	unsigned long left = n / 8, rest = n % 8;

	__asm__ volatile(
		"0:	rep movsq\n"
		"	mov %[rest], %[left]\n"
		"1:	rep movsb\n"
		"2:\n"
		/* Out of the way: this is not run but after a fault. */
		"	.pushsection .fixup, \"ax\"\n"
		"3:	lea (%[rest],%[left],8), %[left]\n"
		"	jmp 2b\n"
		"4:	jmp 2b\n"
		"	.popsection\n"
		/* The instruction, where to go on, 1: repair any fault. */
		"	.pushsection __ex_table, \"aw\"\n"
		"	.balign 4\n"
		"	.long 0b - ., 3b - ., 1\n"
		"	.long 1b - ., 4b - ., 1\n"
		"	.popsection\n"
		: [left] "+c" (left), "+D" (to), "+S" (from)
		: [rest] "r" (rest)
		: "memory");
	return left;
}

/* The same copy without an entry: nobody repairs its fault. */
static void copy_unrepaired(void *to, unsigned long from, unsigned long n)
{
	__asm__ volatile("rep movsb"
			 : "+c" (n), "+D" (to), "+S" (from) :: "memory");
}

/*
 * One copy of N bytes of which @k are there: the user page ends behind them.
 *
 *	|..... page .....[k bytes]|XXXX not mapped XXXX|
 */
static int try_copy(unsigned long page, unsigned long k)
{
	unsigned long from = page + CF_PAGE_SIZE - k;
	unsigned char want[N], got[N];
	unsigned long faults = cf_fault_counts.fixed_up;
	unsigned long residue, copied;

	for (unsigned long i = 0; i < k; i++)
		want[i] = (unsigned char)(i * 7 + 1);
	memcpy(cf_user_ptr(from, k), want, k);
	memset(got, 0, sizeof(got));
	residue = copy(got, from, N);
	copied = N - residue;
	faults = cf_fault_counts.fixed_up - faults;
	printf("%2lu bytes there: residue %2lu, copied %2lu, %lu fault%s repaired\n",
	       k, residue, copied, faults, faults == 1 ? "" : "s");
	return copied <= k && k - copied < 8 && !memcmp(got, want, copied) &&
	       faults == (k < N);
}

int main(int argc, char **argv)
{
	unsigned long good = 0;
	long page;

	if (cf_boot())
		return 3;
	page = cf_mm_map(0, CF_PAGE_SIZE, CF_VM_READ | CF_VM_WRITE);
	if (page < 0 || cf_extable_register(__start___ex_table,
					    __stop___ex_table))
		return 3;
	if (argc > 1 && !strcmp(argv[1], "--without-entry")) {
		static char to[N];

		copy_unrepaired(to, page + CF_PAGE_SIZE - 10, N);
		return 3;	/* not reached: that was an oops */
	}
	for (unsigned long k = 0; k <= N; k++)
		good += try_copy(page, k);
	printf("%lu of %lu copies right\n", good, N + 1);
	return good == N + 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
