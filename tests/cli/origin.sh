#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A finding about uninitialised memory names the bytes, the field or padding, and
# the variable or allocation they came from; or says that it cannot. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

# comes_from DRIVER PATTERN
comes_from() {
	begin "$1_comes_from_where_it_says"
	gives 1 copyfault sweep -q --kinds efault \
		"drivers-sim/mutants/$1.c"
	says "^            $2\$"
	end
}

comes_from ms1_padding \
	'bytes 1\.\.3 of 8, padding after \.mode of struct report, variable report of padding_ioctl\(\)'
comes_from ms1_members \
	'bytes 8\.\.23 of 24, field \.reserved of struct info, variable info of digi_ioctl\(\)'
comes_from ms1_tail \
	'bytes 20\.\.23 of 56, field \.port\[0\]\.label of struct port_table, an object of 56 bytes from ports_read\(\) line [34][0-9]'
comes_from ms1_ring \
	'bytes 9\.\.63 of 64, byte 9 of an object of 64 bytes from usb_[a-z]*\(\) line [0-9]+'
comes_from ms8_reply \
	'bytes [04]\.\.15 of 16, of an array of 16 bytes, variable answer of reply_ioctl\(\)'
# put_user() is given a value, not a place.
comes_from ms8_length \
	'bytes 0\.\.3 of 4, from the stack, of a variable that is not known'
finish
