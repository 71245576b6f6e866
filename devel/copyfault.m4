# SPDX-License-Identifier: LGPL-2.1-or-later
# For a configure.ac whose tests link copyfault.
#
# CF_CHECK_COPYFAULT([VERSION], [IF-FOUND], [IF-NOT-FOUND])
#
# Looks for copyfault, of VERSION or newer, by pkg-config. Substitutes
# COPYFAULT_CFLAGS and COPYFAULT_LIBS for test programs, COPYFAULT, which is the
# command, and CF_DRIVER_RULES, to be put on a line of its own in Makefile.am:
#
#	@CF_DRIVER_RULES@
#	check_PROGRAMS = check_mydriver
#	check_mydriver_LDADD = mydriver.drv.o $(COPYFAULT_LIBS)
#
# It makes NAME.drv.o of NAME.c, a driver in unmodified kernel source. What is in
# CF_DRIVER_OPTIONS is for `copyfault build`, CF_DRIVER_CFLAGS for the compiler.
AC_DEFUN([CF_CHECK_COPYFAULT], [
  AC_REQUIRE([PKG_PROG_PKG_CONFIG])
  m4_pattern_allow([^AM_V_GEN$])
  PKG_CHECK_MODULES([COPYFAULT], [copyfault m4_ifval([$1], [>= $1])], [
    PKG_CHECK_VAR([COPYFAULT], [copyfault], [copyfault])
    CF_DRIVER_RULES='%.drv.o: %.c
	$(AM_V_GEN)CC="$(CC)" $(COPYFAULT) build -c $(CF_DRIVER_OPTIONS) \
		-o $[]@ $< -- $(CF_DRIVER_CFLAGS)'
    $2],
    [m4_default([$3], [AC_MSG_ERROR([copyfault is missing: $COPYFAULT_PKG_ERRORS])])])
  AC_SUBST([CF_DRIVER_RULES])
  m4_ifdef([AM_SUBST_NOTMAKE], [AM_SUBST_NOTMAKE([CF_DRIVER_RULES])])
])
