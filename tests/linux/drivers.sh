#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# How far each driver of drivers.txt gets, against what is expected of it:
# worse is a failure, and so are other findings; better is told. Host-side.
#
#	drivers.sh [PART OF A NAME]
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"

list=$top_srcdir/tests/linux/drivers.txt
tree=$top_builddir/linux-6.1
grep -v '^#' "$list" >"$work/expected"
if [ $# -gt 0 ]; then
	grep -F -e "$1" "$work/expected" >"$work/some"
	mv "$work/some" "$work/expected"
fi
drivers=$(cut -d' ' -f1 "$work/expected")
# shellcheck disable=SC2086,SC2046
if ! linux_folders "$tree" $(dirname $drivers | sort -u); then
	skip drivers_get_as_far_as_expected "no $linux_tarball"
	finish
fi
cd "$tree" || exit 99

echo "$drivers" | xargs -P "$(nproc 2>/dev/null || echo 1)" -n 1 \
	sh "$top_srcdir/tests/linux/measure.sh" >"$work/measured"

# "VERDICT DRIVER WHY" of each driver, and the table on stdout.
awk -v verdicts="$work/verdicts" '
	function rest(from,   i, text) {
		for (i = from; i <= NF; i++)
			text = text (text == "" ? "" : " ") $i
		return text
	}
	# How good an outcome is, for "worse" and "better".
	BEGIN {
		rank["broken"] = 0; rank["missing"] = 1
		rank["builds"] = 2; rank["sweeps"] = 3
		form = "%-46s %-4s %-8s %9s %6s %9s  %s\n"
		printf form, "driver", "tier", "gets to", "sites", "runs",
		       "findings", ""
	}
	FILENAME == ARGV[1] {
		outcome[$1] = $2; reached[$1] = $3; sites[$1] = $4
		runs[$1] = $5; findings[$1] = $6; why[$1] = rest(7)
		next
	}
	{
		d = $1; verdict = "ok"; text = ""
		is_sweep = $3 == "sweeps"
		wanted = is_sweep ? $4 " of " $5 " sites, " $6 " findings" : \
			rest(4)
		got = outcome[d] == "sweeps" ? \
			reached[d] " of " sites[d] " sites, " findings[d] \
			" findings" : why[d]
		if (!(d in outcome)) {
			verdict = "other"; text = "it was not measured"
		} else if (rank[outcome[d]] != rank[$3]) {
			verdict = rank[outcome[d]] < rank[$3] ? "other" : "better"
		} else if (!is_sweep) {
			if (got != wanted)
				verdict = "other"
		} else if (findings[d] != $6 || reached[d] < $4) {
			verdict = "other"
		} else if (reached[d] > $4) {
			verdict = "better"
		}
		if (verdict != "ok" && text == "")
			text = outcome[d] ": " got "; expected " $3 ": " wanted
		is_swept = outcome[d] == "sweeps"
		printf form, d, $2, outcome[d],
		       is_swept ? reached[d] "/" sites[d] : "-", runs[d],
		       findings[d], is_swept ? "" : why[d]
		print verdict, d, text >verdicts
	}
' "$work/measured" "$work/expected"

while read -r verdict driver text; do
	name=$(basename "$driver" .c)_gets_as_far_as_expected
	case $verdict in
	ok) ok "$name" ;;
	better) ok "$name"
		echo "    better: $text; tests/linux/drivers.txt should say so" ;;
	*) not_ok "$name" "$text" ;;
	esac
done <"$work/verdicts"

finish
