# SPDX-License-Identifier: LGPL-2.1-or-later
# The shim against data recorded on a real kernel. What calls kernel names is
# in *_k.c, compiled and described as a driver is.
CLEANFILES += tests/golden/*.drv.o

check_PROGRAMS += tests/golden/golden
TESTS += tests/golden/golden
EXTRA_DIST += \
	tests/golden/data/README.md \
	tests/golden/data/clear-erms.csv.xz \
	tests/golden/data/clear-fsrm.csv.xz \
	tests/golden/data/clear-string.csv.xz \
	tests/golden/data/clear-unrolled.csv.xz \
	tests/golden/data/common.csv.xz \
	tests/golden/data/drawn.csv.xz \
	tests/golden/golden_k.c \
	tests/golden/golden_wrong_k.c

tests_golden_golden_SOURCES = \
	tests/golden/answer.c tests/golden/answer.h \
	tests/golden/between.c tests/golden/between.h \
	tests/golden/draw.c tests/golden/draw.h \
	tests/golden/golden.c \
	tests/golden/golden_k.h \
	tests/golden/golden_ops.def \
	tests/golden/law.c tests/golden/law.h \
	tests/golden/memory.c \
	tests/golden/record.c tests/golden/record.h \
	tests/golden/replay.c tests/golden/replay.h \
	tests/golden/stage.c tests/golden/stage.h \
	tests/golden/vector.c tests/golden/vector.h
tests_golden_golden_CPPFLAGS = $(HOST_CPPFLAGS)
tests_golden_golden_CFLAGS = $(HOST_CFLAGS)
tests_golden_golden_LDADD = tests/golden/golden_k.drv.o \
	tests/golden/golden_wrong_k.drv.o libcopyfault.la

# What the data cannot show: other versions, and refusals that end a run.
DRIVER_ERA_eras20_k = -DLINUX_VERSION_CODE=131112
DRIVER_ERA_eras22_k = -DLINUX_VERSION_CODE=131584
DRIVER_ERA_eras411_k = -DLINUX_VERSION_CODE=264960
DRIVER_ERA_eras55_k = -DLINUX_VERSION_CODE=328960

check_PROGRAMS += tests/lib/uaccess/check_eras
TESTS += tests/lib/uaccess/check_eras
EXTRA_DIST += \
	tests/lib/uaccess/eras20_k.c \
	tests/lib/uaccess/eras22_k.c \
	tests/lib/uaccess/eras411_k.c \
	tests/lib/uaccess/eras55_k.c \
	tests/lib/uaccess/eras61_k.c

tests_lib_uaccess_check_eras_SOURCES = tests/lib/uaccess/check_eras.c \
	tests/lib/uaccess/eras_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_eras_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_eras_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_eras_LDADD = tests/lib/uaccess/eras20_k.drv.o \
	tests/lib/uaccess/eras22_k.drv.o \
	tests/lib/uaccess/eras411_k.drv.o \
	tests/lib/uaccess/eras55_k.drv.o \
	tests/lib/uaccess/eras61_k.drv.o \
	$(LIB_CHECK_LIBS)
