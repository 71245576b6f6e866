# SPDX-License-Identifier: LGPL-2.1-or-later
# x86_64.
if ARCH_X86_64
LIB_ARCH_KERNEL += \
	lib/arch/x86_64/clear.c \
	lib/arch/x86_64/clear_loops.S \
	lib/arch/x86_64/copy.S \
	lib/arch/x86_64/copy_fast.S \
	lib/arch/x86_64/copy_vector.c \
	lib/arch/x86_64/extable.c \
	lib/arch/x86_64/scalar.S
LIB_ARCH_HOST += \
	lib/arch/x86_64/caller.c \
	lib/arch/x86_64/mcontext.c
endif
EXTRA_DIST += lib/arch/x86_64/include
