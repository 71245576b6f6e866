# SPDX-License-Identifier: LGPL-2.1-or-later
# What user copies refuse and report, and whose names they have when.
# Kernel-side parts as in tests/lib/local.mk.

# 4.15, the last version whose caches have no usercopy region.
DRIVER_ERA_object415_k = -DLINUX_VERSION_CODE=265984

DRIVER_ERA_old22_k = -DLINUX_VERSION_CODE=131584
DRIVER_ERA_old2611_k = -DLINUX_VERSION_CODE=132619
DRIVER_ERA_old2620_k = -DLINUX_VERSION_CODE=132628
DRIVER_ERA_old2639_k = -DLINUX_VERSION_CODE=132647
DRIVER_ERA_old412_k = -DLINUX_VERSION_CODE=265216
DRIVER_ERA_old417_k = -DLINUX_VERSION_CODE=266496

# 2.4.0, 2.6.11 and 5.4.
DRIVER_ERA_size24_k = -DLINUX_VERSION_CODE=132096
DRIVER_ERA_size26_k = -DLINUX_VERSION_CODE=132619
DRIVER_ERA_size54_k = -DLINUX_VERSION_CODE=328704

UACCESS_CHECKS = \
	tests/lib/uaccess/check_built \
	tests/lib/uaccess/check_contract \
	tests/lib/uaccess/check_object \
	tests/lib/uaccess/check_old \
	tests/lib/uaccess/check_section \
	tests/lib/uaccess/check_size
UACCESS_SHELL = \
	tests/lib/uaccess/copy_size.sh \
	tests/lib/uaccess/names.sh
check_PROGRAMS += $(UACCESS_CHECKS)
TESTS += $(UACCESS_CHECKS) $(UACCESS_SHELL)
EXTRA_DIST += $(UACCESS_SHELL) \
	tests/lib/uaccess/built_k.c \
	tests/lib/uaccess/names.txt \
	tests/lib/uaccess/old22_k.c \
	tests/lib/uaccess/old2611_k.c \
	tests/lib/uaccess/old2620_k.c \
	tests/lib/uaccess/old2639_k.c \
	tests/lib/uaccess/old412_k.c \
	tests/lib/uaccess/old417_k.c \
	tests/lib/uaccess/section_k.c \
	tests/lib/uaccess/size24_k.c \
	tests/lib/uaccess/size26_k.c \
	tests/lib/uaccess/size54_k.c \
	tests/lib/uaccess/size61_k.c \
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

tests_lib_uaccess_check_size_SOURCES = tests/lib/uaccess/check_size.c \
	tests/lib/uaccess/size_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_size_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_size_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_size_LDADD = tests/lib/uaccess/size24_k.drv.o \
	tests/lib/uaccess/size26_k.drv.o \
	tests/lib/uaccess/size54_k.drv.o \
	tests/lib/uaccess/size61_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_section_SOURCES = tests/lib/uaccess/check_section.c \
	tests/lib/uaccess/section_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_section_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_section_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_section_LDADD = tests/lib/uaccess/section_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_contract_SOURCES = tests/lib/uaccess/check_contract.c \
	tests/lib/uaccess/contract.def \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_contract_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_contract_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_contract_LDADD = tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_built_SOURCES = tests/lib/uaccess/check_built.c \
	tests/lib/uaccess/built_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_built_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_built_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_built_LDADD = tests/lib/uaccess/built_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_old_SOURCES = tests/lib/uaccess/check_old.c \
	tests/lib/uaccess/old_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_old_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_old_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_old_LDADD = tests/lib/uaccess/old22_k.drv.o \
	tests/lib/uaccess/old2611_k.drv.o \
	tests/lib/uaccess/old2620_k.drv.o \
	tests/lib/uaccess/old2639_k.drv.o \
	tests/lib/uaccess/old412_k.drv.o \
	tests/lib/uaccess/old417_k.drv.o \
	$(LIB_CHECK_LIBS)
