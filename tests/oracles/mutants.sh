#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Each mutant of drivers-sim/mutants that has a twin (-DTWIN) shows its own bug,
# in the function that is marked "BUG class", and no other of severity 1 or 2;
# the twin shows nothing at all. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

# "CLASS LINE": each line of the function that has the mark, up to its end.
marked() {
	awk '
		/^[a-z].*\(/ { first = NR; class = "" }
		match($0, /BUG [A-Z]+[0-9]*/) {
			class = substr($0, RSTART + 4, RLENGTH - 4)
		}
		/^}/ && class {
			for (i = first; i <= NR; i++)
				print class, i
			class = ""
		}
	' "$1"
}

# "CLASS SEVERITY LINE" of what a sweep printed.
shown() {
	sed -n 's/^[a-zA-Z]* \([A-Z0-9]*\) S\([1-4]\).*\.c:\([0-9]*\) .*/\1 \2 \3/p'
}

for mutant in $(grep -l TWIN drivers-sim/mutants/*.c); do
	name=$(basename "$mutant" .c)

	# Only a sanitizer sees what is wrong there.
	sanitize=
	case $name in ms9_*) sanitize=--sanitize ;; esac
	marked "$mutant" >"$work/marks"
	copyfault sweep --quiet $sanitize "$mutant" >"$work/out" 2>"$work/err"
	shown <"$work/out" >"$work/shown"
	: >"$work/stray"
	own=0
	while read -r class severity line; do
		if grep -qx "$class $line" "$work/marks"; then
			own=$((own + 1))
		elif [ "$severity" -le 2 ]; then
			echo "$class at line $line" >>"$work/stray"
		fi
	done <"$work/shown"
	if [ "$own" -gt 0 ]; then
		ok "${name}_shows_its_bug"
	else
		not_ok "${name}_shows_its_bug" "$(cat "$work/out" "$work/err")"
	fi
	quiet "${name}_shows_no_other_bug" "$work/stray"

	begin "${name}_twin_shows_nothing"
	gives 0 copyfault sweep --quiet $sanitize "$mutant" -- -DTWIN
	shown <"$work/out" >"$work/shown"
	[ ! -s "$work/shown" ] || cat "$work/out"
	says '0 findings, 0 notes'
	end
done

finish
