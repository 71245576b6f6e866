# SPDX-License-Identifier: LGPL-2.1-or-later
# The core of lib, one check program for each thing it decides. What must run
# on the kernel's side of the wall is in *_k.c, compiled and described as a
# driver is, so that faults can be armed at its calls.
tests/lib/%.drv.o: $(top_srcdir)/tests/lib/%.c \
		$(top_srcdir)/lib/module/mod.c root/stamp \
		$(wildcard $(top_srcdir)/tests/lib/*/*_k.h) \
		$(wildcard $(top_srcdir)/lib/include/kapi/linux/*.h) \
		$(wildcard $(top_srcdir)/lib/shared/*.h)
	$(AM_V_at)$(MKDIR_P) $(@D)
	$(AM_V_CC)set -e; \
	for part in $< $(top_srcdir)/lib/module/mod.c; do \
		$(DRIVER_CC) $(DRIVER_ERA_$(*F)) \
			-DKBUILD_MODNAME='"$(*F)"' \
			-D__KBUILD_MODNAME=$(*F) \
			-c $$part -o $@.`basename $$part .c`.o; \
	done; \
	$(CC) -r -nostdlib -o $@ $@.$(*F).o $@.mod.o; \
	rm -f $@.$(*F).o $@.mod.o

CLEANFILES += tests/lib/*/*.drv.o

LIB_CHECK_CPPFLAGS = $(HOST_CPPFLAGS) $(CHECK_CFLAGS)
LIB_CHECK_MACHINE = tests/lib/machine.c tests/lib/machine.h
LIB_CHECK_LIBS = libcfcheck.la libcopyfault.la $(CHECK_LIBS)

# 2.6.10, where drivers pass three arguments to access_ok().
DRIVER_ERA_limit26_k = -DLINUX_VERSION_CODE=132618

LIB_CHECKS = \
	tests/lib/uaccess/check_copy \
	tests/lib/uaccess/check_prims \
	tests/lib/uaccess/check_scalar \
	tests/lib/uaccess/check_string \
	tests/lib/uaccess/check_buffer \
	tests/lib/uaccess/check_limit
check_PROGRAMS += $(LIB_CHECKS)
TESTS += $(LIB_CHECKS)
EXTRA_DIST += \
	tests/lib/uaccess/buffer_k.c \
	tests/lib/uaccess/limit26_k.c \
	tests/lib/uaccess/limit_k.c \
	tests/lib/uaccess/prims_k.c

tests_lib_uaccess_check_copy_SOURCES = tests/lib/uaccess/check_copy.c \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_copy_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_copy_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_copy_LDADD = tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_prims_SOURCES = tests/lib/uaccess/check_prims.c \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_prims_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_prims_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_prims_LDADD = tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_scalar_SOURCES = tests/lib/uaccess/check_scalar.c \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_scalar_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_scalar_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_scalar_LDADD = tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_string_SOURCES = tests/lib/uaccess/check_string.c \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_string_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_string_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_string_LDADD = tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_buffer_SOURCES = tests/lib/uaccess/check_buffer.c \
	tests/lib/uaccess/buffer_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_buffer_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_buffer_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_buffer_LDADD = tests/lib/uaccess/buffer_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_limit_SOURCES = tests/lib/uaccess/check_limit.c \
	tests/lib/uaccess/prims_k.h \
	tests/lib/uaccess/limit_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_limit_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_limit_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_limit_LDADD = tests/lib/uaccess/prims_k.drv.o \
	tests/lib/uaccess/limit_k.drv.o \
	tests/lib/uaccess/limit26_k.drv.o \
	$(LIB_CHECK_LIBS)
