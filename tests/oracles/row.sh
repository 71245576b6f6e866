#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# One row of the table of check.sh, in a process of its own. Host-side.
#
#	row.sh FOLDER DRIVER
#
# Writes FOLDER/NAME.md, the row, and FOLDER/NAME.why when it fails.
set -u
name=$(basename "$2" .c)
row=$1/$name
why=
sanitize=

# Lines of the statement behind each mark.
marked() {
	awk '
		found { print NR }
		found && /[;{]/ { found = 0 }
		/\/\* BUG [A-Z0-9]+ \*\/$/ { found = 1 }
	' "$1" | tr '\n' ' '
}

# "CLASS SEVERITY LINE ORACLE" of what a sweep printed.
shown() {
	awk '
		/^(FINDING|note) [A-Z0-9]+ S[1-4]/ {
			class = $2
			severity = $3
			line = "-"
			if (match($0, /\.c:[0-9]+ /))
				line = substr($0, RSTART + 3, RLENGTH - 4)
		}
		/^  oracle / { print class, severity, line, $2 }
	' "$1"
}

# Rows of shown() in a few words.
words() {
	awk '{ printf "%s%s %s (%s)", sep, $1, $2, $4; sep = ", " }' "$1"
}

# sweep FILE WHAT ARGUMENTS...: what it shows goes to FILE.
sweep() {
	to=$1 what=$2
	shift 2
	copyfault sweep --quiet --jobs 1 $sanitize "$@" >"$to.out" 2>"$to.err"
	shown "$to.out" >"$to"
	grep -q ': [0-9]* finding' "$to.out" ||
		why="$what cannot be swept: $(cat "$to.err")"
}

# split FILE: what is shown of our class at our lines to FILE.own, the rest to
# FILE.rest.
split() {
	: >"$1.own"
	: >"$1.rest"
	awk -v class="$class" -v lines=" $lines" -v file="$1" '{
		is_own = $1 == class && index(lines, " " $3 " ")
		print >>(file (is_own ? ".own" : ".rest"))
	}' "$1"
}

mutant_row() {
	head=$(sed -n 's/^ \* \([A-Z0-9]* by [a-z ]*\): .*/\1/p' "$1")
	class=${head%% *}
	oracle=${head#* by }
	# Only a sanitizer sees what is wrong there.
	[ "$class" != MS9 ] || sanitize=--sanitize
	off=$(echo "--no-oracle $oracle" | sed 's/ and / --no-oracle /')
	lines=$(marked "$1")
	sweep "$row" "the mutant" "$1"
	sweep "$row.off" "the mutant without $oracle" $off "$1"
	sweep "$row.twin" "the twin" "$1" -- -DTWIN
	split "$row"
	split "$row.off"
	grep -q " ${oracle% and *}\$" "$row.own" ||
		why="not shown by $oracle at line $lines"
	grep -q ' S[12] ' "$row.rest" && why="shows more: $(words "$row.rest")"
	[ ! -s "$row.twin" ] || why="twin accused: $(words "$row.twin")"
	[ ! -s "$row.off.own" ] || why="still shown without $oracle"
	printf '| %s | %s | %s | %s | %s | %s |\n' "$class" "$name" "$oracle" \
		"$(awk '{ print $2 " line " $3; exit }' "$row.own")" \
		"$(awk 'END { print NR }' "$row.twin")" \
		"$(words "$row.off" | grep . || echo nothing)" >"$row.md"
}

control_row() {
	may=" $(sed -n 's/^ \* K[0-9]*, notes \([A-Z0-9 ]*\):.*/\1/p' "$1") "
	sweep "$row" "the driver" "$1"
	awk -v may="$may" '$2 < "S3" || !index(may, " " $1 " ")' "$row" \
		>"$row.stray"
	[ ! -s "$row.stray" ] || why="accused: $(words "$row.stray")"
	printf '| %s | %s | %s | %s |\n' \
		"$(sed -n 's/^ \* \(K[0-9]*\)[,:].*/\1/p' "$1")" "$name" \
		"$(grep -c ' S[12] ' "$row")" \
		"$(words "$row" | grep . || echo none)" >"$row.md"
}

case $2 in
*/mutants/*) mutant_row "$2" ;;
*) control_row "$2" ;;
esac
[ -z "$why" ] || printf '%s\n' "$why" >"$row.why"
