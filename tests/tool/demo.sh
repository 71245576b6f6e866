#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The demonstration: sweep the simulated drivers, a deliberately broken one,
# and unmodified drivers of the Linux tree. Host-side.
#
#	tests/tool/demo.sh BUILD
#
# Status 0 when the clean ones are clean, the broken one shows its three bugs
# and those of Linux are swept to the end. Progress is on the terminal, if
# standard error is one.
top_srcdir=$(cd "$(dirname "$0")/../.." && pwd) || exit 99
top_builddir=${1:-$top_srcdir/build}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

# The tool shows its progress there when it is a terminal.
errors=$work/err
[ -t 2 ] && errors=/dev/stderr

say() { printf '\n== %s\n' "$*"; }

# "12 runs: 12 pass" and "0 findings, 0 notes" of a sweep, as one line.
tally() {
	awk -v name="$1" '
		/ runs: / { sub(/^[^:]*: /, ""); runs = $0 }
		/ findings?, / { sub(/^[^:]*: /, ""); found = $0 }
		END { printf "   %-14s %s; %s\n", name, runs, found }
	' "$work/out"
}

sweep_clean() {
	short=$(basename "$1" .c)
	copyfault sweep "$1" >"$work/out" 2>"$errors"
	status=$?
	if [ $status -eq 0 ]; then
		tally "$short"
		passed=$((passed + 1))
		return
	fi
	printf '   %-14s expected clean, but status %s:\n' "$short" $status
	[ -t 2 ] || cat "$work/err"
	cat "$work/out"
	failed=$((failed + 1))
}

sweep_broken() {
	copyfault sweep "$1" >"$work/out" 2>"$errors"
	status=$?
	cat "$work/out"
	for class in $(sed -n 's/.*BUG \([A-Z][A-Z]*[0-9]*\).*/\1/p' "$1"); do
		if grep -q "^FINDING $class " "$work/out"; then
			passed=$((passed + 1))
		else
			echo "   the $class of $1 was not found"
			failed=$((failed + 1))
		fi
	done
	[ $status -eq 1 ] || failed=$((failed + 1))
}

sweep_linux() {
	linux=$top_builddir/linux-6.1
	if ! linux_fetch || ! linux_files "$linux" "$1"; then
		echo "   skipped: ${linux_why:-$1 is not in $linux_tarball}"
		skipped=$((skipped + 1))
		return
	fi
	cd "$linux" || exit 99
	copyfault sweep "$1" >"$work/out" 2>"$errors"
	status=$?
	cat "$work/out"
	cd "$top_srcdir" || exit 99
	if [ $status -le 1 ]; then
		passed=$((passed + 1))
		return
	fi
	[ -t 2 ] || cat "$work/err"
	failed=$((failed + 1))
}

say "drivers that handle every short copy: stopped at every byte, four ways"
for driver in drivers-sim/*/*.c; do
	case $driver in
	drivers-sim/mutants/*) ;;
	*) sweep_clean "$driver" ;;
	esac
done

say "the same scull with three bugs in it: drivers-sim/mutants/scull_broken.c"
sweep_broken drivers-sim/mutants/scull_broken.c

say "an unmodified driver of Linux 6.1: drivers/leds/uleds.c"
sweep_linux drivers/leds/uleds.c

say "another, with a bug that is in Linux 6.1: drivers/watchdog/mtx-1_wdt.c"
sweep_linux drivers/watchdog/mtx-1_wdt.c

say "demo: $passed as expected, $failed not, $skipped skipped"
[ $failed -eq 0 ] && echo "   try: $top_builddir/copyfault sweep YOUR_DRIVER.c"
[ $failed -eq 0 ]
