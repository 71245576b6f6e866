#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A run is undone by copying three homes back; what else the simulated kernel
# keeps would leak from one run into the next. So no writable variable outside
# of section cf_state, but those that state.txt excuses. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

bad=$work/bad
objects=$(find "$top_builddir/lib" -name 'libcfkernel_la-*.o' | sort)
[ -n "$objects" ] || { skip kernel_side_state_is_marked "lib is not built"; finish; }

# shellcheck disable=SC2086
if nm $objects | grep -q ' U __[atm]san_init'; then
	skip kernel_side_state_is_marked "a sanitizer moves constants about"
	finish
fi

# "NAME SECTION OBJECT"; a static of a function is NAME.1 there, FUNCTION.NAME
# with clang.
# shellcheck disable=SC2086
objdump -t $objects | awk '
	/file format/ { object = $1; sub(/.*libcfkernel_la-/, "", object); sub(/:.*/, "", object) }
	{
		for (i = 2; i < NF; i++)
			if ($i ~ /^\.(t?data|t?bss)/ && $i !~ /^\.data\.rel\.ro/)
				break
		if (i >= NF || $0 !~ / O /)
			next
		size = $(i + 1)
		name = $NF
		sub(/\.[0-9]+$/, "", name)
		sub(/^.*\./, "", name)
		if (size !~ /^0+$/)
			print name, $i, object
	}' | sort -u >"$work/found"
sed -e '/^#/d' -e 's/ .*//' tests/style/state.txt | sort >"$work/allowed"
awk 'FILENAME == ARGV[1] { may[$1] = 1; next } !($1 in may)' "$work/allowed" "$work/found" >"$bad"
quiet kernel_side_state_is_marked "$bad"

awk 'FILENAME == ARGV[1] { is[$1] = 1; next } !($1 in is)' "$work/found" "$work/allowed" >"$bad"
quiet excused_state_exists "$bad"

grep -vE '^#|^[^ ]+ +[^ ]+ ' tests/style/state.txt >"$bad"
quiet excused_state_has_a_reason "$bad"
finish
