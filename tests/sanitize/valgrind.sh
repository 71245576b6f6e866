#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Valgrind's rep movsb has lost a byte when it faults: refused, not wrong.
# Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

if ! command -v valgrind >/dev/null; then
	skip valgrind_is_refused "no valgrind"
	finish
fi
if nm -D "$top_builddir/.libs/libcopyfault.so" | grep -q ' U __[atm]san_init'; then
	skip valgrind_is_refused "it does not run what a sanitizer is in"
	finish
fi

program=$top_builddir/copyfault
[ ! -x "$top_builddir/.libs/copyfault" ] ||
	program=$top_builddir/.libs/copyfault
LD_LIBRARY_PATH=$top_builddir/.libs
export LD_LIBRARY_PATH

if valgrind -q "$program" sweep --help 2>&1 | grep -q 'debuginfo reader'; then
	skip valgrind_is_refused "it cannot read what this compiler writes for debuggers"
	finish
fi

begin valgrind_is_refused
gives 3 valgrind -q "$program" points drivers-sim/pipe/pipe.c
warns 'Valgrind'
warns '--enable-sanitizer=address'
end

begin what_needs_no_machine_runs_under_valgrind
gives 0 valgrind -q "$program" sweep --help
says 'usage: copyfault sweep'
end
finish
