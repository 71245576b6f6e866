# SPDX-License-Identifier: LGPL-2.1-or-later
# lib: the simulated kernel edge. Two convenience libraries, one for each side
# of the wall; inject/local.mk adds its own and links libcopyfault of all.
include lib/kapi/core.mk
include lib/kapi/fs.mk

noinst_LTLIBRARIES += libcfkernel.la libcfhost.la

libcfkernel_la_SOURCES = \
	lib/extable/extable.c \
	lib/mm/fault.c lib/mm/fault.h \
	lib/mm/hole.c \
	lib/mm/mm.c lib/mm/mm.h \
	lib/mm/open.c \
	lib/uaccess/access.c lib/uaccess/access.h \
	lib/uaccess/buffer.c \
	lib/uaccess/copy.c \
	lib/uaccess/dup.c \
	lib/uaccess/function.c \
	lib/uaccess/limit.c \
	lib/uaccess/scalar.c \
	lib/uaccess/string.c \
	lib/uaccess/window.c lib/uaccess/window.h \
	lib/arch/x86_64/copy.S \
	lib/arch/x86_64/extable.c \
	lib/arch/x86_64/scalar.S \
	$(LIB_KAPI_CORE) $(LIB_KAPI_FS)
libcfkernel_la_CPPFLAGS = $(KERNEL_CPPFLAGS)
libcfkernel_la_CCASFLAGS = $(SHARED_CPPFLAGS) -I$(top_srcdir)/lib/arch/$(CF_ARCH)/include
libcfkernel_la_CFLAGS = $(KERNEL_CFLAGS) -ftls-model=initial-exec -fPIC
libcfkernel_la_DEPENDENCIES = root/stamp

libcfhost_la_SOURCES = \
	lib/host/boot.c \
	lib/host/coro.c \
	lib/host/host.h \
	lib/host/mcontext.h \
	lib/host/memory.c \
	lib/host/module.c \
	lib/host/oops.c \
	lib/host/signal.c \
	lib/host/snapshot.c \
	lib/host/symbol.c \
	lib/arch/x86_64/mcontext.c
libcfhost_la_CPPFLAGS = $(HOST_CPPFLAGS) -I$(top_srcdir)/lib/arch/$(CF_ARCH)/include -I$(top_srcdir)
libcfhost_la_CFLAGS = $(HOST_CFLAGS) $(DW_CFLAGS) -ftls-model=initial-exec

# root/: what `copyfault build` needs, laid out as it is when installed, so
# that the tool finds it the same way in the build tree.
UAPI_DIRS = linux asm-generic misc mtd rdma sound video drm scsi xen
BUILT_SOURCES += root/stamp
root/stamp: $(top_srcdir)/lib/module/kcflags
	$(AM_V_GEN)$(MKDIR_P) root/uapi/uapi
	$(AM_V_at)for d in $(UAPI_DIRS); do \
		if test -d /usr/include/$$d; then \
			$(LN_S) -fn /usr/include/$$d root/uapi/$$d; \
			$(LN_S) -fn /usr/include/$$d root/uapi/uapi/$$d; \
		fi; done
	$(AM_V_at)for d in /usr/include/$(CF_MULTIARCH)/asm /usr/include/asm; do \
		if test -d $$d; then \
			$(LN_S) -fn $$d root/uapi/asm; \
			$(LN_S) -fn $$d root/uapi/uapi/asm; break; \
		fi; done
	$(AM_V_at)$(LN_S) -fn $(abs_top_srcdir)/lib/include/kapi root/kapi
	$(AM_V_at)$(LN_S) -fn $(abs_top_srcdir)/lib/arch/$(CF_ARCH)/include root/arch
	$(AM_V_at)$(LN_S) -fn $(abs_top_srcdir)/lib/shared root/shared
	$(AM_V_at)$(LN_S) -fn $(abs_top_srcdir)/lib/include/copyfault root/copyfault
	$(AM_V_at)$(LN_S) -fn $(abs_top_srcdir)/lib/module root/module
	$(AM_V_at)touch $@

clean-local:
	rm -rf root
