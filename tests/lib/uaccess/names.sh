#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Each name of names.txt is there in its versions, and in no other: looked at
# in those that come and go and in those just before. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"

root=$top_builddir/root
[ -d "$root/kapi" ] || { skip names "root is not made"; finish; }
flags="$(sed '/^#/d' "$top_srcdir/lib/module/kcflags" | tr '\n' ' ')
	-I$root/kapi -I$root/arch -I$root/shared -I$root/uapi
	-include linux/kconfig.h -DKBUILD_MODNAME=\"names\""
names=$top_srcdir/tests/lib/uaccess/names.txt
bad=$work/bad

# number A.B.C: as LINUX_VERSION_CODE has it.
number() {
	echo "$1" | awk -F. '{ print $1 * 65536 + $2 * 256 + $3 }'
}

echo '#include <linux/uaccess.h>' >"$work/names.c"
for version in $(awk '!/^#/ { print $2; print $3 }' "$names" | grep -v '^-$' |
	sort -u); do
	code=$(number "$version")
	for at in $((code - 1)) "$code"; do
		# shellcheck disable=SC2086
		gcc $flags -DLINUX_VERSION_CODE=$at -E -dM "$work/names.c" |
			sed -n 's/^#define \([A-Za-z_0-9]*\).*/\1/p' |
			sort -u >"$work/at.$at"
	done
done

# The preprocessor's lists, one for each version looked at, against the table.
: >"$bad"
for list in "$work"/at.*; do
	at=${list##*.}
	grep -v '^#' "$names" | while read -r name first end; do
		[ "$first" = - ] && first=0.0.0
		[ "$end" = - ] && end=255.0.0
		wanted=no
		[ "$at" -ge "$(number "$first")" ] &&
			[ "$at" -lt "$(number "$end")" ] && wanted=yes
		is=no
		grep -qx "$name" "$list" && is=yes
		[ $is = $wanted ] ||
			echo "$name in version code $at: $is, expected $wanted"
	done
done >>"$bad"
quiet names_come_and_go_with_their_versions "$bad"

# Nothing old without a row.
sed -n 's/^#define \([a-z_0-9]*\)[ (].*/\1/p' \
	"$top_srcdir/lib/include/kapi/linux/cf_uaccess_old.h" |
	sort -u | while read -r name; do
	grep -q "^$name " "$names" || echo "$name"
done | grep -vx -e get_user -e put_user -e '' >"$bad"
quiet every_old_name_has_a_row "$bad"
finish
