# SPDX-License-Identifier: LGPL-2.1-or-later
# A machine without an MMU: its copies, on whatever processor.
LIB_ARCH_NOMMU = lib/arch/generic/cpu.c lib/arch/nommu/copy.c
EXTRA_DIST += lib/arch/nommu/include
