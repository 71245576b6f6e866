# SPDX-License-Identifier: LGPL-2.1-or-later
# make bench: figures of this machine. Never part of make check: a figure that
# is measured beside other work proves nothing.
EXTRA_PROGRAMS += tests/bench/bench
CLEANFILES += tests/bench/bench tests/bench/*.drv.o
EXTRA_DIST += tests/bench/copies_k.c

tests_bench_bench_SOURCES = \
	tests/bench/bare.h \
	tests/bench/bare_$(CF_ARCH).c \
	tests/bench/bench.c tests/bench/bench.h \
	tests/bench/benches.def \
	tests/bench/compare.c \
	tests/bench/copies.c \
	tests/bench/copies_k.h \
	tests/bench/faults.c \
	tests/bench/table.c
tests_bench_bench_CPPFLAGS = $(HOST_CPPFLAGS)
tests_bench_bench_CFLAGS = $(HOST_CFLAGS)
tests_bench_bench_LDADD = tests/bench/copies_k.drv.o libcopyfault.la

PHONY += bench
bench: all tests/bench/bench
	$(AM_V_at)tests/bench/bench $(BENCH)
	$(AM_V_at)$(MAKE) --no-print-directory bench-sweep
