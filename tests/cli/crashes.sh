#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# crashes.c takes the kernel down in every way. The sweep survives, and finds
# each with its class and line, and nothing else. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

driver=tests/cli/crashes.c

begin sweep_survives_every_crash
gives 1 copyfault sweep "$driver"
says '^tests/cli/crashes.c: .* crash .* hang .* skipped$'
left_nothing
end
cp "$work/out" "$work/sweep"

# "CLASS LINE" of each mark, and of each finding.
awk 'match($0, /\/\* [A-Z]+[0-9]* \*\/$/) {
	print substr($0, RSTART + 3, RLENGTH - 6), NR
}' "$driver" | sort >"$work/marks"
sed -n 's/^FINDING \([A-Z0-9]*\) S[12] .*\.c:\([0-9]*\) .*/\1 \2/p' \
	"$work/sweep" | sort >"$work/found"

while read -r class line; do
	if grep -qx "$class $line" "$work/found"; then
		ok "sweep_finds_${class}_of_line_$line"
	else
		not_ok "sweep_finds_${class}_of_line_$line" \
			"found: $(tr '\n' ';' <"$work/found")"
	fi
done <"$work/marks"

# A NULL argument dereferenced is on the line of the direct dereference.
deref=$(awk '/MS5/ { print NR }' "$driver")
comm -13 "$work/marks" "$work/found" | grep -vx "OOPS $deref" >"$work/stray"
quiet sweep_finds_nothing_else_in_crashes "$work/stray"

finish
