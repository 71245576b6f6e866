#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The kernel's own test of user copies, lib/test_user_copy.c, passes on the
# simulated kernel, and fails when what it expects is altered. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"

source=lib/test_user_copy.c
tree=$top_builddir/linux-6.1
if ! linux_files "$tree" $source; then
	skip test_user_copy_says_tests_passed \
		"no $linux_tarball; make check-linux installs it"
	finish
fi
cd "$tree" || exit 99

begin test_user_copy_says_tests_passed
gives 0 copyfault build $source -o "$work/test_user_copy.so"
warns_nothing
gives 0 "$top_builddir/tests/linux/load" "$work/test_user_copy.so"
says '^test_user_copy: tests passed\.$'
# Each test that fails says so with its line: "[123] ...".
grep -q '^test_user_copy: \[' "$work/out" && complain "a test failed"
warns_nothing
end

# A failed copy_from_user() must zero what it could not read: expect other
# bytes there and the test has to notice.
sed 's/memset(kmem + PAGE_SIZE, 0, PAGE_SIZE);/memset(kmem + PAGE_SIZE, 1, PAGE_SIZE);/' \
	$source >"$work/test_user_copy.c"
begin test_user_copy_with_another_expectation_fails
cmp -s $source "$work/test_user_copy.c" && complain "nothing was altered"
gives 0 copyfault build "$work/test_user_copy.c" -o "$work/altered.so"
gives 1 "$top_builddir/tests/linux/load" "$work/altered.so"
says '^test_user_copy: \[[0-9]+\] zeroing failure for illegal all-kernel'
grep -q 'tests passed' "$work/out" && complain "it passed all the same"
warns 'module_init\(\) of test_user_copy returned -22'
end

finish
