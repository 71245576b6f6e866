# SPDX-License-Identifier: LGPL-2.1-or-later
# lib: the simulated kernel edge. Two convenience libraries, one for each side
# of the wall; inject/local.mk adds its own and links libcopyfault of all.
include lib/kapi/core.mk
include lib/kapi/fs.mk

# Sources of the architecture that configure chose, for each side.
LIB_ARCH_KERNEL = lib/arch/generic/cpu.c lib/arch/generic/include/cf_arch.h
LIB_ARCH_HOST =
LIB_ARCH_CPPFLAGS = -I$(top_srcdir)/lib/arch/$(CF_ARCH)/include \
	-I$(top_srcdir)/lib/arch/generic/include
include lib/arch/aarch64/local.mk
include lib/arch/i386/local.mk
include lib/arch/nommu/local.mk
include lib/arch/x86_64/local.mk

noinst_LTLIBRARIES += libcfkernel.la libcfhost.la

libcfkernel_la_SOURCES = \
	lib/extable/extable.c \
	lib/mm/fault.c lib/mm/fault.h \
	lib/mm/hole.c \
	lib/mm/layout.c \
	lib/mm/mm.c lib/mm/mm.h \
	lib/mm/open.c \
	lib/uaccess/access.c lib/uaccess/access.h \
	lib/uaccess/buffer.c \
	lib/uaccess/context.h \
	lib/uaccess/copy.c \
	lib/uaccess/dup.c \
	lib/uaccess/fault_in.c \
	lib/uaccess/fetched.c \
	lib/uaccess/fromio.c \
	lib/uaccess/function.c \
	lib/uaccess/instrument.h \
	lib/uaccess/limit.c \
	lib/uaccess/nofault.c \
	lib/uaccess/number.c \
	lib/uaccess/object.c \
	lib/uaccess/old.c \
	lib/uaccess/parts.c \
	lib/uaccess/pin.c \
	lib/uaccess/scalar.c \
	lib/uaccess/stack.c \
	lib/uaccess/string.c \
	lib/uaccess/unsafe.c \
	lib/uaccess/window.c lib/uaccess/window.h \
	lib/uaccess/zeroed.c \
	$(LIB_KAPI_CORE) $(LIB_KAPI_FS)
if NOMMU
libcfkernel_la_SOURCES += $(LIB_ARCH_NOMMU)
else
libcfkernel_la_SOURCES += $(LIB_ARCH_KERNEL)
endif
libcfkernel_la_CPPFLAGS = $(KERNEL_CPPFLAGS) $(LIB_ARCH_CPPFLAGS)
libcfkernel_la_CCASFLAGS = $(SHARED_CPPFLAGS) $(LIB_ARCH_CPPFLAGS) \
	-I$(top_srcdir)/lib/include/kapi
libcfkernel_la_CFLAGS = $(KERNEL_CFLAGS) -ftls-model=initial-exec -fPIC
libcfkernel_la_DEPENDENCIES = root/stamp

libcfhost_la_SOURCES = \
	lib/host/boot.c \
	lib/host/code.c \
	lib/host/coro.c \
	lib/host/guard.c \
	lib/host/host.h \
	lib/host/mcontext.h \
	lib/host/memory.c \
	lib/host/module.c \
	lib/host/oops.c \
	lib/host/sanitizer.c \
	lib/host/service.c \
	lib/host/signal.c \
	lib/host/snapshot.c \
	lib/host/thread.c \
	$(LIB_ARCH_HOST)
if CORE_ONLY
libcfhost_la_SOURCES += lib/host/symbol_none.c
else
libcfhost_la_SOURCES += lib/host/symbol.c
endif
libcfhost_la_CPPFLAGS = $(HOST_CPPFLAGS) $(LIB_ARCH_CPPFLAGS) -I$(top_srcdir)
libcfhost_la_CFLAGS = $(HOST_CFLAGS) $(DW_CFLAGS) -ftls-model=initial-exec

EXTRA_DIST += lib/include lib/shared lib/module

# What `copyfault build` needs beside the library: headers, the flags, mod.c
# and the host's uapi headers. Laid out in the build tree, in root/, as it is
# when installed, so that the tool finds it the same way in both.
UAPI_DIRS = linux asm-generic misc mtd rdma sound video drm scsi xen
UAPI_LINK = uapi_link() { \
	for d in $(UAPI_DIRS); do \
		if test -d $(CF_UAPI)/$$d; then \
			$(LN_S) -fn $(CF_UAPI)/$$d "$$1/$$d"; fi; \
	done; \
	$(LN_S) -fn $(CF_UAPI_ASM)/asm "$$1/asm"; }
# Between lib and inject: not installed.
PRIVATE_SHARED = cf_guard.h cf_host.h cf_sanitizer.h
ROOT_DIRS = \
	kapi:lib/include/kapi arch:lib/arch/$(CF_ARCH)/include \
	shared:lib/shared module:lib/module

BUILT_SOURCES += root/stamp
root/stamp: $(top_srcdir)/lib/module/kcflags Makefile
	$(AM_V_GEN)$(MKDIR_P) root/uapi/uapi
	$(AM_V_at)$(UAPI_LINK); uapi_link root/uapi; uapi_link root/uapi/uapi
	$(AM_V_at)for pair in $(ROOT_DIRS); do \
		$(LN_S) -fn "$(abs_top_srcdir)/$${pair#*:}" \
			"root/$${pair%%:*}"; \
	done
	$(AM_V_at)$(KCFLAGS_MADE) >root/kcflags
	$(AM_V_at)touch $@

# The flags of the kernel side, and those that configure was asked to add.
KCFLAGS_MADE = { cat $(top_srcdir)/lib/module/kcflags; \
	for flag in $(CF_SANITIZE); do echo "$$flag"; done; }

install-data-local: $(INSTALL_MORE)
	$(MKDIR_P) "$(DESTDIR)$(pkgdatadir)/uapi/uapi"
	$(UAPI_LINK); uapi_link "$(DESTDIR)$(pkgdatadir)/uapi"; \
		uapi_link "$(DESTDIR)$(pkgdatadir)/uapi/uapi"
	for pair in $(ROOT_DIRS); do \
		rm -rf "$(DESTDIR)$(pkgdatadir)/$${pair%%:*}"; \
		cp -R "$(top_srcdir)/$${pair#*:}" \
			"$(DESTDIR)$(pkgdatadir)/$${pair%%:*}"; \
	done
	cd "$(DESTDIR)$(pkgdatadir)/shared" && rm -f $(PRIVATE_SHARED)
	$(KCFLAGS_MADE) >"$(DESTDIR)$(pkgdatadir)/kcflags"
	chmod -R u+w,a+rX "$(DESTDIR)$(pkgdatadir)"
	$(MKDIR_P) "$(DESTDIR)$(includedir)/copyfault"
	$(INSTALL_DATA) $(top_srcdir)/lib/include/copyfault/*.h \
		"$(DESTDIR)$(includedir)/copyfault"

uninstall-local: $(UNINSTALL_MORE)
	rm -rf "$(DESTDIR)$(pkgdatadir)" "$(DESTDIR)$(includedir)/copyfault"

clean-local:
	rm -rf root
