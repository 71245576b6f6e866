# SPDX-License-Identifier: LGPL-2.1-or-later
# The installed files, alone. make distcheck runs this.
INSTALL_CHECKS = tests/install/install.sh tests/install/projects.sh \
	tests/install/examples.sh
EXTRA_DIST += $(INSTALL_CHECKS) tests/install/user.c \
	tests/install/autotools tests/install/cmake
installcheck-local:
	status=0; for check in $(INSTALL_CHECKS); do \
		bindir='$(DESTDIR)$(bindir)' libdir='$(DESTDIR)$(libdir)' \
		mandir='$(DESTDIR)$(mandir)' datadir='$(DESTDIR)$(datadir)' \
		top_srcdir='$(abs_top_srcdir)' \
		top_builddir='$(abs_top_builddir)' CC='$(CC)' \
		$(SHELL) $(top_srcdir)/$$check || status=1; \
	done; exit $$status

# The Debian packages, by hand: it takes minutes.
EXTRA_DIST += debian tests/install/debian.sh
PHONY += check-debian
check-debian: all
	$(SHELL) $(top_srcdir)/tests/install/debian.sh $(abs_top_builddir)
