#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The points under the real fiu-run: what points lists is accepted, what is
# misspelt is not. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

command -v fiu-run >/dev/null || { skip fiu "fiu-run is not installed"; finish; }
driver=drivers-sim/scull/scull.c
copyfault points "$driver" | cut -f1 >"$work/points"

# All at once. Those of calls that the workload does not reach are not unknown.
begin fiu_run_accepts_every_listed_point
set --
while read -r point; do
	set -- "$@" -c "enable name=$point"
done <"$work/points"
[ $# -gt 0 ] || complain "no points"
fiu-run -f '' "$@" copyfault replay "$driver" >"$work/out" 2>"$work/err"
grep -E 'did you mean|no such|expected' "$work/err" >"$work/unknown" &&
	complain "$(cat "$work/unknown")"
says '^verdict: '
left_nothing
end

begin point_makes_exactly_its_fault
gives 0 fiu-run -f '' -c \
	'enable name=usercopy/scull/scull_write/copy_from_user/midcopy,failinfo=37' \
	copyfault replay "$driver"
says '^verdict: pass'
warns_nothing
left_nothing
end

begin misspelt_point_suggests
gives 2 fiu-run -f '' -c \
	'enable name=usercopy/scull/scull_wirte/copy_from_user/midcopy' \
	copyfault replay "$driver"
warns "did you mean 'usercopy/scull/scull_write/copy_from_user/midcopy'"
left_nothing
end

begin armed_point_that_never_fires_is_an_error
gives 2 fiu-run -f '' -c \
	'enable name=usercopy/scull/scull_write/copy_from_user/midcopy,failinfo=4000000' \
	copyfault replay "$driver"
left_nothing
end

check_scull=$top_builddir/tests/drivers-sim/check_scull
if [ ! -x "$check_scull" ]; then
	skip check_scull_under_fiu_run "check_scull is not built"
	finish
fi

begin check_scull_refuses_a_misspelt_point
gives 2 fiu-run -f '' -c \
	'enable name=usercopy/scull/scull_write/copy_from_user/midcpy' \
	"$check_scull"
warns "did you mean 'usercopy/scull/scull_write/copy_from_user/midcopy'"
end

# A test program whose copies are stopped behind its back must notice.
begin check_scull_notices_the_fault
fiu-run -f '' -c \
	'enable name=usercopy/scull/scull_write/copy_from_user/midcopy,failinfo=37' \
	"$check_scull" >"$work/out" 2>"$work/err"
status=$?
[ $status -eq 1 ] || complain "status $status, expected 1"
says 'Failures: [1-9]'
end

finish
