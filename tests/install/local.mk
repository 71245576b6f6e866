# SPDX-License-Identifier: LGPL-2.1-or-later
# The installed files, alone. make distcheck runs this.
EXTRA_DIST += tests/install/install.sh tests/install/user.c
installcheck-local:
	bindir='$(DESTDIR)$(bindir)' libdir='$(DESTDIR)$(libdir)' \
		mandir='$(DESTDIR)$(mandir)' datadir='$(DESTDIR)$(datadir)' \
		top_srcdir='$(abs_top_srcdir)' \
		top_builddir='$(abs_top_builddir)' CC='$(CC)' \
		$(SHELL) $(top_srcdir)/tests/install/install.sh
