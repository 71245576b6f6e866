#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Arrows point down: which folder may include what. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

# "FILE:LINE:NAME" of each #include below the given folders; NAME with its
# brackets or quotes.
includes() {
	find "$@" -name '*.[chS]' | sort | xargs awk '
		/^[ \t]*#[ \t]*include(_next)?[ \t]/ {
			sub(/^[ \t]*#[ \t]*include(_next)?[ \t]*/, "")
			print FILENAME ":" FNR ":" $1
		}'
}

kernel_side="lib/extable lib/mm lib/uaccess lib/kapi lib/module
	lib/include/kapi lib/arch/*/include"
bad=$work/bad

includes inject | grep -E ':["<].*(kapi/|drivers-sim|lib/mm|lib/host|lib/uaccess)' >"$bad"
quiet inject_includes_no_kapi_and_no_driver "$bad"

includes lib | grep -E ':["<](fiu|(\.\.\/)*(inject|fault|point|trace|audit|oracle|report|cli)\/)' >"$bad"
quiet lib_includes_no_fiu_and_no_inject "$bad"

includes inject tests examples | grep ':<fiu' |
	grep -Ev '^(inject/point/point\.c|tests/inject/point/|tests/inject/mock)' >"$bad"
quiet one_file_includes_fiu "$bad"

# A driver would build as a module too: names of the kernel, and its own.
includes drivers-sim | awk -F: '
	$3 ~ /^<(linux|asm|uapi)\// && $3 !~ /\/cf_/ { next }
	$3 ~ /^"/ {
		name = substr($3, 2, length($3) - 2)
		dir = $1
		sub(/[^\/]*$/, "", dir)
		if ((getline line < (dir name)) >= 0 && name !~ /lib\//)
			next
	}
	{ print }' >"$bad"
quiet drivers_sim_include_only_the_kernel_and_their_own "$bad"

# shellcheck disable=SC2086
includes $kernel_side lib/shared |
	grep -Ev ':<(linux|asm|asm-generic|uapi|generated|crypto|misc|net|media|video|sound|rdma|scsi|acpi|dt-bindings|trace)/' |
	grep -Ev ':[<"](\.\./)*([a-z_]+/)*[a-z0-9_]+\.(h|def)[>"]' >"$bad"
quiet kernel_side_includes_have_plain_names "$bad"

# What has no folder must be ours: libc's headers stand there.
# shellcheck disable=SC2086
includes $kernel_side lib/shared | grep -E ':<[^/]*>' |
	grep -Ev ':<cf_[a-z]+\.(h|def)>' >"$bad"
quiet kernel_side_includes_no_libc_header "$bad"

# cf_cpus.def is a list that each architecture has.
includes lib/shared | grep -Ev ':"cf_[a-z]+\.(h|def)"|:<cf_cpus\.def>' >"$bad"
quiet shared_headers_include_only_each_other "$bad"

finish
