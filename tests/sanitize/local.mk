# SPDX-License-Identifier: LGPL-2.1-or-later
# The sanitizers, each in a build of its own: tests/sanitize/run.sh makes it.
# A program here is only for one of them, so make builds it when asked.
ONE_SANITIZER = tests/sanitize/initialised tests/sanitize/poisoned \
	tests/sanitize/race
EXTRA_PROGRAMS += $(ONE_SANITIZER)
TESTS += tests/sanitize/valgrind.sh
EXTRA_DIST += tests/sanitize/run.sh tests/sanitize/valgrind.sh \
	tests/sanitize/initialised_k.c
CLEANFILES += tests/sanitize/*.drv.o $(ONE_SANITIZER)

tests_sanitize_initialised_SOURCES = tests/sanitize/initialised.c \
	tests/sanitize/initialised_k.h
tests_sanitize_initialised_CPPFLAGS = $(HOST_CPPFLAGS)
tests_sanitize_initialised_CFLAGS = $(HOST_CFLAGS)
tests_sanitize_initialised_LDADD = tests/lib/uaccess/prims_k.drv.o \
	tests/sanitize/initialised_k.drv.o libcopyfault.la

tests_sanitize_poisoned_SOURCES = tests/sanitize/poisoned.c
tests_sanitize_poisoned_CPPFLAGS = $(HOST_CPPFLAGS)
tests_sanitize_poisoned_CFLAGS = $(HOST_CFLAGS)
tests_sanitize_poisoned_LDADD = tests/lib/kapi/slab_k.drv.o libcopyfault.la

tests_sanitize_race_SOURCES = tests/sanitize/race.c
tests_sanitize_race_CPPFLAGS = $(HOST_CPPFLAGS)
tests_sanitize_race_CFLAGS = $(HOST_CFLAGS)
tests_sanitize_race_LDADD = tests/lib/uaccess/prims_k.drv.o \
	tests/lib/kapi/slab_k.drv.o libcopyfault.la -lpthread
