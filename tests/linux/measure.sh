#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# How far one driver of the Linux tree gets: one line on stdout, judged by
# drivers.sh. Runs in the tree. Host-side.
#
#	measure.sh DRIVER.c
#
#	DRIVER.c missing - - - - WHAT		no header or function WHAT
#	DRIVER.c builds - - - - WHY		but there is nothing to sweep
#	DRIVER.c sweeps REACHED SITES RUNS FINDINGS
#	DRIVER.c broken - - - - WHY		copyfault did not get to its end
set -u
driver=$1
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT

# The first thing the compiler or the linker missed.
what_is_missing() {
	sed -n \
		-e 's/.*fatal error: \(.*\): No such file.*/\1/p' \
		-e 's/.*implicit declaration of function .\([a-z0-9_]*\).*/\1/p' \
		-e 's/.*undefined type .\([a-z0-9_ ]*[a-z0-9_]\).*/\1/p' \
		-e 's/.*undefined reference to .\([a-z0-9_]*\).*/\1/p' \
		"$dir/err" | head -n 1
}

# Call sites, by function, primitive and place: "REACHED ALL".
count_sites() {
	awk '
		/not reached/ { is_missed = 1 }
		$3 ~ /\.[ch]:[0-9]+$/ {
			key = $1 " " $2 " " $3
			if (key in seen)
				next
			seen[key] = 1
			all++
			reached += !is_missed
		}
		END { print reached + 0, all + 0 }' "$dir/census"
}

if ! copyfault build "$driver" -o "$dir/driver.so" >"$dir/out" 2>"$dir/err"
then
	echo "$driver missing - - - - $(what_is_missing)"
	exit 0
fi
copyfault census "$driver" >"$dir/census" 2>"$dir/err"
status=$?
if [ $status -eq 2 ]; then
	why=$(tail -n 1 "$dir/err" | cut -d' ' -f2-)
	echo "$driver builds - - - - ${why%%: *}"
	exit 0
fi
[ $status -eq 0 ] && copyfault sweep "$driver" >"$dir/out" 2>"$dir/err"
status=$?
if [ $status -gt 1 ]; then
	echo "$driver broken - - - - status $status, $(tail -n 1 "$dir/err")"
	exit 0
fi
runs=$(sed -n 's/^[^ ]*: \([0-9]*\) runs: .*/\1/p' "$dir/out")
findings=$(sed -n 's/^[^ ]*: \([0-9]*\) findings*, .*/\1/p' "$dir/out")
if [ -z "$runs" ] || [ -z "$findings" ]; then
	echo "$driver broken - - - - the sweep has no summary"
	exit 0
fi
echo "$driver sweeps $(count_sites) $runs $findings"
