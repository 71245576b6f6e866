# SPDX-License-Identifier: LGPL-2.1-or-later
# inject: deciding when a copy stops, and judging what happened.
include inject/fault.mk

noinst_LTLIBRARIES += libcfinject.la
libcfinject_la_SOURCES = $(INJECT_FAULT)
libcfinject_la_CPPFLAGS = $(HOST_CPPFLAGS) -I$(top_srcdir)
libcfinject_la_CFLAGS = $(HOST_CFLAGS) $(FIU_CFLAGS)

include inject/check/local.mk

lib_LTLIBRARIES += libcopyfault.la
libcopyfault_la_SOURCES =
libcopyfault_la_LIBADD = libcfkernel.la libcfhost.la libcfinject.la \
	libcfcheck.la \
	$(FIU_LIBS) $(DW_LIBS) $(ELF_LIBS)
libcopyfault_la_LDFLAGS = -version-info 0:0:0 \
	-Wl,-Bsymbolic-functions \
	-Wl,--version-script=lib/copyfault.map
libcopyfault_la_DEPENDENCIES = libcfkernel.la libcfhost.la libcfinject.la \
	libcfcheck.la \
	lib/copyfault.map

# What the headers say is exported, and to whom. Behind private=1: the
# command's and the tests' own ways into the library.
MAP_PRIVATE = $(PRIVATE_SHARED:%=lib/shared/%) \
	lib/kapi/fresh.h \
	inject/fault/action.h inject/fault/fault.h inject/fault/scan.h \
	inject/inject.h \
	inject/point/point.h inject/point/rules.h \
	inject/trace/trace.h \
	inject/type/type.h
