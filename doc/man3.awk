# SPDX-License-Identifier: LGPL-2.1-or-later
# Write the manual page of a public header, and a link for each name in it:
#
#	awk -v out=DIR -v date="Month D, YYYY" -f man3.awk HEADER
#
# HEADER's comments are in the form of kernel-doc. A page is the head comment,
# then each function, macro and struct that has such a comment, and the enums.

# ---- roff ----

function escaped(line) {
	gsub(/\\/, "\\e", line)
	return line ~ /^[.']/ ? "\\&" line : line
}

# Prose: names of functions are bold, of their arguments italic.
function prose(line,    name, out) {
	line = escaped(line)
	while (match(line, /@[a-z_][a-z_0-9]*|[cC][fF]_[A-Za-z0-9_]+\(\)/)) {
		name = substr(line, RSTART, RLENGTH)
		out = out substr(line, 1, RSTART - 1)
		line = substr(line, RSTART + RLENGTH)
		if (name ~ /^@/)
			out = out "\\fI" substr(name, 2) "\\fP"
		else
			out = out "\\fB" substr(name, 1, length(name) - 2) \
				"\\fP()"
	}
	return out line
}

function put(line) { print line >page }

# What is indented is shown as it is; an empty line ends a paragraph.
function text(lines,    line, count, i, row, pending, inside) {
	count = split(lines, row, "\n")
	for (i = 1; i <= count; i++) {
		line = row[i]
		if (line ~ /^[ \t]*$/) {
			pending = 1
			continue
		}
		if (line ~ /^\t/ && !inside)
			put(".Bd -literal -offset indent")
		else if (line ~ /^\t/ && pending)
			put("")
		else if (line !~ /^\t/ && inside)
			put(".Ed\n.Pp")
		else if (pending)
			put(".Pp")
		pending = 0
		inside = line ~ /^\t/
		put(inside ? escaped(substr(line, 2)) : prose(line))
	}
	if (inside)
		put(".Ed")
}

function code(lines,    count, i, row) {
	put(".Bd -literal")
	count = split(lines, row, "\n")
	for (i = 1; i <= count; i++)
		put(escaped(row[i]))
	put(".Ed")
}

# ---- a comment, and what it stands above ----

# Without its leading " * ".
function stripped(line) {
	sub(/^[ \t]*\/?\*+\/?[ ]?/, "", line)
	sub(/[ ]*\*\/[ \t]*$/, "", line)
	return line
}

function read_comment(    lines, line) {
	lines = stripped($0)
	while ($0 !~ /\*\// && (getline line) > 0) {
		$0 = line
		lines = lines "\n" stripped(line)
	}
	return lines
}

# To the end of a declaration: no body, no value of a macro, no attributes.
function read_declaration(    lines, line) {
	if ((getline) <= 0)
		return ""
	if (/^#define/) {
		sub(/^#define[ \t]+/, "")
		sub(/\).*/, ")")
		return $0
	}
	lines = $0
	if (/^(struct|enum)[ a-z_]*\{/) {
		while ($0 !~ /^\}/ && (getline line) > 0) {
			$0 = line
			lines = lines "\n" line
		}
		return lines
	}
	while ($0 !~ /;|^\{/ && (getline line) > 0) {
		$0 = line
		lines = lines "\n" line
	}
	sub(/\n\{.*/, ";", lines)
	sub(/[ \t\n]*__attribute__.*/, ";", lines)
	sub(/^static inline /, "", lines)
	return lines
}

function add(name, comment, declaration) {
	items++
	names[items] = name
	comments[items] = comment
	declarations[items] = declaration
}

/^\/\*\*/ {
	comment = read_comment()
	sub(/^\n/, "", comment)
	name = comment
	sub(/^struct /, "", name)
	sub(/[^A-Za-z0-9_].*/, "", name)
	add(name, comment, read_declaration())
	next
}

/^\/\*/ && !/SPDX/ {
	comment = read_comment()
	sub(/^\n/, "", comment)
	if (!head) {
		head = comment
	} else if ((getline line) > 0 && line ~ /^enum[ a-z_]*\{/) {
		declaration = line
		while (line !~ /^\}/ && (getline line) > 0)
			declaration = declaration "\n" line
		add("", comment, declaration)
	}
}

# ---- the page ----

# Its arguments or members: "@name: what", up to an empty line. Returns the
# index of the first row behind them.
function put_arguments(row, i, count,    line, part) {
	put(".Bl -tag -width Ds")
	for (; i <= count && row[i] !~ /^[ \t]*$/; i++) {
		line = row[i]
		if (line ~ /^@[a-z_0-9]+:/) {
			text(part)
			put(".It Fa " substr(line, 2, index(line, ":") - 2))
			part = ""
			sub(/^@[a-z_0-9]+:/, "", line)
		}
		sub(/^[ \t]+/, "", line)
		part = part (part == "" ? "" : "\n") line
	}
	text(part)
	put(".El")
	return i
}

function put_item(item,    row, count, i, part, is_struct) {
	if (names[item] == "") {
		put(".Ss Constants")
		text(comments[item])
		code(declarations[item])
		return
	}
	is_struct = declarations[item] ~ /^struct[^(]*\{/
	put(".Ss " (is_struct ? "struct " names[item] : names[item] "()"))
	sub(/^[^-]*- */, "", comments[item])
	count = split(comments[item], row, "\n")
	for (i = 1; i <= count && row[i] !~ /^@[a-z_0-9]+:/; i++)
		part = part (i > 1 ? "\n" : "") labelled(row[i])
	text(part)
	if (i > count)
		return
	i = put_arguments(row, i, count)
	if (is_struct)
		code(declarations[item])
	part = ""
	for (; i <= count; i++)
		part = part "\n" labelled(row[i])
	if (part !~ /^[ \t\n]*$/)
		put(".Pp")
	text(part)
}

# A label begins a paragraph; the conventions are words of this tree.
function labelled(line) {
	if (line ~ /^(Context|Return|Source):/)
		line = "\n" line
	sub(/Return: R1\.$/, "Return: the bytes not copied.", line)
	sub(/Return: R2\.$/, "Return: 0 or a negative errno.", line)
	sub(/Return: R3\.$/, "Return: NULL when it fails.", line)
	sub(/Return: R[123]\. */, "Return: ", line)
	return line
}

function put_head(title,    i, what, last) {
	sub(/[ \n]Host-side, public\./, "", head)
	put(".\\\" Written by man3.awk. SPDX-License-Identifier: LGPL-2.1-or-later")
	put(".Dd " date "\n.Dt " toupper(title) " 3\n.Os\n.Sh NAME")
	what = ".Nm " title
	for (i = 1; i <= items; i++)
		if (names[i] != "" && !seen[names[i]]++)
			what = what " ,\n.Nm " names[i]
	put(what)
	what = head
	gsub(/\n/, " ", what)
	sub(/[.:]( .*)?$/, "", what)
	put(".Nd " tolower(substr(what, 1, 1)) escaped(substr(what, 2)))
	put(".Sh SYNOPSIS\n.In copyfault/" header)
	for (i = 1; i <= items; i++)
		if (names[i] != "" && declarations[i] !~ /^struct/) {
			if (!last++)
				put(".Bd -literal")
			put(escaped(declarations[i]))
		}
	if (last)
		put(".Ed")
	put(".Sh DESCRIPTION")
	text(head)
}

END {
	header = FILENAME
	sub(/.*\//, "", header)
	title = header
	sub(/\.h$/, "", title)
	title = "copyfault_" title
	page = out "/" title ".3"
	put_head(title)
	for (item = 1; item <= items; item++)
		put_item(item)
	put(".Sh SEE ALSO\n.Xr copyfault 1 ,\n.Xr cf-scenario 5 ,\n.Xr copyfault 7")
	for (item = 1; item <= items; item++)
		if (names[item] != "")
			print ".so man3/" title ".3" >(out "/" names[item] ".3")
}
