#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A mutant is its clean twin but for the lines that say BUG: so a finding in
# the mutant and none in the twin is the bug's, and no other difference's.
# Comments, the way to the header and the description may differ.
set -u
sources=${srcdir:-.}/drivers-sim
status=0

# Code alone: comment lines, includes and descriptions taken out.
code() {
	sed -e '/^\/\*$/,/^ \*\/$/d' -e '/^#include "/d' \
	    -e '/^MODULE_DESCRIPTION/d' "$1"
}

expect() {	# twin mutant bugs
	work=$(mktemp -d) || exit 99
	code "$sources/$1" >"$work/twin"
	code "$sources/$2" >"$work/mutant"
	diff "$work/twin" "$work/mutant" >"$work/diff"
	rm -f "$work/twin" "$work/mutant"
	unmarked=$(grep '^>' "$work/diff" | grep -v BUG)
	marked=$(grep '^>' "$work/diff" | grep -c BUG)
	rm -rf "$work"
	if [ -n "$unmarked" ]; then
		echo "$2: differs from $1 in lines that do not say BUG:"
		echo "$unmarked"
		status=1
	fi
	if [ "$marked" -ne "$3" ]; then
		echo "$2: $marked lines say BUG, want $3"
		status=1
	fi
}

expect scull/scull.c mutants/scull_broken.c 3
exit $status
