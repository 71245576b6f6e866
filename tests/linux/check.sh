#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Sources of Linux 6.1 on the simulated kernel: its own test of user copies,
# and how far its drivers get. Fetches the tree first. Host-side.
#
#	tests/linux/check.sh BUILD
#
# Status 0 when all is as expected, 77 with the reason when there is no tree.
top_srcdir=$(cd "$(dirname "$0")/../.." && pwd) || exit 99
top_builddir=${1:-$top_srcdir/build}
. "$top_srcdir/tests/tool/lib.sh"

if ! linux_fetch; then
	echo "check-linux: skipped: $linux_why"
	exit 77
fi
# One pass through the tarball for both.
# shellcheck disable=SC2046
linux_folders "$top_builddir/linux-6.1" lib $(grep -v '^#' \
	"$top_srcdir/tests/linux/drivers.txt" | cut -d' ' -f1 |
	xargs dirname | sort -u) || exit 99

for part in user_copy drivers; do
	if sh "$top_srcdir/tests/linux/$part.sh"; then
		passed=$((passed + 1))
	else
		echo "check-linux: FAILED: tests/linux/$part.sh"
		failed=$((failed + 1))
	fi
done
[ $failed -eq 0 ] && echo "check-linux: passed"
finish
