# SPDX-License-Identifier: LGPL-2.1-or-later
# Speed of the sweep. Not part of `make check`.
EXTRA_PROGRAMS += tests/bench/sweep
tests_bench_sweep_SOURCES = tests/bench/sweep.c $(RIG)
tests_bench_sweep_CPPFLAGS = $(RIG_CPPFLAGS)
tests_bench_sweep_CFLAGS = $(HOST_CFLAGS)
tests_bench_sweep_LDADD = libcfaudit.la libcopyfault.la $(ELF_LIBS)
