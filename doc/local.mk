# SPDX-License-Identifier: LGPL-2.1-or-later
# Documents.
dist_man_MANS += doc/copyfault.1 doc/cf-scenario.5 doc/copyfault.7
EXTRA_DIST += $(wildcard $(top_srcdir)/doc/*.md) doc/fault.ebnf \
	doc/copyfault-result-1.json doc/man3.awk

# Section 3: a page for each public header, out of its comments, and a link for
# each name on it.
API_FROM = $(sort $(wildcard $(top_srcdir)/lib/include/copyfault/*.h))
BUILT_SOURCES += doc/man3/stamp
doc/man3/stamp: $(top_srcdir)/doc/man3.awk $(top_srcdir)/doc/copyfault.1 \
		$(API_FROM)
	$(AM_V_GEN)rm -rf doc/man3 && $(MKDIR_P) doc/man3
	$(AM_V_at)for header in $(API_FROM); do \
		$(AWK) -v out=doc/man3 \
			-v date="`$(SED) -n 's/^\.Dd //p' \
				$(top_srcdir)/doc/copyfault.1`" \
			-f $(top_srcdir)/doc/man3.awk $$header || exit; \
	done
	$(AM_V_at)touch $@
CLEAN_DIRS += doc/man3

man3dir = $(mandir)/man3
INSTALL_MORE += install-api-pages
install-api-pages: doc/man3/stamp
	$(MKDIR_P) "$(DESTDIR)$(man3dir)"
	$(INSTALL_DATA) doc/man3/*.3 "$(DESTDIR)$(man3dir)"
UNINSTALL_MORE += uninstall-api-pages
uninstall-api-pages: doc/man3/stamp
	cd doc/man3 && for page in *.3; do \
		rm -f "$(DESTDIR)$(man3dir)/$$page"; done
PHONY += install-api-pages uninstall-api-pages
