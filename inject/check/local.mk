# SPDX-License-Identifier: LGPL-2.1-or-later
# What test writers use, of any test framework: part of libcopyfault. The glue
# for Check is a header, lib/include/copyfault/check.h.
noinst_LTLIBRARIES += libcfcheck.la
libcfcheck_la_SOURCES = \
	inject/check/arm.c \
	inject/check/balance.h \
	inject/check/call.c inject/check/call.h \
	inject/check/driver.c \
	inject/check/fail.c inject/check/fail.h \
	inject/check/judge.c inject/check/judge.h \
	inject/check/short.c \
	inject/check/task.c \
	inject/check/test.c \
	inject/check/ubuf.c \
	inject/check/user.c inject/check/user.h \
	inject/check/world.c inject/check/world.h
libcfcheck_la_CPPFLAGS = $(HOST_CPPFLAGS)
libcfcheck_la_CFLAGS = $(HOST_CFLAGS)
