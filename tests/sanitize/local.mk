# SPDX-License-Identifier: LGPL-2.1-or-later
# The sanitizers, each in a build of its own: tests/sanitize/run.sh makes it.
# initialised is only for MemorySanitizer, so make builds it when asked.
EXTRA_PROGRAMS += tests/sanitize/initialised
TESTS += tests/sanitize/valgrind.sh
EXTRA_DIST += tests/sanitize/run.sh tests/sanitize/valgrind.sh \
	tests/sanitize/initialised_k.c
CLEANFILES += tests/sanitize/*.drv.o tests/sanitize/initialised

tests_sanitize_initialised_SOURCES = tests/sanitize/initialised.c \
	tests/sanitize/initialised_k.h
tests_sanitize_initialised_CPPFLAGS = $(HOST_CPPFLAGS)
tests_sanitize_initialised_CFLAGS = $(HOST_CFLAGS)
tests_sanitize_initialised_LDADD = tests/lib/uaccess/prims_k.drv.o \
	tests/sanitize/initialised_k.drv.o libcopyfault.la
