#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Build everything with a sanitizer, in a folder of its own, and run what it
# has something to say about. Host-side.
#
#	tests/sanitize/run.sh address|thread|memory
#
# address is AddressSanitizer and UndefinedBehaviorSanitizer, the suites of
# lib, drivers-sim and inject, and the sweeps of tests/cli/drivers.sh; thread
# runs what has threads; memory shows which bytes a copy initialises. 77 when
# the compiler has no such sanitizer.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 99
jobs=$(nproc 2>/dev/null || echo 1)
build=$(mktemp -d) || exit 99
trap 'chmod -R u+w "$build"; rm -rf "$build"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
cd "$build" || exit 99
# A check that is killed for being slow tells nothing; all are, here.
CK_TIMEOUT_MULTIPLIER=4
export CK_TIMEOUT_MULTIPLIER

has_sanitizer() {
	printf 'int main(void) { return 0; }\n' >try.c
	$1 -fsanitize="$2" try.c -o try 2>/dev/null && ./try && return
	echo "$1 has no -fsanitize=$2 here"
	exit 77
}

configure() {
	"$top/configure" --quiet CC="$1" CFLAGS="-g -O1" --enable-werror \
		--enable-sanitizer="$2" || exit 1
}

# Each check_*.c is the program of that name.
suites() {
	(cd "$top" && find tests/lib tests/drivers-sim tests/inject \
		-name 'check_*.c' | sed 's/\.c$//' | sort)
}

run_address() {
	has_sanitizer "${CC:-gcc}" address,undefined
	configure "${CC:-gcc}" address,undefined
	make -s -j"$jobs" || exit 1
	programs=$(suites | tr '\n' ' ')
	make -s -k -j"$jobs" check VERBOSE=1 check_PROGRAMS="$programs" \
		TESTS="$programs tests/cli/drivers.sh tests/cli/broken.sh \
		tests/cli/crashes.sh"
}

run_thread() {
	has_sanitizer "${CC:-gcc}" thread
	configure "${CC:-gcc}" thread
	make -s -j"$jobs" libcopyfault.la libcfcheck.la || exit 1
	make -s check VERBOSE=1 TESTS=tests/lib/uaccess/check_threads \
		check_PROGRAMS=tests/lib/uaccess/check_threads
}

run_memory() {
	has_sanitizer clang memory
	configure clang memory
	make -s -j"$jobs" root/stamp libcopyfault.la || exit 1
	make -s tests/sanitize/initialised || exit 1
	./tests/sanitize/initialised || exit 1
	./tests/sanitize/initialised leak >leak 2>&1
	if grep -q 'Uninitialized bytes in .* at offset 21 ' leak; then
		echo "ok byte_that_was_never_set_is_reported"
	else
		echo "not ok byte_that_was_never_set_is_reported"
		cat leak
		exit 1
	fi
}

case ${1:-} in
address | thread | memory) "run_$1" ;;
*)
	echo "usage: tests/sanitize/run.sh address|thread|memory" >&2
	exit 2
	;;
esac
