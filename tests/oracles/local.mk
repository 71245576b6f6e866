# SPDX-License-Identifier: LGPL-2.1-or-later
# Every oracle on every mutant, twin and control: some 200 sweeps, so not part
# of make check. make oracles-doc writes what make check-oracles compares.
ORACLES_TESTS = tests/oracles/check.sh tests/oracles/row.sh \
	tests/oracles/without.txt
EXTRA_DIST += $(ORACLES_TESTS)

PHONY += check-oracles oracles-doc
check-oracles: all
	$(AM_V_at)sh $(top_srcdir)/tests/oracles/check.sh $(abs_top_builddir)

oracles-doc: all
	$(AM_V_at)sh $(top_srcdir)/tests/oracles/check.sh $(abs_top_builddir) \
		$(abs_top_srcdir)/doc/oracles.md >/dev/null
