# SPDX-License-Identifier: LGPL-2.1-or-later
# aarch64.
if ARCH_AARCH64
LIB_ARCH_KERNEL += \
	lib/arch/aarch64/clear_user.S \
	lib/arch/aarch64/copy_from_user.S \
	lib/arch/aarch64/copy_in_user.S \
	lib/arch/aarch64/copy_to_user.S \
	lib/arch/aarch64/extable.c \
	lib/arch/aarch64/scalar.S
LIB_ARCH_HOST += \
	lib/arch/aarch64/insn.c lib/arch/aarch64/insn.h \
	lib/arch/aarch64/mcontext.c
endif
EXTRA_DIST += lib/arch/aarch64/include lib/arch/aarch64/user.h \
	lib/arch/aarch64/copy_template.S
