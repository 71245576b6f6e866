# SPDX-License-Identifier: LGPL-2.1-or-later
# drivers-sim: kernel sources that know nothing of copyfault. Each becomes one
# relocatable object, the driver and its description (lib/module/mod.c), which
# a check program links as it is: an archive would drop what nobody calls.
DRIVERS_SIM = \
	drivers-sim/chanctl/chanctl.c drivers-sim/chanctl/chanctl.h \
	drivers-sim/filelog/filelog.c drivers-sim/filelog/filelog.h \
	drivers-sim/filelog/filelog_kw.c \
	drivers-sim/mutants/ms1_padding.c \
	drivers-sim/mutants/ms8_reply.c \
	drivers-sim/mutants/ms9_freed.c \
	drivers-sim/mutants/ms9_heap.c \
	drivers-sim/mutants/ms9_shift.c \
	drivers-sim/mutants/ms9_stack.c \
	drivers-sim/mutants/scull_broken.c \
	drivers-sim/mutants/st1_popped.c \
	drivers-sim/mutants/st5_torn.c \
	drivers-sim/mutants/st6_tail.c \
	drivers-sim/pipe/pipe.c \
	drivers-sim/regs/regs.c drivers-sim/regs/regs.h \
	drivers-sim/scull/scull.c drivers-sim/scull/scull.h \
	drivers-sim/vecs/vecs.c
EXTRA_DIST += $(DRIVERS_SIM)

# filelog.c is written for a kernel that has set_fs(): 2.6.39.
DRIVER_ERA_filelog = -DLINUX_VERSION_CODE=132647

DRIVER_CC = $(CC) $(KERNEL_CPPFLAGS) $(KERNEL_CFLAGS) -O1 -g -fPIC -DMODULE

# The kernel-side parts of tests are made so too. Eras are set by
# DRIVER_ERA_<name>.
DRIVER_DEPS = $(top_srcdir)/lib/module/mod.c root/stamp \
	$(wildcard $(top_srcdir)/drivers-sim/*/*.h) \
	$(wildcard $(top_srcdir)/tests/*/*/*_k.h) \
	$(wildcard $(top_srcdir)/tests/golden/*.def) \
	$(wildcard $(top_srcdir)/tests/*/*_k.h) \
	$(wildcard $(top_srcdir)/lib/include/kapi/linux/*.h) \
	$(wildcard $(top_srcdir)/lib/shared/*.h)

# driver_object OBJECT SOURCE NAME [FLAGS...]
DRIVER_OBJECT = driver_object() { \
	set -e; out=$$1 source=$$2 name=$$3; shift 3; \
	$(MKDIR_P) `dirname $$out`; \
	for part in $$source $(top_srcdir)/lib/module/mod.c; do \
		$(DRIVER_CC) "$$@" -DKBUILD_MODNAME="\"$$name\"" \
			-D__KBUILD_MODNAME=$$name \
			-c $$part -o $$out.`basename $$part .c`.o; \
	done; \
	$(CC) -r -nostdlib -o $$out $$out.$$name.o $$out.mod.o; \
	rm -f $$out.$$name.o $$out.mod.o; \
	}; driver_object

drivers-sim/%.drv.o: $(top_srcdir)/drivers-sim/%.c $(DRIVER_DEPS)
	$(AM_V_CC)$(DRIVER_OBJECT) $@ $< $(*F) $(DRIVER_ERA_$(*F))

tests/%.drv.o: $(top_srcdir)/tests/%.c $(DRIVER_DEPS)
	$(AM_V_CC)$(DRIVER_OBJECT) $@ $< $(*F) $(DRIVER_ERA_$(*F))

CLEANFILES += drivers-sim/*/*.drv.o
