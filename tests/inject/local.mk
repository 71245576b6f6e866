# SPDX-License-Identifier: LGPL-2.1-or-later
# inject's decisions, tested without a machine: fake sites, fake accesses.
# Uses INJECT_FAULT from inject/fault.mk.
TESTS_INJECT_CPPFLAGS = $(HOST_CPPFLAGS) -I$(top_srcdir)/tests/inject
TESTS_INJECT_CFLAGS = $(HOST_CFLAGS) $(CHECK_CFLAGS) $(FIU_CFLAGS)
TESTS_INJECT_LDADD = $(CHECK_LIBS) $(FIU_LIBS) $(DW_LIBS) -lpthread
TESTS_INJECT_MOCK = tests/inject/mock.c tests/inject/mock.h $(INJECT_FAULT)

check_PROGRAMS += \
	tests/inject/fault/check_expr \
	tests/inject/fault/check_arm \
	tests/inject/fault/check_field \
	tests/inject/point/check_point \
	tests/inject/point/check_rules \
	tests/inject/point/victim \
	tests/inject/trace/check_trace

TESTS += \
	tests/inject/fault/check_expr \
	tests/inject/fault/check_arm \
	tests/inject/fault/check_field \
	tests/inject/point/check_point \
	tests/inject/point/check_rules \
	tests/inject/point/fiu_run.sh \
	tests/inject/trace/check_trace

EXTRA_DIST += \
	tests/inject/fault/rejected.txt \
	tests/inject/point/fiu_run.sh

tests_inject_fault_check_expr_SOURCES = \
	tests/inject/fault/check_expr.c $(TESTS_INJECT_MOCK)
tests_inject_fault_check_expr_CPPFLAGS = $(TESTS_INJECT_CPPFLAGS)
tests_inject_fault_check_expr_CFLAGS = $(TESTS_INJECT_CFLAGS)
tests_inject_fault_check_expr_LDADD = $(TESTS_INJECT_LDADD)

tests_inject_fault_check_arm_SOURCES = \
	tests/inject/fault/check_arm.c $(TESTS_INJECT_MOCK)
tests_inject_fault_check_arm_CPPFLAGS = $(TESTS_INJECT_CPPFLAGS)
tests_inject_fault_check_arm_CFLAGS = $(TESTS_INJECT_CFLAGS)
tests_inject_fault_check_arm_LDADD = $(TESTS_INJECT_LDADD)

tests_inject_fault_check_field_SOURCES = \
	tests/inject/fault/check_field.c $(TESTS_INJECT_MOCK)
tests_inject_fault_check_field_CPPFLAGS = $(TESTS_INJECT_CPPFLAGS)
tests_inject_fault_check_field_CFLAGS = $(TESTS_INJECT_CFLAGS) -g
tests_inject_fault_check_field_LDADD = $(TESTS_INJECT_LDADD)

tests_inject_point_check_rules_SOURCES = \
	tests/inject/point/check_rules.c $(TESTS_INJECT_MOCK)
tests_inject_point_check_rules_CPPFLAGS = $(TESTS_INJECT_CPPFLAGS)
tests_inject_point_check_rules_CFLAGS = $(TESTS_INJECT_CFLAGS)
tests_inject_point_check_rules_LDADD = $(TESTS_INJECT_LDADD)

tests_inject_point_check_point_SOURCES = \
	tests/inject/point/check_point.c $(TESTS_INJECT_MOCK)
tests_inject_point_check_point_CPPFLAGS = $(TESTS_INJECT_CPPFLAGS)
tests_inject_point_check_point_CFLAGS = $(TESTS_INJECT_CFLAGS)
tests_inject_point_check_point_LDADD = $(TESTS_INJECT_LDADD)

tests_inject_point_victim_SOURCES = \
	tests/inject/point/victim.c $(TESTS_INJECT_MOCK)
tests_inject_point_victim_CPPFLAGS = $(TESTS_INJECT_CPPFLAGS)
tests_inject_point_victim_CFLAGS = $(TESTS_INJECT_CFLAGS)
tests_inject_point_victim_LDADD = $(FIU_LIBS) $(DW_LIBS) -lpthread

tests_inject_trace_check_trace_SOURCES = \
	tests/inject/trace/check_trace.c $(TESTS_INJECT_MOCK)
tests_inject_trace_check_trace_CPPFLAGS = $(TESTS_INJECT_CPPFLAGS)
tests_inject_trace_check_trace_CFLAGS = $(TESTS_INJECT_CFLAGS)
tests_inject_trace_check_trace_LDADD = $(TESTS_INJECT_LDADD)
