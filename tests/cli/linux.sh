#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Unmodified drivers of the Linux tree: built, loaded, more than no user copy
# each, swept to the end. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

drivers="drivers/leds/uleds.c drivers/watchdog/sbc_epx_c3.c
	drivers/watchdog/sbc8360.c drivers/watchdog/mtx-1_wdt.c"
tree=$top_builddir/linux-6.1

# shellcheck disable=SC2086
if ! linux_files "$tree" $drivers; then
	for driver in $drivers; do
		skip "sweep_of_$(basename "$driver" .c)_gets_to_the_end" \
			"no $(basename "$linux_tarball")"
	done
	finish
fi
cd "$tree" || exit 99

for driver in $drivers; do
	short=$(basename "$driver" .c)
	begin "census_of_${short}_counts_user_copies"
	copyfault census "$driver" >"$work/out" 2>"$work/err"
	status=$?
	[ $status -eq 0 ] || complain "status $status, expected 0"
	says '  census +[1-9][0-9]* user cop'
	left_nothing
	end

	# Findings are the driver's, and no matter of this test.
	begin "sweep_of_${short}_gets_to_the_end"
	copyfault sweep "$driver" >"$work/out" 2>"$work/err"
	status=$?
	[ $status -le 1 ] || complain "status $status, expected 0 or 1"
	says "^$driver: [1-9][0-9]* runs: "
	says "^$driver: [0-9]+ findings?, "
	runs=$(sed -n 's/^  plan  *\([0-9]*\) runs.*/\1/p' "$work/out")
	says "^$driver: $runs runs: "
	grep -Eq '[0-9] skipped' "$work/out" && complain "runs were skipped"
	left_nothing
	end
done

# A bug that is in Linux 6.1: WDIOC_GETSTATUS ignores what put_user() says.
begin sweep_of_mtx-1_wdt_finds_the_ignored_put_user
gives 1 copyfault sweep -q drivers/watchdog/mtx-1_wdt.c
says '^FINDING RV2 S2 drivers/watchdog/mtx-1_wdt.c:[0-9]+ mtx1_wdt_ioctl put_user$'
says '^  call      ioctl\(/dev/watchdog, WDIOC_GETSTATUS\)$'
says '1 finding, 0 notes$'
end

finish
