# SPDX-License-Identifier: LGPL-2.1-or-later
# The parts of the audit that need no driver.
TESTS_AUDIT = \
	tests/inject/audit/check_attack \
	tests/inject/audit/check_constants \
	tests/inject/audit/check_fields \
	tests/inject/audit/check_offsets \
	tests/inject/audit/check_plan \
	tests/inject/audit/check_source \
	tests/inject/audit/check_tally \
	tests/inject/oracle/check_trespass \
	tests/inject/oracle/check_oracles \
	tests/inject/scenario/check_policy
check_PROGRAMS += $(TESTS_AUDIT)
TESTS += $(TESTS_AUDIT)

TESTS_AUDIT_LDADD = libcfaudit.la libcopyfault.la $(CHECK_LIBS) $(AUDIT_LIBS)

tests_inject_audit_check_attack_SOURCES = tests/inject/audit/check_attack.c
tests_inject_audit_check_attack_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS)
tests_inject_audit_check_attack_CFLAGS = $(HOST_CFLAGS)
tests_inject_audit_check_attack_LDADD = $(TESTS_AUDIT_LDADD)

tests_inject_audit_check_constants_SOURCES = tests/inject/audit/check_constants.c
tests_inject_audit_check_constants_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS) \
	'-DBUILDDIR="$(abs_top_builddir)"'
tests_inject_audit_check_constants_CFLAGS = $(HOST_CFLAGS)
tests_inject_audit_check_constants_LDADD = $(TESTS_AUDIT_LDADD)

tests_inject_audit_check_fields_SOURCES = tests/inject/audit/check_fields.c
tests_inject_audit_check_fields_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS)
tests_inject_audit_check_fields_CFLAGS = $(HOST_CFLAGS)
tests_inject_audit_check_fields_LDADD = $(TESTS_AUDIT_LDADD)

tests_inject_audit_check_offsets_SOURCES = tests/inject/audit/check_offsets.c
tests_inject_audit_check_offsets_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS)
tests_inject_audit_check_offsets_CFLAGS = $(HOST_CFLAGS)
tests_inject_audit_check_offsets_LDADD = $(TESTS_AUDIT_LDADD)

tests_inject_audit_check_tally_SOURCES = tests/inject/audit/check_tally.c
tests_inject_audit_check_tally_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS)
tests_inject_audit_check_tally_CFLAGS = $(HOST_CFLAGS)
tests_inject_audit_check_tally_LDADD = $(TESTS_AUDIT_LDADD)

tests_inject_audit_check_plan_SOURCES = tests/inject/audit/check_plan.c
tests_inject_audit_check_plan_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS)
tests_inject_audit_check_plan_CFLAGS = $(HOST_CFLAGS)
tests_inject_audit_check_plan_LDADD = $(TESTS_AUDIT_LDADD)

tests_inject_audit_check_source_SOURCES = tests/inject/audit/check_source.c
tests_inject_audit_check_source_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS)
tests_inject_audit_check_source_CFLAGS = $(HOST_CFLAGS)
tests_inject_audit_check_source_LDADD = $(TESTS_AUDIT_LDADD)

tests_inject_oracle_check_trespass_SOURCES = tests/inject/oracle/check_trespass.c
tests_inject_oracle_check_trespass_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS)
tests_inject_oracle_check_trespass_CFLAGS = $(HOST_CFLAGS)
tests_inject_oracle_check_trespass_LDADD = $(TESTS_AUDIT_LDADD)

tests_inject_oracle_check_oracles_SOURCES = tests/inject/oracle/check_oracles.c
tests_inject_oracle_check_oracles_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS)
tests_inject_oracle_check_oracles_CFLAGS = $(HOST_CFLAGS)
tests_inject_oracle_check_oracles_LDADD = $(TESTS_AUDIT_LDADD)

# Whole drivers under audit, built from their source as the command does.
RIG = tests/inject/audit/rig.c tests/inject/audit/rig.h
RIG_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS) \
	-DSRCDIR='"$(abs_top_srcdir)"' -DBUILDDIR='"$(abs_top_builddir)"'

TESTS_RIG = \
	tests/inject/audit/check_path \
	tests/inject/audit/check_restore
check_PROGRAMS += $(TESTS_RIG)
TESTS += $(TESTS_RIG)
EXTRA_DIST += tests/inject/audit/looker.c tests/inject/audit/sleeper.c

tests_inject_audit_check_path_SOURCES = tests/inject/audit/check_path.c $(RIG)
tests_inject_audit_check_path_CPPFLAGS = $(RIG_CPPFLAGS)
tests_inject_audit_check_path_CFLAGS = $(HOST_CFLAGS)
tests_inject_audit_check_path_LDADD = $(TESTS_AUDIT_LDADD)

tests_inject_audit_check_restore_SOURCES = \
	tests/inject/audit/check_restore.c $(RIG)
tests_inject_audit_check_restore_CPPFLAGS = $(RIG_CPPFLAGS)
tests_inject_audit_check_restore_CFLAGS = $(HOST_CFLAGS)
tests_inject_audit_check_restore_LDADD = $(TESTS_AUDIT_LDADD)

# Steering with fiu-ctrl, on a real driver.
check_PROGRAMS += tests/inject/point/steered
TESTS += tests/inject/point/steer.sh
EXTRA_DIST += tests/inject/point/steer.sh
tests_inject_point_steered_SOURCES = tests/inject/point/steered.c
tests_inject_point_steered_CPPFLAGS = $(HOST_CPPFLAGS)
tests_inject_point_steered_CFLAGS = $(HOST_CFLAGS)
tests_inject_point_steered_LDADD = drivers-sim/scull/scull.drv.o libcopyfault.la

tests_inject_scenario_check_policy_SOURCES = tests/inject/scenario/check_policy.c
tests_inject_scenario_check_policy_CPPFLAGS = $(AUDIT_CPPFLAGS) $(CHECK_CFLAGS)
tests_inject_scenario_check_policy_CFLAGS = $(HOST_CFLAGS)
tests_inject_scenario_check_policy_LDADD = $(TESTS_AUDIT_LDADD) $(YAML_LIBS)
