# SPDX-License-Identifier: LGPL-2.1-or-later
# i386. What an instruction's table entry means is as on x86_64.
if ARCH_I386
LIB_ARCH_KERNEL += \
	lib/arch/i386/clear.S \
	lib/arch/i386/copy.c \
	lib/arch/i386/copy_blocks.S \
	lib/arch/i386/copy_string.S \
	lib/arch/i386/scalar.S \
	lib/arch/x86_64/extable.c
LIB_ARCH_HOST += \
	lib/arch/i386/mcontext.c \
	lib/arch/x86_64/caller.c
endif
EXTRA_DIST += lib/arch/i386/include
