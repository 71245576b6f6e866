#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# scull_broken has three bugs on marked lines. The sweep finds each with the
# right line, and each line that it prints shows the bug again. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

driver=drivers-sim/mutants/scull_broken.c

begin sweep_of_scull_broken_finds_something
gives 1 copyfault sweep "$driver"
left_nothing
end
cp "$work/out" "$work/sweep"

# "CLASS LINE...": for each BUG mark, the lines of the user copies in the same
# function, as far as the mark.
awk '
	/^[a-z].*\(/ { copies = "" }
	/(copy_(to|from)_user|clear_user|get_user|put_user)\(/ && !/^ \*/ {
		copies = copies " " NR
	}
	match($0, /BUG [A-Z]+[0-9]+/) {
		print substr($0, RSTART + 4, RLENGTH - 4) copies
	}
' "$driver" >"$work/bugs"
is three_bugs_are_marked "$(wc -l <"$work/bugs")" 3

# "CLASS LINE" of each finding.
sed -n 's/^FINDING \([A-Z0-9]*\) S[12] .*\.c:\([0-9]*\) .*/\1 \2/p' \
	"$work/sweep" >"$work/found"

while read -r class lines; do
	hit=
	for line in $lines; do
		grep -qx "$class $line" "$work/found" && hit=$line
	done
	if [ -n "$hit" ]; then
		ok "sweep_finds_${class}_on_its_line"
	else
		not_ok "sweep_finds_${class}_on_its_line" \
			"one of: $lines; found: $(tr '\n' ';' <"$work/found")"
	fi
done <"$work/bugs"

: >"$work/stray"
while read -r class line; do
	grep -Eq "^$class( .*)? $line( |\$)" "$work/bugs" ||
		echo "$class at line $line is no marked bug" >>"$work/stray"
done <"$work/found"
quiet sweep_finds_nothing_but_the_marked_bugs "$work/stray"

begin finding_says_what_was_returned_and_expected
cp "$work/sweep" "$work/out"
says '^  fault     .*/[a-z_]+.* (efault|partial|midcopy|notpresent)'
says '^  call      read\('
says '^  returned  '
says '^  expected  .*-EFAULT'
end

# again WHAT PATTERN: run every line that the sweep printed as "  WHAT  ...".
again() {
	sed -n "s/^  $1  *//p" "$work/sweep" >"$work/lines"
	[ -s "$work/lines" ] || not_ok "sweep_prints_$1_lines"
	n=0
	while read -r line; do
		n=$((n + 1))
		class=$(sed -n "${n}s/ .*//p" "$work/found")
		begin "$1_line_${n}_shows_${class}_again"
		gives 1 sh -c "$line"
		says "^FINDING $class "
		left_nothing
		end
	done <"$work/lines"
}

again replay
again fiu-run

begin gdb_lines_are_printed
cp "$work/sweep" "$work/out"
says "^  gdb +copyfault replay --gdb $driver '"
end

# Under the debugger it stops in the driver, at the fault, not before.
begin gdb_line_stops_at_the_injected_fault
if command -v gdb >/dev/null; then
	line=$(sed -n 's/^  gdb  *//p' "$work/sweep" | head -n 1)
	gives 0 sh -c "printf 'bt\ncontinue\nquit\n' | $line"
	says 'cf_first_fault'
	says 'scull_'
	left_nothing
	end
else
	skip "$name" "gdb is not installed"
fi

finish
