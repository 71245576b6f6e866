# SPDX-License-Identifier: LGPL-2.1-or-later
# What user copies refuse and report, and whose names they have when.
# Kernel-side parts as in tests/lib/local.mk.

# 4.15, the last version whose caches have no usercopy region.
DRIVER_ERA_object415_k = -DLINUX_VERSION_CODE=265984

UACCESS_CHECKS = \
	tests/lib/uaccess/check_object
check_PROGRAMS += $(UACCESS_CHECKS)
TESTS += $(UACCESS_CHECKS)
EXTRA_DIST += \
	tests/lib/uaccess/object415_k.c \
	tests/lib/uaccess/object_k.c

tests_lib_uaccess_check_object_SOURCES = tests/lib/uaccess/check_object.c \
	tests/lib/uaccess/object_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_object_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_object_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_object_LDADD = tests/lib/uaccess/object_k.drv.o \
	tests/lib/uaccess/object415_k.drv.o \
	$(LIB_CHECK_LIBS)
