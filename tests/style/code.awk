# SPDX-License-Identifier: LGPL-2.1-or-later
# C without comments, strings and characters: "FILE:LINE:code". So that a rule
# about code does not stumble over prose. Includes keep their names.
FNR == 1 { inside = 0 }
{
	line = $0
	out = ""
	if (!inside && line ~ /^[ \t]*#[ \t]*include/) {
		print FILENAME ":" FNR ":" line
		next
	}
	while (line != "") {
		if (inside) {
			end = index(line, "*/")
			if (!end)
				break
			line = substr(line, end + 2)
			inside = 0
			out = out " "
		} else if (match(line, /\/\*|\/\/|"|'/)) {
			out = out substr(line, 1, RSTART - 1)
			what = substr(line, RSTART, RLENGTH)
			line = substr(line, RSTART + RLENGTH)
			if (what == "//")
				break
			if (what == "/*") {
				inside = 1
				continue
			}
			rest = what == "\"" ? "^([^\"\\\\]|\\\\.)*\"" \
					    : "^([^'\\\\]|\\\\.)*'"
			if (match(line, rest))
				line = substr(line, RLENGTH + 1)
			else
				line = ""
			out = out what what
		} else {
			out = out line
			break
		}
	}
	print FILENAME ":" FNR ":" out
}
