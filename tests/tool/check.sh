#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Every test there is, and their number. Host-side.
#
#	tests/tool/check.sh BUILD
#
# make check in BUILD, then the same with clang, then what tests/sanitize/run.sh
# has, then a minute of fuzzing, then make distcheck, then make check-linux, then
# the contract test on other architectures, then check-oracles and check-kernel.
# The last line is "N passed, N failed[, N skipped]"; status 0 when nothing failed and something
# passed. CF_CHECK_ONLY=1 leaves all but the first out.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 99
build=$(cd "${1:-$top/build}" && pwd) || exit 99
jobs=$(nproc 2>/dev/null || echo 1)
work=$(mktemp -d) || exit 99
# distcheck makes its tree read-only.
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
passed=0
failed=0
skipped=0

# What matters in the output of make.
trouble='^(FAIL|ERROR|XPASS):|error:|undefined reference|\*\*\*'
trouble="$trouble|^not ok|:[FE]:|^ERROR|[Nn]o such file|No space"

say() { printf '== %s\n' "$*"; }

# Results of the last make check in a build folder, but not of a distribution
# that was unpacked there.
results() {
	find "$1" -path "$1/copyfault-*" -prune -o -name '*.trs' -print | sort
}

# One test: "passed failed skipped", out of its log. A test that prints no
# counts is one; a failure that no line tells of (a crash) is one too.
count() {
	awk -v result="$2" '
		/\(exit status: [0-9]+\)$/ { next }
		/^[0-9]+%: Checks: / {
			gsub(/[^0-9 ]/, "")
			pass += $2 - $3 - $4; fail += $3 + $4
		}
		/^ok +[^ ]/ { pass++ }
		/^(not ok|FAIL) +[^ ]/ { fail++ }
		/^skip [^ ]/ { skip++ }
		END {
			bad = result != "PASS" && result != "SKIP"
			if (bad && !fail)
				fail = 1
			if (!pass && !fail && !skip)
				pass = result == "PASS"
			if (!pass && !fail && result == "SKIP")
				skip = skip ? skip : 1
			print pass + 0, fail + 0, skip + 0
		}' "$1"
}

# add NAME LOG RESULT: the counts of one test to the sum.
add() {
	add_name=$1 add_log=$2
	# shellcheck disable=SC2046
	set -- $(count "$2" "$3")
	passed=$((passed + $1))
	failed=$((failed + $2))
	skipped=$((skipped + $3))
	[ "$2" -eq 0 ] || show_log "$add_name" "$add_log"
	grep '^skip ' "$add_log"
}

collect() {
	for trs in $(results "$build"); do
		log=${trs%.trs}.log
		add "${log#"$build"/}" "$log" \
			"$(sed -n 's/^:test-result: \([A-Z]*\).*/\1/p' "$trs")"
	done
}

show_log() {
	say "FAILED: $1"
	grep -Ev '^ok ' "$2" | tail -n 60
}

# Stale results of tests that no longer exist would be counted.
forget_results() {
	results "$build" | while read -r trs; do
		rm -f "$trs" "${trs%.trs}.log"
	done
}

check_here() {
	say "make check"
	forget_results
	if ! make -C "$build" -s -k -j"$jobs" check V=0 VERBOSE= \
		>"$work/check" 2>&1; then
		grep -E "$trouble" "$work/check" | head -n 40
		broke=1
	fi
	before=$failed
	collect
	# Something that is not a test broke: a program that does not build.
	if [ "${broke:-0}" = 1 ] && [ "$failed" -eq "$before" ]; then
		say "FAILED: make check, see above"
		failed=$((failed + 1))
	fi
	say "make check: $passed passed, $failed failed, $skipped skipped"
}

# counted NAME COMMAND...: one test; its output only when it fails.
counted() {
	counted_name=$1
	shift
	say "$counted_name"
	"$@" >"$work/log" 2>&1
	counted_status=$?
	if [ $counted_status -eq 0 ]; then
		echo "ok $counted_name"
		passed=$((passed + 1))
		# What it left out is not lost in its log.
		grep '^skip ' "$work/log"
		skipped=$((skipped + $(grep -c '^skip ' "$work/log")))
	elif [ $counted_status -eq 77 ]; then
		echo "skip $counted_name: $(tail -n 1 "$work/log")"
		skipped=$((skipped + 1))
	else
		say "FAILED: $counted_name"
		grep -E "$trouble" "$work/log" | head -n 60
		failed=$((failed + 1))
	fi
}

with_clang() (
	mkdir "$work/clang" && cd "$work/clang" || return
	"$top/configure" --quiet CC=clang --enable-werror &&
		make -s -j"$jobs" && make -s -j"$jobs" check VERBOSE=1
)

distcheck() {
	make -C "$build" -s -j"$jobs" distcheck VERBOSE=1 \
		DISTCHECK_CONFIGURE_FLAGS=--enable-werror
}

# Drivers of Linux, and its own test of user copies. 77: no tree to be had.
check_linux() {
	make -C "$build" -s tests/linux/load &&
		sh "$top/tests/linux/check.sh" "$build"
}

# Each of its lines is a test.
check_arch() {
	say "check_arch"
	sh "$top/tests/contract/check.sh" "$build" cross >"$work/arch" 2>&1
	case $? in
	0) add check_arch "$work/arch" PASS ;;
	77) add check_arch "$work/arch" SKIP ;;
	*) add check_arch "$work/arch" FAIL ;;
	esac
	grep ' contract: ' "$work/arch"
}

# Each mutant, control and the table they make is a test.
check_oracles() {
	say "check_oracles"
	if make -C "$build" -s all && sh "$top/tests/oracles/check.sh" \
		"$build" >"$work/oracles" 2>&1; then
		add check_oracles "$work/oracles" PASS
	else
		add check_oracles "$work/oracles" FAIL
	fi
}

# A real kernel. 77: no kernel, headers or qemu.
check_kernel() {
	make -C "$build" -s tests/golden/golden &&
		sh "$top/tests/kernel/check.sh" "$build"
}

# Texts that people write, for a minute. 77: clang has no fuzzer.
fuzz() {
	sh "$top/tests/fuzz/run.sh" "$build" 60
}

check_here
if [ -z "${CF_CHECK_ONLY:-}" ]; then
	if command -v clang >/dev/null; then
		counted build_and_check_with_clang with_clang
	else
		echo "skip build_and_check_with_clang: clang is not installed"
		skipped=$((skipped + 1))
	fi
	for sanitizer in address thread memory; do
		for cc in gcc clang; do
			case $sanitizer$cc in
			memorygcc | threadclang) continue ;;
			esac
			counted "sanitizer_${sanitizer}_with_$cc" \
				sh "$top/tests/sanitize/run.sh" $sanitizer $cc
		done
	done
	counted fuzz fuzz
	counted distcheck distcheck
	counted check_linux check_linux
	check_arch
	check_oracles
	counted check_kernel check_kernel
fi

tail=
[ "$skipped" -eq 0 ] || tail=", $skipped skipped"
echo "$passed passed, $failed failed$tail"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
