# SPDX-License-Identifier: LGPL-2.1-or-later
# The core of lib, one check program for each thing it decides. What must run
# on the kernel's side of the wall is in *_k.c, compiled and described as a
# driver is (drivers-sim/local.mk), so that faults can be armed at its calls.
CLEANFILES += tests/lib/*/*.drv.o tests/lib/arch/*/*.drv.o

LIB_CHECK_CPPFLAGS = $(HOST_CPPFLAGS) $(CHECK_CFLAGS)
LIB_CHECK_MACHINE = tests/lib/machine.c tests/lib/machine.h
LIB_CHECK_LIBS = libcopyfault.la $(CHECK_LIBS)

# 2.6.10, where drivers pass three arguments to access_ok().
DRIVER_ERA_limit26_k = -DLINUX_VERSION_CODE=132618

# A driver that is loaded, not linked.
tests/lib/host/data_k.so: tests/lib/host/data_k.drv.o
	$(AM_V_CCLD)$(CC) -shared -o $@ tests/lib/host/data_k.drv.o
CLEANFILES += tests/lib/host/data_k.so
DATA_K_CPPFLAGS = -DDATA_K_SO='"$(abs_top_builddir)/tests/lib/host/data_k.so"'

LIB_CHECKS = \
	tests/lib/arch/aarch64/check_insn \
	tests/lib/extable/check_extable \
	tests/lib/host/check_oops \
	tests/lib/host/check_signal \
	tests/lib/host/check_snapshot \
	tests/lib/host/check_symbol \
	tests/lib/mm/check_fault \
	tests/lib/mm/check_mm \
	tests/lib/mm/check_service \
	tests/lib/uaccess/check_buffer \
	tests/lib/uaccess/check_copy \
	tests/lib/uaccess/check_fast \
	tests/lib/uaccess/check_limit \
	tests/lib/uaccess/check_prims \
	tests/lib/uaccess/check_scalar \
	tests/lib/uaccess/check_string \
	tests/lib/uaccess/check_threads
if ARCH_X86_64
LIB_CHECKS += tests/lib/arch/x86_64/check_regs
endif
check_PROGRAMS += $(LIB_CHECKS)
TESTS += $(LIB_CHECKS)
EXTRA_DIST += \
	tests/lib/arch/x86_64/regs_k.c \
	tests/lib/extable/asm_k.c \
	tests/lib/host/data_k.c \
	tests/lib/mm/fault_k.c \
	tests/lib/uaccess/buffer_k.c \
	tests/lib/uaccess/limit26_k.c \
	tests/lib/uaccess/limit_k.c \
	tests/lib/uaccess/prims_k.c

# An emulated architecture's part that any host can run.
tests_lib_arch_aarch64_check_insn_SOURCES = \
	tests/lib/arch/aarch64/check_insn.c \
	lib/arch/aarch64/insn.c lib/arch/aarch64/insn.h
tests_lib_arch_aarch64_check_insn_CPPFLAGS = $(LIB_CHECK_CPPFLAGS) \
	-I$(top_srcdir)
tests_lib_arch_aarch64_check_insn_CFLAGS = $(HOST_CFLAGS)
tests_lib_arch_aarch64_check_insn_LDADD = $(LIB_CHECK_LIBS)

tests_lib_arch_x86_64_check_regs_SOURCES = \
	tests/lib/arch/x86_64/check_regs.c \
	tests/lib/arch/x86_64/regs_k.h \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_arch_x86_64_check_regs_CPPFLAGS = $(LIB_CHECK_CPPFLAGS) \
	-I$(top_srcdir)
tests_lib_arch_x86_64_check_regs_CFLAGS = $(HOST_CFLAGS)
tests_lib_arch_x86_64_check_regs_LDADD = tests/lib/arch/x86_64/regs_k.drv.o \
	tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_extable_check_extable_SOURCES = tests/lib/extable/check_extable.c \
	tests/lib/extable/asm_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_extable_check_extable_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_extable_check_extable_CFLAGS = $(HOST_CFLAGS)
