# SPDX-License-Identifier: LGPL-2.1-or-later
# examples: each builds alone against an installed copyfault, and its check
# follows its README.md; tests/examples does it against the build tree.
check_PROGRAMS += examples/00-extable/extable
examples_00_extable_extable_SOURCES = examples/00-extable/extable.c
examples_00_extable_extable_CPPFLAGS = $(HOST_CPPFLAGS)
examples_00_extable_extable_CFLAGS = $(HOST_CFLAGS)
examples_00_extable_extable_LDADD = libcopyfault.la
TESTS += examples/00-extable/extable

EXTRA_DIST += examples/follow-readme examples/00-extable/Makefile \
	examples/00-extable/README.md examples/00-extable/check \
	examples/01-first-driver examples/02-check-suite examples/03-sweep \
	examples/04-own-driver examples/05-scenarios examples/06-fiu-run \
	examples/07-ci
