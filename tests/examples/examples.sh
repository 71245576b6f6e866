#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Each example is what its README.md says: every command that it shows is run,
# and prints what it shows. Against the build tree, by a copyfault.pc for it;
# tests/install does the same with what was installed. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

for file in copyfault copyfault-check; do
	sed -e "s|^includedir=.*|includedir=$top_srcdir/lib/include|" \
		-e "s|^libdir=.*|libdir=$top_builddir/.libs|" \
		-e "s|^pkgdatadir=.*|pkgdatadir=$top_builddir/root|" \
		-e "s|^bindir=.*|bindir=$top_builddir|" \
		"$top_builddir/devel/$file.pc" >"$work/$file.pc"
done
PKG_CONFIG_PATH=$work
LD_LIBRARY_PATH=$top_builddir/.libs
export PKG_CONFIG_PATH LD_LIBRARY_PATH

# followed NAME: what its check says, line by line.
followed() {
	begin "$1"
	gives 0 "examples/$1/check"
	says "^ok $1, line "
	left_nothing
	end
}
for example in examples/*/; do
	followed "$(basename "$example")"
done

# The follower itself: it must see what differs.
mkdir "$work/sample"
fence='```'
# readme NAME LINE...: a README with these lines.
readme() {
	begin "$1"
	shift
	printf '%s\n' "$@" >"$work/sample/README.md"
}

readme follower_accepts_what_is_as_shown "${fence}console" '$ echo a; echo b' a b \
	'$ seq 9' 1 ... 8 9 '$ false' '$ echo $?' 1 '$ echo a \' '> b' 'a b' "$fence" \
	"${fence}text" anything "$fence"
gives 0 examples/follow-readme "$work/sample"
end

readme follower_masks_times_and_counts "${fence}console" \
	'$ echo "took 12.5 s, 9 runs: 9 pass"' 'took 0.1 s, 7 runs: 7 pass' "$fence"
gives 0 examples/follow-readme "$work/sample"
end

# wrong NAME COMMAND SHOWN...
wrong() {
	readme "follower_sees_$1" "${fence}console" "\$ $2" "$3" "$fence"
	gives 1 examples/follow-readme "$work/sample"
	says '^not ok sample, line 2: '
	end
}
wrong another_word 'echo b' a
wrong a_line_too_few 'seq 2' 1
wrong a_line_too_many 'true' 1
wrong what_is_behind_the_dots 'seq 9' '...
8'
wrong an_error 'nobody-has-this' ''
wrong another_verdict 'echo "9 runs: 9 pass"' '9 runs: 9 finding'

readme follower_sees_a_file_that_is_another "${fence}console" '$ true' "$fence" \
	"${fence}c" 'int main(void)' "$fence"
gives 1 examples/follow-readme "$work/sample"
says 'no file has the lines that README.md shows'
printf '%s\n' a 'int main(void)' b >"$work/sample/main.c"
gives 0 examples/follow-readme "$work/sample"
end

readme follower_wants_a_command "$fence" a "$fence"
gives 1 examples/follow-readme "$work/sample"
says 'README.md shows no command'
end

finish
