# SPDX-License-Identifier: LGPL-2.1-or-later
# tests: mirror the tree; each fragment registers its own.
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
	CC='$(CC)'; export top_srcdir top_builddir CC; \
	ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0; export ASAN_OPTIONS;

include tests/drivers-sim/local.mk
include tests/examples/local.mk
include tests/inject/local.mk
include tests/inject/check/local.mk
include tests/inject/audit.mk
include tests/lib/local.mk
include tests/lib/kapi.mk
include tests/lib/uaccess.mk
include tests/golden/local.mk
include tests/install/local.mk
include tests/style/local.mk
include tests/cli/local.mk
include tests/oracles/local.mk
include tests/kernel/local.mk
include tests/linux/local.mk
include tests/bench/local.mk
include tests/bench/sweep.mk
include tests/sanitize/local.mk
include tests/fuzz/local.mk