MAP_PUBLIC = $(filter-out $(MAP_PRIVATE:%=$(top_srcdir)/%), \
	$(sort $(wildcard $(top_srcdir)/lib/include/copyfault/*.h \
	$(top_srcdir)/lib/include/kapi/*/*.h \
	$(top_srcdir)/lib/include/kapi/*/*/*.h \
	$(top_srcdir)/lib/arch/$(CF_ARCH)/include/*.h \
	$(top_srcdir)/lib/arch/$(CF_ARCH)/include/*/*.h \
	$(top_srcdir)/lib/shared/*.h)))
lib/copyfault.map: $(top_srcdir)/lib/map.awk $(MAP_PUBLIC) \
		$(MAP_PRIVATE:%=$(top_srcdir)/%)
	$(AM_V_GEN)$(MKDIR_P) lib
	$(AM_V_at)$(AWK) -f $(top_srcdir)/lib/map.awk $(MAP_PUBLIC) \
		private=1 $(MAP_PRIVATE:%=$(top_srcdir)/%) >$@.new
	$(AM_V_at)mv $@.new $@
CLEANFILES += lib/copyfault.map
EXTRA_DIST += lib/map.awk

# The audit: not in the library, for only the command needs it.
noinst_LTLIBRARIES += libcfaudit.la
AUDIT_CPPFLAGS = $(HOST_CPPFLAGS) $(JANSSON_CFLAGS) $(NETTLE_CFLAGS)
AUDIT_LIBS = $(JANSSON_LIBS) $(NETTLE_LIBS) $(DW_LIBS) $(ELF_LIBS)
libcfaudit_la_SOURCES = \
	inject/audit/addresses.def \
	inject/audit/assault.c inject/audit/assault.h \
	inject/audit/attack.c inject/audit/attack.h \
	inject/audit/axes.def \
	inject/audit/build.c inject/audit/build.h \
	inject/audit/colours.c inject/audit/colours.h \
	inject/audit/constants.c inject/audit/constants.h \
	inject/audit/digest.c inject/audit/digest.h \
	inject/audit/eras.def \
	inject/audit/evaluate.c inject/audit/evaluate.h \
	inject/audit/fields.c inject/audit/fields.h \
	inject/audit/fill.c inject/audit/fill.h \
	inject/audit/fit.c inject/audit/fit.h \
	inject/audit/fit_constants.c \
	inject/audit/fit_ioctl.c \
	inject/audit/fit_probe.c \
	inject/audit/fit_stream.c \
	inject/audit/fit_words.c \
	inject/audit/guest.c inject/audit/guest.h \
	inject/audit/interrupt.c inject/audit/interrupt.h \
	inject/audit/ioctls.c \
	inject/audit/journal.c inject/audit/journal.h \
	inject/audit/judge.c inject/audit/judge.h \
	inject/audit/judge_attack.c \
	inject/audit/life.c inject/audit/life.h \
	inject/audit/news.c inject/audit/news.h \
	inject/audit/numbers.def \
	inject/audit/offsets.c inject/audit/offsets.h \
	inject/audit/ops.def \
	inject/audit/origin.c inject/audit/origin.h \
	inject/audit/place.c inject/audit/place.h \
	inject/audit/plan.c inject/audit/plan.h \
	inject/audit/pool.c inject/audit/pool.h \
	inject/audit/progress.c inject/audit/progress.h \
	inject/audit/races.c inject/audit/races.h \
	inject/audit/refetch.c inject/audit/refetch.h \
	inject/audit/root.c inject/audit/root.h \
	inject/audit/sanitize.c inject/audit/sanitize.h \
	inject/audit/seen.c inject/audit/seen.h \
	inject/audit/shard.c inject/audit/shard.h \
	inject/audit/skips.def \
	inject/audit/source.c inject/audit/source.h \
	inject/audit/spawn.c inject/audit/spawn.h \
	inject/audit/sweep.c inject/audit/sweep.h \
	inject/audit/tasks.c inject/audit/tasks.h \
	inject/audit/tally.c inject/audit/tally.h \
	inject/audit/tally_json.c \
	inject/audit/targets.c inject/audit/targets.h \
	inject/audit/tempdir.c inject/audit/tempdir.h \
	inject/audit/texts.def \
	inject/audit/token.c inject/audit/token.h \
	inject/audit/try.c inject/audit/try.h \
	inject/audit/verdicts.def \
	inject/audit/watch.c inject/audit/watch.h \
	inject/audit/worker.c inject/audit/worker.h \
	inject/audit/workload.c inject/audit/workload.h \
	inject/audit/worlds.c inject/audit/worlds.h \
	inject/audit/worlds_again.c inject/audit/worlds_store.h \
	inject/oracle/atomic.c \
	inject/oracle/balance.c \
	inject/oracle/case.c \
	inject/oracle/classes.def \
	inject/oracle/content.c \
	inject/oracle/counted.c \
	inject/oracle/crash.c \
	inject/oracle/difference.c inject/oracle/difference.h \
	inject/oracle/domain.c \
	inject/oracle/eof.c \
	inject/oracle/errno.c \
	inject/oracle/fdtable.c \
	inject/oracle/fetch.c \
	inject/oracle/finding.h \
	inject/oracle/growth.c \
	inject/oracle/hostile.c \
	inject/oracle/ignored.c \
	inject/oracle/leak.c \
	inject/oracle/onward.c \
	inject/oracle/outlived.c \
	inject/oracle/oracle.c inject/oracle/oracle.h \
	inject/oracle/oracles.def \
	inject/oracle/overrun.c \
	inject/oracle/poison.c \
	inject/oracle/policy.c inject/oracle/policy.def inject/oracle/policy.h \
	inject/oracle/position.c \
	inject/oracle/prefix.c \
	inject/oracle/order.c \
	inject/oracle/race.c \
	inject/oracle/residue.c \
	inject/oracle/retry.c \
	inject/oracle/state.c \
	inject/oracle/trespass.c \
	inject/oracle/undercount.c \
	inject/oracle/watchdog.c \
	inject/report/again.c inject/report/again.h \
	inject/report/census.c \
	inject/report/console.c inject/report/console.h \
	inject/report/explain.c \
	inject/report/findings.c \
	inject/report/merge.c \
	inject/report/result.c inject/report/result.h
libcfaudit_la_CPPFLAGS = $(AUDIT_CPPFLAGS) \
	-DCF_PKGDATADIR='"$(pkgdatadir)"' -DCF_LIBDIR='"$(libdir)"' \
	-DCF_ARCH='"$(CF_ARCH)"'
libcfaudit_la_CFLAGS = $(HOST_CFLAGS) $(DW_CFLAGS)

bin_PROGRAMS += copyfault
copyfault_SOURCES = \
	inject/cli/build.c \
	inject/cli/commands.def \
	inject/cli/complete.c inject/cli/complete.h \
	inject/cli/doctor.c \
	inject/cli/fiu.c inject/cli/fiu.h \
	inject/cli/fiu_ctrl.c \
	inject/cli/fiu_run.c \
	inject/cli/help.c inject/cli/help.h \
	inject/cli/main.c \
	inject/cli/options.c inject/cli/options.h \
	inject/cli/options.def \
	inject/cli/oracles.c \
	inject/cli/planning.c \
	inject/cli/points.c \
	inject/cli/report.c \
	inject/cli/sweep.c
copyfault_CPPFLAGS = $(AUDIT_CPPFLAGS) \
	-DCF_PKGDATADIR='"$(pkgdatadir)"' -DCF_FIU_FOLDER='"$(CF_FIU_FOLDER)"'
copyfault_CFLAGS = $(HOST_CFLAGS)
copyfault_LDADD = libcfaudit.la libcopyfault.la $(AUDIT_LIBS)
include inject/scenario/local.mk

# Completions: each asks the command. The folders are where each shell looks.
bashcompdir = $(datadir)/bash-completion/completions
dist_bashcomp_DATA = inject/cli/completion/bash/copyfault
zshcompdir = $(datadir)/zsh/site-functions
dist_zshcomp_DATA = inject/cli/completion/zsh/_copyfault
fishcompdir = $(datadir)/fish/vendor_completions.d
dist_fishcomp_DATA = inject/cli/completion/fish/copyfault.fish
