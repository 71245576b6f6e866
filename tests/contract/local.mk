# SPDX-License-Identifier: LGPL-2.1-or-later
# The routines of the architecture against a plain C reference. Needs no
# library but libc, so that it can be cross-compiled (check.sh).
EXTRA_DIST += tests/contract/check.sh tests/lib/uaccess/prims_k.c

check_PROGRAMS += tests/contract/contract
tests_contract_contract_SOURCES = \
	lib/arch/generic/reference.c lib/arch/generic/reference.h \
	tests/contract/arch.c \
	tests/contract/contract.c tests/contract/contract.h \
	tests/contract/oops.c \
	tests/contract/uaccess.c \
	tests/contract/wrong.c \
	tests/lib/uaccess/prims_k.h
tests_contract_contract_CPPFLAGS = $(HOST_CPPFLAGS) $(LIB_ARCH_CPPFLAGS) \
	-I$(top_srcdir)
tests_contract_contract_CFLAGS = $(HOST_CFLAGS)
# Not libcopyfault: what a driver never calls is called here.
tests_contract_contract_LDADD = tests/lib/uaccess/prims_k.drv.o \
	libcfkernel.la libcfhost.la $(DW_LIBS) $(ELF_LIBS)
TESTS += tests/contract/contract

# On every architecture that this machine can compile for and emulate.
PHONY += check-arch
check-arch:
	$(AM_V_at)sh $(top_srcdir)/tests/contract/check.sh $(abs_top_builddir)
CLEAN_DIRS += arch
