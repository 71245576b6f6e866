#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Each header compiles alone, with gcc and clang; each kapi prototype has a
# definition. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

bad=$work/bad
root=$top_builddir/root
[ -d "$root/kapi" ] || { skip headers_compile_alone "root is not made"; finish; }

kernel_flags="-Wall -Wextra -Werror $(sed '/^#/d' lib/module/kcflags | tr '\n' ' ')
	-I$root/kapi -I$root/arch -I$root/shared -I$root/uapi
	-include linux/kconfig.h -DKBUILD_MODNAME=\"alone\""
host_flags="-std=gnu11 -D_GNU_SOURCE -I$root/shared -I$root/arch -Ilib/include -Iinject
	-Wall -Wextra -Werror"

# One compiler run each, on all processors; what it says goes to $bad.
# alone NAME FLAGS: header names on stdin.
alone() {
	alone_name=$1
	alone_flags=$2
	cat >"$work/headers"
	for cc in gcc clang; do
		if ! command -v $cc >/dev/null; then
			skip "${alone_name}_alone_with_$cc" "no $cc"
			continue
		fi
		# shellcheck disable=SC2016
		CC=$cc FLAGS=$alone_flags xargs -P "$(nproc)" -n 1 sh -c '
			printf "#include <%s>\n#include <%s>\n" "$1" "$1" |
				$CC $FLAGS -fsyntax-only -x c - 2>&1 |
				head -n 8 |
				grep -m 1 -E "(error|warning):" | sed "s|^|$1: |"
		' alone <"$work/headers" >"$bad"
		quiet "${alone_name}_alone_with_$cc" "$bad"
	done
}

(cd lib/include/kapi && find linux asm sound -name '*.h' | grep -v kconfig.h | sort) |
	alone kapi_headers_compile "$kernel_flags"
(cd lib/shared && ls ./*.h | sed 's/^\.\///') |
	alone shared_headers_compile "$host_flags"
(cd lib/include && find copyfault -name '*.h' | sort) |
	alone public_headers_compile "$host_flags"

# ---- prototypes ----

lib=$top_builddir/.libs/libcopyfault.so
[ -f "$lib" ] || { skip prototypes_have_definitions "libcopyfault is not built"; finish; }
# "NAME@@NODE"; a node is a symbol too.
nm -D --defined-only "$lib" | awk '{ print $NF }' | grep -v '^COPYFAULT_' |
	sort -u >"$work/exported"
sed 's/@.*//' "$work/exported" | sort -u >"$work/defined"

# As the preprocessor sees it, for macros make prototypes too; in both eras.
(cd lib/include/kapi && find linux sound -name '*.h' | grep -v kconfig.h | sort) |
	sed 's/.*/#include <&>/' >"$work/all.c"
for era in 0x020420 0x060100; do
	# shellcheck disable=SC2086
	gcc $kernel_flags -DLINUX_VERSION_CODE=$era -E -P "$work/all.c" 2>"$bad" ||
		cat "$bad" >&2
done | grep -oE '"cfk_" *"[a-zA-Z0-9_]+"' | sed 's/"cfk_" *"\(.*\)"/cfk_\1/' |
	sort -u >"$work/declared"
comm -23 "$work/declared" "$work/defined" >"$bad"
quiet prototypes_have_definitions "$bad"

# And the other way round: what nobody can call is dead.
grep '^cfk_' "$work/defined" | comm -13 "$work/declared" - >"$bad"
quiet definitions_have_prototypes "$bad"

# Kernel names stay out of the process: libc's malloc must not meet kmalloc.
# __ubsan_on_report: its name is given by the sanitizer that calls it.
grep -Ev '^(cfk?_|__ubsan_on_report$)' "$work/defined" >"$bad"
quiet only_prefixed_names_are_exported "$bad"

# ---- who may call what ----

# Functions as the compiler understands the headers that are installed, of a
# driver's side in both eras and of a test's side; what is inline is not ours
# to export, what has a label goes by that name, and what asks for Check is in
# another library.
installed=$(cd lib/shared && ls ./*.h | grep -Ev 'cf_(guard|host|sanitizer)\.h')
{
	(cd lib/include && grep -L '<check\.h>' copyfault/*.h)
	echo "$installed"
} | sed 's/^\(\.\/\)*\(.*\)/#include <\2>/' >"$work/host.c"
echo "$installed" | sed 's/^\.\/\(.*\)/#include <\1>/' >>"$work/all.c"
# functions FLAGS FILE: what it declares, and nothing is left to link.
functions() {
	# shellcheck disable=SC2086
	gcc $1 -w -fsyntax-only -aux-info "$work/aux" "$2" 2>"$bad" ||
		cat "$bad" >&2
	# shellcheck disable=SC2086
	gcc $1 -w -E -P "$2" | tr '\n;' ' \n' >"$work/statements"
	sed -n 's/.*[ *]\(cf_[a-z0-9_]*\)(.*__asm__.*/\1/p' "$work/statements" |
		sort -u >"$work/labelled"
	{
		grep -v ' static ' "$work/aux" |
			sed -n 's/^[^(]*[ *]\(cf_[a-zA-Z0-9_]*\) (.*/\1/p'
		sed -n 's/^.*extern [^(]*[ *]\(cf_[a-z0-9_]*\)\(\[[^]]*\]\)*$/\1/p' \
			"$work/statements"
	} | sort -u | comm -23 - "$work/labelled"
}
{
	functions "$host_flags" "$work/host.c"
	functions "$kernel_flags -DLINUX_VERSION_CODE=0x020420" "$work/all.c"
	functions "$kernel_flags -DLINUX_VERSION_CODE=0x060100" "$work/all.c"
} | sort -u >"$work/declared"
[ -s "$work/declared" ] || echo "no header declares anything" >>"$work/declared"
sed -n 's/^\(cf_.*\)@@COPYFAULT_0$/\1/p' "$work/exported" >"$work/public"
comm -13 "$work/declared" "$work/public" >"$bad"
quiet exported_names_are_in_installed_headers "$bad"
comm -23 "$work/declared" "$work/public" >"$bad"
quiet names_in_installed_headers_are_exported "$bad"

# The rest is for our own command and tests, and says so.
grep '^cf_' "$work/exported" | grep -Ev '@@COPYFAULT_(0|PRIVATE)$' >"$bad"
quiet every_exported_name_has_a_version "$bad"
finish
