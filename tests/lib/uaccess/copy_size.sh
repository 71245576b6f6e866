#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A copy of a constant size that its buffer does not have does not compile; one
# that fits does, and up to 4.11 both do. With gcc and clang. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"

root=$top_builddir/root
[ -d "$root/kapi" ] || { skip copy_size "root is not made"; finish; }
flags="$(sed '/^#/d' "$top_srcdir/lib/module/kcflags" | tr '\n' ' ')
	-O1 -I$root/kapi -I$root/arch -I$root/shared -I$root/uapi
	-include linux/kconfig.h -DKBUILD_MODNAME=\"size\""
source=$work/size.c

# compiles FLAGS CALL: what the compiler says goes to $work/err.
compiles() {
	cat >"$source" <<-END
		#include <linux/uaccess.h>
		#include <linux/uio.h>
		unsigned long copy(void __user *u, struct iov_iter *i);
		unsigned long copy(void __user *u, struct iov_iter *i)
		{
			char buf[8] = { };

			return $2;
		}
	END
	# shellcheck disable=SC2086
	$cc $flags $1 -c -o "$work/size.o" "$source" 2>"$work/err"
}

# refused NAME CALL-OF-9-BYTES MESSAGE
refused() {
	if compiles '' "$2"; then
		not_ok "${cc}_refuses_$1" "it compiles"
	elif grep -q "$3" "$work/err"; then
		ok "${cc}_refuses_$1"
	else
		not_ok "${cc}_refuses_$1" "$(cat "$work/err")"
	fi
	fitting=$(echo "$2" | sed 's/\<9\>/8/')
	if compiles '' "$fitting"; then
		ok "${cc}_takes_$1_that_fits"
	else
		not_ok "${cc}_takes_$1_that_fits" "$(cat "$work/err")"
	fi
	if compiles '-DLINUX_VERSION_CODE=264960' "$2"; then
		ok "${cc}_takes_$1_of_4_11"
	else
		not_ok "${cc}_takes_$1_of_4_11" "$(cat "$work/err")"
	fi
}

for cc in gcc clang; do
	command -v $cc >/dev/null || { skip "${cc}_refuses" "no $cc"; continue; }
	refused copy_from_user 'copy_from_user(buf, u, 9)' \
		'copy destination size is too small'
	refused copy_to_user 'copy_to_user(u, buf, 9)' \
		'copy source size is too small'
	refused copy_from_iter 'copy_from_iter(buf, 9, i)' \
		'copy destination size is too small'
	refused copy_to_iter 'copy_to_iter(buf, 9, i)' \
		'copy source size is too small'
done
finish
