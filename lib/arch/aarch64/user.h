/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * How aarch64 routines say which side an instruction touches. Assembly.
 *
 * A copy is a load of one side and a store to the other, so each instruction
 * has one side and the table needs no more than its address: USER_READ and
 * USER_WRITE are user accesses, go on at FIXUP when they fault, and may be
 * aimed elsewhere (cf_extable_aim): the user pointer of the first must be in
 * x1, that of the second in x0. KERNEL has an entry that repairs nothing: it
 * says that the kernel side of a user copy is bad.
 *
 *	USER_READ(FIXUP, INSTRUCTION)	USER_WRITE(FIXUP, INSTRUCTION)
 *	KERNEL(FIXUP, INSTRUCTION)	the fixup is not used
 */
#include <asm/extable.h>

#define USER_READ(fixup, insn...)  NOTED EX_TYPE_UREAD, fixup, insn
#define USER_WRITE(fixup, insn...) NOTED EX_TYPE_UWRITE, fixup, insn
#define KERNEL(fixup, insn...)     NOTED EX_TYPE_NONE, fixup, insn

	.section .note.GNU-stack, "", %progbits

.macro NOTED type:req, fixup:req, insn:vararg
.Lnoted\@:
	\insn
	_ASM_EXTABLE_TYPE .Lnoted\@, \fixup, \type
.endm

.macro BEGIN name:req
	.text
	.balign 16
	.globl \name
	.type \name, %function
\name:
.endm

.macro END name:req
	.size \name, . - \name
.endm
