# SPDX-License-Identifier: LGPL-2.1-or-later
# drivers-sim: kernel sources that know nothing of copyfault. Each becomes one
# relocatable object, the driver and its description (lib/module/mod.c), which
# a check program links as it is: an archive would drop what nobody calls.
DRIVERS_SIM = \
	drivers-sim/chanctl/chanctl.c drivers-sim/chanctl/chanctl.h \
	drivers-sim/filelog/filelog.c drivers-sim/filelog/filelog.h \
	drivers-sim/filelog/filelog_kw.c \
	drivers-sim/mutants/scull_broken.c \
	drivers-sim/pipe/pipe.c \
	drivers-sim/regs/regs.c drivers-sim/regs/regs.h \
	drivers-sim/scull/scull.c drivers-sim/scull/scull.h \
	drivers-sim/vecs/vecs.c
EXTRA_DIST += $(DRIVERS_SIM)

# filelog.c is written for a kernel that has set_fs(): 2.6.39.
DRIVER_ERA_filelog = -DLINUX_VERSION_CODE=132647

DRIVER_CC = $(CC) $(KERNEL_CPPFLAGS) $(KERNEL_CFLAGS) -O1 -g -fPIC -DMODULE

drivers-sim/%.drv.o: $(top_srcdir)/drivers-sim/%.c \
		$(top_srcdir)/lib/module/mod.c root/stamp \
		$(wildcard $(top_srcdir)/drivers-sim/*/*.h) \
		$(wildcard $(top_srcdir)/lib/include/kapi/linux/*.h) \
		$(wildcard $(top_srcdir)/lib/shared/*.h)
	$(AM_V_at)$(MKDIR_P) $(@D)
	$(AM_V_CC)set -e; \
	build() { $(DRIVER_CC) $(DRIVER_ERA_$(*F)) \
		-DKBUILD_MODNAME='"$(*F)"' -D__KBUILD_MODNAME=$(*F) \
		-c "$$1" -o "$$2"; }; \
	build $< $@.driver.o; \
	build $(top_srcdir)/lib/module/mod.c $@.mod.o; \
	$(CC) -r -nostdlib -o $@ $@.driver.o $@.mod.o; \
	rm -f $@.driver.o $@.mod.o

CLEANFILES += drivers-sim/*/*.drv.o
