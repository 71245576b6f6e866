# SPDX-License-Identifier: LGPL-2.1-or-later
# Write the version script of libcopyfault from headers:
#
#	awk -f map.awk HEADER... private=1 HEADER...
#
# COPYFAULT_0 is every cf_ name in the headers that are installed, and cfk_,
# which nothing has but what a kernel header declares. COPYFAULT_PRIVATE is
# those in the headers behind private=1, for this tree's own command and tests:
# it may change any day. A name that no object defines does no harm.

# Comments name what they please.
function code(line,    out, at) {
	while (line != "") {
		if (inside) {
			at = index(line, "*/")
			if (!at)
				break
			line = substr(line, at + 2)
			inside = 0
			continue
		}
		at = index(line, "/*")
		if (!at)
			return out line
		out = out substr(line, 1, at - 1) " "
		line = substr(line, at + 2)
		inside = 1
	}
	return out
}

# cf_at_##name makes any that begins so.
function take(name) {
	if (substr(rest, 1, 2) == "##")
		name = name "*"
	if (!(name in node))
		node[name] = private + 0
}

FNR == 1 { inside = 0 }
/^[ \t]*#[ \t]*include/ { next }
{
	rest = code($0)
	while (match(rest, /(^|[^A-Za-z0-9_])cf_[A-Za-z0-9_]+/)) {
		name = substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
		sub(/^[^A-Za-z0-9_]/, "", name)
		take(name)
	}
}

function names(which) {
	for (name in node)
		if (node[name] == which)
			print "\t" name ";" | "LC_ALL=C sort"
	close("LC_ALL=C sort")
}

END {
	print "COPYFAULT_0 {\n\tglobal:\n\tcfk_*;"
	fflush()
	names(0)
	print "\tlocal: *;\n};\nCOPYFAULT_PRIVATE {\n\tglobal:"
	# Its name is given by UndefinedBehaviorSanitizer, which calls it.
	print "\t__ubsan_on_report;"
	fflush()
	names(1)
	print "};"
}
