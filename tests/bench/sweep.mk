# SPDX-License-Identifier: LGPL-2.1-or-later
# make bench-sweep: speed of the runs of a sweep. Never part of make check.
EXTRA_PROGRAMS += tests/bench/sweep tests/bench/once
CLEANFILES += tests/bench/sweep tests/bench/once

tests_bench_sweep_SOURCES = tests/bench/sweep.c $(RIG)
tests_bench_sweep_CPPFLAGS = $(RIG_CPPFLAGS)
tests_bench_sweep_CFLAGS = $(HOST_CFLAGS)
tests_bench_sweep_LDADD = libcfaudit.la libcopyfault.la $(AUDIT_LIBS)

tests_bench_once_SOURCES = tests/bench/once.c
tests_bench_once_CPPFLAGS = $(HOST_CPPFLAGS)
tests_bench_once_CFLAGS = $(HOST_CFLAGS)
tests_bench_once_LDADD = drivers-sim/scull/scull.drv.o libcopyfault.la

PHONY += bench-sweep
bench-sweep: all tests/bench/sweep tests/bench/once
	$(AM_V_at)tests/bench/sweep
