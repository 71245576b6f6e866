# SPDX-License-Identifier: LGPL-2.1-or-later
# The shim's claim, put to a real kernel under qemu. No part of make check: it
# needs a kernel image, and a minute.
EXTRA_DIST += \
	tests/kernel/Kbuild \
	tests/kernel/README.md \
	tests/kernel/check.sh \
	tests/kernel/golden_mod.c \
	tests/kernel/golden_mod.h \
	tests/kernel/init.c \
	tests/kernel/machine.c \
	tests/kernel/machine.h \
	tests/kernel/wrong.csv

PHONY += check-kernel record-kernel
check-kernel: all tests/golden/golden
	$(AM_V_at)CC='$(CC)' sh $(top_srcdir)/tests/kernel/check.sh \
		$(abs_top_builddir)

# Where to: make record-kernel TO=DIR
TO = recorded
record-kernel: all tests/golden/golden
	$(AM_V_at)CC='$(CC)' sh $(top_srcdir)/tests/kernel/check.sh \
		$(abs_top_builddir) $(TO)
