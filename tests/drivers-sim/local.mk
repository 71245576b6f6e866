# SPDX-License-Identifier: LGPL-2.1-or-later
# One check program for each simulated driver, with the driver linked in.
DRIVER_CHECKS = \
	tests/drivers-sim/check_chanctl \
	tests/drivers-sim/check_filelog \
	tests/drivers-sim/check_pipe \
	tests/drivers-sim/check_regs \
	tests/drivers-sim/check_scull \
	tests/drivers-sim/check_scull_ioctl \
	tests/drivers-sim/check_vecs
check_PROGRAMS += $(DRIVER_CHECKS)
TESTS += $(DRIVER_CHECKS)

# As a test writer has it: the public headers and Check, and nothing else.
DRIVER_CHECK_CPPFLAGS = -I$(top_srcdir)/lib/include $(CHECK_CFLAGS)
DRIVER_CHECK_LIBS = libcopyfault.la $(CHECK_LIBS)

tests_drivers_sim_check_chanctl_SOURCES = tests/drivers-sim/check_chanctl.c
tests_drivers_sim_check_chanctl_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
tests_drivers_sim_check_chanctl_CFLAGS = $(HOST_CFLAGS)
tests_drivers_sim_check_chanctl_LDADD = drivers-sim/chanctl/chanctl.drv.o \
	$(DRIVER_CHECK_LIBS)

tests_drivers_sim_check_filelog_SOURCES = tests/drivers-sim/check_filelog.c \
	tests/drivers-sim/pattern.h
tests_drivers_sim_check_filelog_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
tests_drivers_sim_check_filelog_CFLAGS = $(HOST_CFLAGS)
tests_drivers_sim_check_filelog_LDADD = drivers-sim/filelog/filelog.drv.o \
	drivers-sim/filelog/filelog_kw.drv.o $(DRIVER_CHECK_LIBS)

tests_drivers_sim_check_pipe_SOURCES = tests/drivers-sim/check_pipe.c \
	tests/drivers-sim/pattern.h
tests_drivers_sim_check_pipe_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
tests_drivers_sim_check_pipe_CFLAGS = $(HOST_CFLAGS)
tests_drivers_sim_check_pipe_LDADD = drivers-sim/pipe/pipe.drv.o \
	$(DRIVER_CHECK_LIBS)

tests_drivers_sim_check_regs_SOURCES = tests/drivers-sim/check_regs.c
tests_drivers_sim_check_regs_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
tests_drivers_sim_check_regs_CFLAGS = $(HOST_CFLAGS)
tests_drivers_sim_check_regs_LDADD = drivers-sim/regs/regs.drv.o \
	$(DRIVER_CHECK_LIBS)

tests_drivers_sim_check_scull_SOURCES = tests/drivers-sim/check_scull.c \
	tests/drivers-sim/pattern.h tests/drivers-sim/scull_fixture.h
tests_drivers_sim_check_scull_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
tests_drivers_sim_check_scull_CFLAGS = $(HOST_CFLAGS)
tests_drivers_sim_check_scull_LDADD = drivers-sim/scull/scull.drv.o \
	$(DRIVER_CHECK_LIBS)

tests_drivers_sim_check_scull_ioctl_SOURCES = \
	tests/drivers-sim/check_scull_ioctl.c \
	tests/drivers-sim/pattern.h tests/drivers-sim/scull_fixture.h
tests_drivers_sim_check_scull_ioctl_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
tests_drivers_sim_check_scull_ioctl_CFLAGS = $(HOST_CFLAGS)
tests_drivers_sim_check_scull_ioctl_LDADD = drivers-sim/scull/scull.drv.o \
	$(DRIVER_CHECK_LIBS)

tests_drivers_sim_check_vecs_SOURCES = tests/drivers-sim/check_vecs.c \
	tests/drivers-sim/pattern.h
tests_drivers_sim_check_vecs_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
tests_drivers_sim_check_vecs_CFLAGS = $(HOST_CFLAGS)
tests_drivers_sim_check_vecs_LDADD = drivers-sim/vecs/vecs.drv.o \
	$(DRIVER_CHECK_LIBS)

TESTS += tests/drivers-sim/mutants_are_marked.sh
EXTRA_DIST += tests/drivers-sim/mutants_are_marked.sh
