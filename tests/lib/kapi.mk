# SPDX-License-Identifier: LGPL-2.1-or-later
# kapi, one check program for each of its areas. Kernel-side parts as in
# tests/lib/local.mk.

# 2.4.20, where a module is init_module() and cleanup_module().
DRIVER_ERA_module_old_k = -DLINUX_VERSION_CODE=132116

KAPI_CHECKS = \
	tests/lib/kapi/check_cstring \
	tests/lib/kapi/check_iov_iter \
	tests/lib/kapi/check_lock \
	tests/lib/kapi/check_file_mmap \
	tests/lib/kapi/check_mmap \
	tests/lib/kapi/check_module \
	tests/lib/kapi/check_nodes \
	tests/lib/kapi/check_params \
	tests/lib/kapi/check_printk \
	tests/lib/kapi/check_slab \
	tests/lib/kapi/check_vfs \
	tests/lib/kapi/check_wait
check_PROGRAMS += $(KAPI_CHECKS)
TESTS += $(KAPI_CHECKS)
EXTRA_DIST += \
	tests/lib/kapi/cstring_k.c \
	tests/lib/kapi/iov_iter_k.c \
	tests/lib/kapi/lock_k.c \
	tests/lib/kapi/file_mmap_k.c \
	tests/lib/kapi/mmap_k.c \
	tests/lib/kapi/module_old_k.c \
	tests/lib/kapi/nodes_k.c \
	tests/lib/kapi/params_k.c \
	tests/lib/kapi/printk_k.c \
	tests/lib/kapi/slab_k.c \
	tests/lib/kapi/vfs_k.c \
	tests/lib/kapi/wait_k.c

tests_lib_kapi_check_cstring_SOURCES = tests/lib/kapi/check_cstring.c \
	tests/lib/kapi/cstring_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_cstring_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_cstring_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_cstring_LDADD = tests/lib/kapi/cstring_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_iov_iter_SOURCES = tests/lib/kapi/check_iov_iter.c \
	tests/lib/kapi/iov_iter_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_iov_iter_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_iov_iter_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_iov_iter_LDADD = tests/lib/kapi/iov_iter_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_lock_SOURCES = tests/lib/kapi/check_lock.c \
	tests/lib/kapi/lock_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_lock_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_lock_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_lock_LDADD = tests/lib/kapi/lock_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_file_mmap_SOURCES = tests/lib/kapi/check_file_mmap.c \
	tests/lib/kapi/file_mmap_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_file_mmap_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_file_mmap_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_file_mmap_LDADD = tests/lib/kapi/file_mmap_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_mmap_SOURCES = tests/lib/kapi/check_mmap.c \
	tests/lib/kapi/mmap_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_mmap_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_mmap_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_mmap_LDADD = tests/lib/kapi/mmap_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_module_SOURCES = tests/lib/kapi/check_module.c \
	tests/lib/kapi/params_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_module_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_module_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_module_LDADD = tests/lib/kapi/params_k.drv.o \
	tests/lib/kapi/module_old_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_nodes_SOURCES = tests/lib/kapi/check_nodes.c \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_nodes_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_nodes_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_nodes_LDADD = tests/lib/kapi/nodes_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_params_SOURCES = tests/lib/kapi/check_params.c \
	tests/lib/kapi/params_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_params_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_params_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_params_LDADD = tests/lib/kapi/params_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_printk_SOURCES = tests/lib/kapi/check_printk.c \
	tests/lib/kapi/printk_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_printk_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_printk_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_printk_LDADD = tests/lib/kapi/printk_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_slab_SOURCES = tests/lib/kapi/check_slab.c \
	tests/lib/kapi/slab_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_slab_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_slab_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_slab_LDADD = tests/lib/kapi/slab_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_vfs_SOURCES = tests/lib/kapi/check_vfs.c \
	tests/lib/kapi/vfs_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_vfs_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_vfs_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_vfs_LDADD = tests/lib/kapi/vfs_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_kapi_check_wait_SOURCES = tests/lib/kapi/check_wait.c \
	tests/lib/kapi/wait_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_kapi_check_wait_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_kapi_check_wait_CFLAGS = $(HOST_CFLAGS)
tests_lib_kapi_check_wait_LDADD = tests/lib/kapi/wait_k.drv.o \
	$(LIB_CHECK_LIBS)
