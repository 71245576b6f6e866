#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Build with a sanitizer, in a folder of its own, and run what it has something
# to say about. Host-side.
#
#	tests/sanitize/run.sh address|thread|memory [gcc|clang]
#
# address is AddressSanitizer and UndefinedBehaviorSanitizer: with gcc all
# suites of lib, drivers-sim and inject but those that it names as skipped, and
# the sweeps of tests/cli; with clang
# those that meet what is the compiler's. thread runs what has threads; memory,
# which only clang has, shows which bytes a copy initialises. 77 when the
# compiler has no such sanitizer.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 99
jobs=$(nproc 2>/dev/null || echo 1)
kind=${1:-}
cc=${2:-${CC:-gcc}}
build=$(mktemp -d) || exit 99
trap 'chmod -R u+w "$build"; rm -rf "$build"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
cd "$build" || exit 99
# A check that is killed for being slow tells nothing; all are, here.
CK_TIMEOUT_MULTIPLIER=4
export CK_TIMEOUT_MULTIPLIER

# begin SANITIZERS
begin() {
	printf 'int main(void) { return 0; }\n' >try.c
	if ! $cc -fsanitize="$1" try.c -o try 2>/dev/null || ! ./try; then
		echo "$cc has no -fsanitize=$1 here"
		exit 77
	fi
	echo "-fsanitize=$1: $($cc --version | head -n 1)"
	"$top/configure" --quiet CC="$cc" CFLAGS="-g -O1" --enable-werror \
		--enable-sanitizer="$1" || exit 1
}

# expect NAME well|ill TEXT PROGRAM...: how it ends, and what it says.
expect() {
	name=$1 wanted=$2 text=$3
	shift 3
	ended=ill
	"$@" >out 2>&1 && ended=well
	if [ $ended != "$wanted" ] || ! grep -Eq "$text" out; then
		echo "not ok $name: ended $ended, expected $wanted and: $text"
		cat out
		exit 1
	fi
	echo "ok $name"
}

check() {
	echo "running: $*"
	programs=
	for test; do
		case $test in *.sh) ;; *) programs="$programs $test" ;; esac
	done
	make -s -k -j"$jobs" check VERBOSE=1 check_PROGRAMS="$programs" \
		TESTS="$*" || exit 1
}

# These hand out more than an object holds on purpose, which a sanitizer stops
# before the simulated kernel can refuse it; the last takes minutes so.
unfit='check_contract check_object check_size check_restore'

# Each check_*.c is the program of that name.
suites() {
	(cd "$top" && find tests/lib tests/drivers-sim tests/inject \
		-name 'check_*.c' | sed 's/\.c$//' | sort |
		grep -vE "/($(echo "$unfit" | tr ' ' '|'))\$" | tr '\n' ' ')
}

run_address() {
	begin address,undefined
	make -s -j"$jobs" root/stamp libcopyfault.la copyfault \
		tests/sanitize/poisoned || exit 1
	expect heap_is_open_and_closed_as_it_should well 'ok restore_3' \
		./tests/sanitize/poisoned
	expect fault_of_the_program_goes_to_asan ill \
		'AddressSanitizer: SEGV on unknown address 0x0+8 ' \
		./tests/sanitize/poisoned segv
	if [ "$cc" = clang ]; then
		check tests/lib/kapi/check_slab tests/lib/mm/check_fault \
			tests/lib/host/check_signal \
			tests/lib/host/check_snapshot \
			tests/lib/uaccess/check_copy tests/cli/crashes.sh
	else
		for suite in $unfit; do
			echo "skip $suite: not with a sanitizer"
		done
		# shellcheck disable=SC2046
		check $(suites) tests/cli/drivers.sh tests/cli/broken.sh \
			tests/cli/crashes.sh
	fi
}

run_thread() {
	begin thread
	make -s -j"$jobs" root/stamp libcopyfault.la \
		tests/sanitize/race || exit 1
	expect race_of_two_user_copies_is_reported ill \
		'ThreadSanitizer: data race' ./tests/sanitize/race together
	expect user_copies_to_two_places_are_no_race well 'ok both' \
		./tests/sanitize/race apart
	check tests/lib/uaccess/check_threads
}

run_memory() {
	begin memory
	make -s -j"$jobs" root/stamp libcopyfault.la || exit 1
	make -s tests/sanitize/initialised || exit 1
	expect copies_initialise_what_they_copied well 'ok and_its_residue' \
		./tests/sanitize/initialised
	expect byte_that_was_never_set_is_reported ill \
		'Uninitialized bytes in .* at offset 21 ' \
		./tests/sanitize/initialised leak
	expect last_byte_that_came_may_be_looked_at well 'ok it_was' \
		./tests/sanitize/initialised prefix
	expect first_byte_that_did_not_come_is_reported ill \
		'MemorySanitizer: use-of-uninitialized-value' \
		./tests/sanitize/initialised tail
}

case $kind in
address | thread) "run_$kind" ;;
memory)
	cc=${2:-clang}
	run_memory
	;;
*)
	echo "usage: tests/sanitize/run.sh address|thread|memory [gcc|clang]" >&2
	exit 2
	;;
esac
