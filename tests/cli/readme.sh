#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# README shows a driver and what the tool says of it: both as they are.
# Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir/tests/cli" || exit 99

block() {
	awk -v n="$1" -f "$top_srcdir/tests/tool/readme.awk" "$2"
}

begin readme_shows_the_driver_as_it_is
block 1 "$top_srcdir/README.md" >"$work/out"
sed 1d first.c | diff "$work/out" - >"$work/err" || complain "it differs"
end

begin readme_shows_the_finding_as_it_is
block 2 "$top_srcdir/README.md" >"$work/shown"
command=$(sed -n '1s/^\$ //p' "$work/shown")
gives 1 sh -c "$command"
# The digest of the driver is another with each compiler.
undigest() {
	sed "s/| [0-9a-f]\{8\}'/| DIGEST'/" "$1"
}
undigest "$work/out" >"$work/undigested"
undigest "$work/shown" | sed 1d | diff - "$work/undigested" >"$work/err" ||
	complain "it differs"
left_nothing
end

begin readme_shows_the_scenario_as_it_is
block 3 "$top_srcdir/README.md" >"$work/out"
sed 1d first.yaml | diff "$work/out" - >"$work/err" || complain "it differs"
block 4 "$top_srcdir/README.md" >"$work/shown"
command=$(sed -n '1s/^\$ //p' "$work/shown")
gives 1 sh -c "$command"
sed 1d "$work/shown" | diff - "$work/out" >"$work/err" || complain "it differs"
end

finish
