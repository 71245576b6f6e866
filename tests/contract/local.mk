# SPDX-License-Identifier: LGPL-2.1-or-later
# The routines of the architecture against a plain C reference. Needs no
# library but libc, so that it can be cross-compiled (check.sh).
EXTRA_DIST += tests/contract/check.sh tests/contract/old_k.c \
	tests/lib/uaccess/prims_k.c

# 2.4.20, where a copy of a constant size is made of parts.
DRIVER_ERA_old_k = -DLINUX_VERSION_CODE=132116
CLEANFILES += tests/contract/*.drv.o

check_PROGRAMS += tests/contract/contract
tests_contract_contract_SOURCES = tests/lib/uaccess/prims_k.h
if NOMMU
tests_contract_contract_SOURCES += tests/contract/nommu.c
else
tests_contract_contract_SOURCES += \
	lib/arch/generic/reference.c lib/arch/generic/reference.h \
	tests/contract/arch.c \
	tests/contract/contract.c tests/contract/contract.h \
	tests/contract/old.c tests/contract/old_k.h \
	tests/contract/oops.c \
	tests/contract/uaccess.c \
	tests/contract/wrong.c
if ARCH_I386
tests_contract_contract_SOURCES += lib/arch/i386/reach.c
else
tests_contract_contract_SOURCES += lib/arch/generic/reach.c
endif
endif
tests_contract_contract_CPPFLAGS = $(HOST_CPPFLAGS) $(LIB_ARCH_CPPFLAGS) \
	-I$(top_srcdir)
tests_contract_contract_CFLAGS = $(HOST_CFLAGS)
# Not libcopyfault: what a driver never calls is called here.
tests_contract_contract_LDADD = tests/lib/uaccess/prims_k.drv.o \
	tests/contract/old_k.drv.o \
	libcfkernel.la libcfhost.la $(DW_LIBS) $(ELF_LIBS)
TESTS += tests/contract/contract

# On every architecture that this machine can compile for and emulate.
PHONY += check-arch
check-arch:
	$(AM_V_at)sh $(top_srcdir)/tests/contract/check.sh $(abs_top_builddir)
CLEAN_DIRS += arch
