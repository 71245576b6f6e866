/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Make exception table entries, from C inline assembly and from .S files.
 *
 * An entry says: when the instruction at @from faults, go on at @to; @type
 * says which faults may be repaired so (cf_extable.h). Fields are 32-bit and
 * relative to themselves, so that a table needs no relocation. Both sides.
 */
#ifndef _ASM_EXTABLE_H
#define _ASM_EXTABLE_H

#include <cf_extable.h>

#ifdef __ASSEMBLER__

.macro _ASM_EXTABLE_TYPE from:req, to:req, type:req
	.pushsection __ex_table, "aw"
	.balign 4
	.long (\from) - .
	.long (\to) - .
	.long \type
	.popsection
.endm

.macro _ASM_EXTABLE from:req, to:req
	_ASM_EXTABLE_TYPE \from, \to, EX_TYPE_DEFAULT
.endm

.macro _ASM_EXTABLE_UA from:req, to:req
	_ASM_EXTABLE_TYPE \from, \to, EX_TYPE_DEFAULT
.endm

#else

#define CF_EX_STR_(x) #x
#define CF_EX_STR(x) CF_EX_STR_(x)

#define _ASM_EXTABLE_TYPE(from, to, type)				\
	" .pushsection __ex_table, \"aw\"\n"				\
	" .balign 4\n"							\
	" .long (" #from ") - .\n"					\
	" .long (" #to ") - .\n"					\
	" .long " CF_EX_STR(type) "\n"					\
	" .popsection\n"

#define _ASM_EXTABLE(from, to) _ASM_EXTABLE_TYPE(from, to, EX_TYPE_DEFAULT)
#define _ASM_EXTABLE_UA(from, to) _ASM_EXTABLE_TYPE(from, to, EX_TYPE_DEFAULT)

#endif
#endif
