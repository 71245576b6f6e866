#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Each example works with what was installed and nothing else, as its README
# says: its script `check` follows that. Run by make installcheck. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
: "${bindir:?}" "${libdir:?}" "${CC:=cc}"
PATH=$bindir:$PATH
LD_LIBRARY_PATH=$libdir
PKG_CONFIG_PATH=$libdir/pkgconfig
export PATH LD_LIBRARY_PATH PKG_CONFIG_PATH CC

# The trees of source and build are out of its sight, and so is our make.
follow() (
	unset top_srcdir top_builddir
	if [ -x check ]; then
		./check
	elif [ -f Makefile ]; then
		make -s
	else
		echo "neither check nor Makefile"
		exit 1
	fi
)

cp -R "$top_srcdir/examples" "$work/examples" &&
	chmod -R u+w "$work/examples" || exit 99
for folder in "$work"/examples/*/; do
	cd "$folder" || exit 99
	name=example_$(basename "$folder")
	follow >"$work/out" 2>&1 </dev/null
	case $? in
	0) ok "$name" ;;
	77) skip "$name" "$(tail -n 1 "$work/out")" ;;
	*) not_ok "$name" "$(grep -v '^ok ' "$work/out" | tail -n 40)" ;;
	esac
done
finish
