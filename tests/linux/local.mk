# SPDX-License-Identifier: LGPL-2.1-or-later
# Sources of the Linux tree, unmodified, on the simulated kernel. The target
# check-linux fetches the tree; no part of make check needs the network.
check_PROGRAMS += tests/linux/load
tests_linux_load_SOURCES = tests/linux/load.c
tests_linux_load_CPPFLAGS = $(HOST_CPPFLAGS)
tests_linux_load_CFLAGS = $(HOST_CFLAGS)
tests_linux_load_LDADD = libcopyfault.la

LINUX_TESTS = tests/linux/user_copy.sh
TESTS += $(LINUX_TESTS)
EXTRA_DIST += $(LINUX_TESTS) tests/linux/check.sh tests/linux/drivers.sh \
	tests/linux/drivers.txt tests/linux/measure.sh

PHONY += check-linux
check-linux: all tests/linux/load
	$(AM_V_at)sh $(top_srcdir)/tests/linux/check.sh $(abs_top_builddir)

# Folders of the tree, as the tests and the demonstration unpack them.
CLEAN_DIRS += linux-6.1
