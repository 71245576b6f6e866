# SPDX-License-Identifier: LGPL-2.1-or-later
# The API of test writers, used as they use it: public headers and Check alone.
CHECK_API_MUTANTS = \
	drivers-sim/mutants/ms5_direct.drv.o \
	drivers-sim/mutants/rs1_mutex.drv.o \
	drivers-sim/mutants/rs2_bounce.drv.o \
	drivers-sim/mutants/rv1_read.drv.o \
	drivers-sim/mutants/rv2_unlooked.drv.o \
	drivers-sim/mutants/rv3_write.drv.o \
	drivers-sim/mutants/scull_broken.drv.o \
	drivers-sim/mutants/st1_popped.drv.o \
	drivers-sim/mutants/st1_short.drv.o \
	drivers-sim/mutants/st2_requested.drv.o \
	drivers-sim/mutants/st5_fields.drv.o \
	drivers-sim/mutants/st6_tail.drv.o \
	drivers-sim/mutants/st8_applied.drv.o \
	drivers-sim/mutants/st9_retry.drv.o

check_PROGRAMS += \
	tests/inject/check/broken \
	tests/inject/check/check_ubuf \
	tests/inject/check/plain \
	tests/inject/check/works
TESTS += tests/inject/check/check_ubuf tests/inject/check/modes.sh
EXTRA_DIST += \
	tests/inject/check/broken.txt \
	tests/inject/check/filler_k.c \
	tests/inject/check/modes.sh \
	tests/inject/check/threads_k.c
CLEANFILES += tests/inject/check/*.drv.o

tests_inject_check_check_ubuf_SOURCES = tests/inject/check/check_ubuf.c
tests_inject_check_check_ubuf_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
tests_inject_check_check_ubuf_CFLAGS = $(HOST_CFLAGS)
tests_inject_check_check_ubuf_LDADD = $(DRIVER_CHECK_LIBS)

tests_inject_check_broken_SOURCES = \
	tests/inject/check/broken.c tests/inject/check/broken.h \
	tests/inject/check/broken_each.c \
	tests/inject/check/threads_k.h
tests_inject_check_broken_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
# A helper that fails names the line of its caller, which a tail call has left.
tests_inject_check_broken_CFLAGS = $(HOST_CFLAGS) -g \
	-fno-optimize-sibling-calls
tests_inject_check_broken_LDADD = $(CHECK_API_MUTANTS) \
	tests/inject/check/filler_k.drv.o \
	tests/inject/check/threads_k.drv.o $(DRIVER_CHECK_LIBS) -lpthread

tests_inject_check_plain_SOURCES = tests/inject/check/plain.c
tests_inject_check_plain_CPPFLAGS = -I$(top_srcdir)/lib/include
tests_inject_check_plain_CFLAGS = $(HOST_CFLAGS)
tests_inject_check_plain_LDADD = drivers-sim/mutants/scull_broken.drv.o \
	libcopyfault.la

tests_inject_check_works_SOURCES = tests/inject/check/works.c \
	tests/inject/check/threads_k.h
tests_inject_check_works_CPPFLAGS = $(DRIVER_CHECK_CPPFLAGS)
tests_inject_check_works_CFLAGS = $(HOST_CFLAGS)
tests_inject_check_works_LDADD = drivers-sim/scull/scull.drv.o \
	drivers-sim/pipe/pipe.drv.o drivers-sim/mutants/st1_popped.drv.o \
	drivers-sim/controls/k04_requeue.drv.o \
	drivers-sim/controls/k28_inatomic.drv.o \
	drivers-sim/controls/k29_fault_in.drv.o \
	tests/inject/check/threads_k.drv.o \
	$(DRIVER_CHECK_LIBS) -lpthread
