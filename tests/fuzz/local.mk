# SPDX-License-Identifier: LGPL-2.1-or-later
# Fuzzing is no part of make check: it wants clang, and time.
EXTRA_DIST += tests/fuzz/fuzz_fault.c tests/fuzz/fuzz_scenario.c tests/fuzz/run.sh

FUZZ_SECONDS = 60
PHONY += fuzz
fuzz: all
	$(AM_V_at)sh $(top_srcdir)/tests/fuzz/run.sh $(abs_top_builddir) $(FUZZ_SECONDS)

CLEAN_DIRS += tests/fuzz