tests_lib_extable_check_extable_LDADD = tests/lib/extable/asm_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_host_check_oops_SOURCES = tests/lib/host/check_oops.c \
	tests/lib/uaccess/prims_k.h \
	tests/lib/mm/fault_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_host_check_oops_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_host_check_oops_CFLAGS = $(HOST_CFLAGS)
tests_lib_host_check_oops_LDADD = tests/lib/uaccess/prims_k.drv.o \
	tests/lib/mm/fault_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_host_check_signal_SOURCES = tests/lib/host/check_signal.c \
	tests/lib/uaccess/prims_k.h \
	tests/lib/mm/fault_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_host_check_signal_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_host_check_signal_CFLAGS = $(HOST_CFLAGS)
tests_lib_host_check_signal_LDADD = tests/lib/uaccess/prims_k.drv.o \
	tests/lib/mm/fault_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_host_check_snapshot_SOURCES = tests/lib/host/check_snapshot.c \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE) \
	tests/lib/host/state.c tests/lib/host/state.h \
	tests/lib/host/data_k.h
tests_lib_host_check_snapshot_CPPFLAGS = $(LIB_CHECK_CPPFLAGS) $(DATA_K_CPPFLAGS)
tests_lib_host_check_snapshot_CFLAGS = $(HOST_CFLAGS) $(ELF_CFLAGS)
EXTRA_tests_lib_host_check_snapshot_DEPENDENCIES = tests/lib/host/data_k.so
tests_lib_host_check_snapshot_LDADD = tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS) $(ELF_LIBS)

tests_lib_host_check_symbol_SOURCES = tests/lib/host/check_symbol.c \
	tests/lib/mm/fault_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_host_check_symbol_CPPFLAGS = $(LIB_CHECK_CPPFLAGS) $(DATA_K_CPPFLAGS)
tests_lib_host_check_symbol_CFLAGS = $(HOST_CFLAGS)
EXTRA_tests_lib_host_check_symbol_DEPENDENCIES = tests/lib/host/data_k.so
tests_lib_host_check_symbol_LDADD = tests/lib/mm/fault_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_mm_check_fault_SOURCES = tests/lib/mm/check_fault.c \
	tests/lib/uaccess/prims_k.h \
	tests/lib/mm/fault_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_mm_check_fault_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_mm_check_fault_CFLAGS = $(HOST_CFLAGS)
tests_lib_mm_check_fault_LDADD = tests/lib/uaccess/prims_k.drv.o \
	tests/lib/mm/fault_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_mm_check_mm_SOURCES = tests/lib/mm/check_mm.c \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_mm_check_mm_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_mm_check_mm_CFLAGS = $(HOST_CFLAGS)
tests_lib_mm_check_mm_LDADD = tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_mm_check_service_SOURCES = tests/lib/mm/check_service.c \
	tests/lib/uaccess/prims_k.h \
	tests/lib/kapi/wait_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_mm_check_service_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_mm_check_service_CFLAGS = $(HOST_CFLAGS)
tests_lib_mm_check_service_LDADD = tests/lib/uaccess/prims_k.drv.o \
	tests/lib/kapi/wait_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_buffer_SOURCES = tests/lib/uaccess/check_buffer.c \
	tests/lib/uaccess/buffer_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_buffer_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_buffer_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_buffer_LDADD = tests/lib/uaccess/buffer_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_copy_SOURCES = tests/lib/uaccess/check_copy.c \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_copy_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_copy_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_copy_LDADD = tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS)

tests_lib_uaccess_check_fast_SOURCES = tests/lib/uaccess/check_fast.c \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_fast_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_fast_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_fast_LDADD = tests/lib/uaccess/prims_k.drv.o \
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

tests_lib_uaccess_check_threads_SOURCES = tests/lib/uaccess/check_threads.c \
	tests/lib/uaccess/prims_k.h \
	$(LIB_CHECK_MACHINE)
tests_lib_uaccess_check_threads_CPPFLAGS = $(LIB_CHECK_CPPFLAGS)
tests_lib_uaccess_check_threads_CFLAGS = $(HOST_CFLAGS)
tests_lib_uaccess_check_threads_LDADD = tests/lib/uaccess/prims_k.drv.o \
	$(LIB_CHECK_LIBS) -lpthread
