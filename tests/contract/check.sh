#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The contract test on every architecture there is a folder for. Host-side.
#
#	tests/contract/check.sh BUILD [cross]
#
# First that of the build; others are cross-compiled from the same sources,
# --enable-core-only, linked statically and run under an emulator, in
# BUILD/arch. With "cross" these alone. One line for each thing that was looked
# at: ok, not ok, or skip with the reason.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 99
build=$(cd "${1:-$top/build}" && pwd) || exit 99
jobs=$(nproc 2>/dev/null || echo 1)
unset MAKEFLAGS MFLAGS MAKELEVEL
failed=0
passed=0

# NAME|TRIPLET|COMPILER|EMULATOR|CONFIGURE OPTIONS; more rows, more of them.
architectures() {
	here=$(gcc -dumpmachine 2>/dev/null)
	cat <<END
aarch64|aarch64-linux-gnu|aarch64-linux-gnu-gcc|qemu-aarch64-static|
i386|i686-linux-gnu|gcc -m32 -idirafter /usr/include/x86_64-linux-gnu||
nommu|$here|gcc||--enable-nommu
END
}

report() {
	sed "s/^\(ok\|not ok\|skip\) /\1 $1: /" "$2"
	passed=$((passed + $(grep -c '^ok ' "$2")))
	failed=$((failed + $(grep -c '^not ok ' "$2")))
}

# not_made NAME LOG: what the compiler complained of.
not_made() {
	echo "not ok $1: it does not build"
	grep -E 'error|undefined|No such' "$2" | head -n 20
	failed=$((failed + 1))
}

# run NAME PROGRAM [EMULATOR]; a program that dies says no "not ok".
run() {
	name=$1 program=$2 emulator=${3:-}
	$emulator "$program" >"$program.out" 2>&1
	status=$?
	report "$name" "$program.out"
	[ $status -eq 0 ] || grep -q '^not ok ' "$program.out" || {
		echo "not ok $name: exit status $status"
		failed=$((failed + 1))
	}
}

native() {
	if make -C "$build" -s -j"$jobs" tests/contract/contract \
		>"$build/contract.log" 2>&1; then
		run native "$build/tests/contract/contract"
	else
		not_made native "$build/contract.log"
	fi
	rm -f "$build/contract.log"
}

# Does the compiler make programs, and does the emulator run them?
usable() {
	for tool in ${2%% *} $3; do
		command -v "$tool" >/dev/null && continue
		echo "skip $1: $tool is not installed"
		return 1
	done
	echo 'int main(void) { return 0; }' >"$there/try.c"
	# shellcheck disable=SC2086
	$2 -static -o "$there/try" "$there/try.c" >"$there/log" 2>&1 &&
		$3 "$there/try" && return
	echo "skip $1: $2 makes no program that runs here"
	return 1
}

make_there() (
	cd "$there" || return
	[ -f config.status ] ||
		"$top/configure" --quiet --enable-core-only --enable-werror \
			--host="$1" CC="$2" $3 || return
	make -s -j"$jobs" LDFLAGS=-all-static tests/contract/contract
)

cross() {
	architectures >"$build/arch/list"
	while IFS='|' read -r name triplet cc emulator options <&3; do
		there=$build/arch/$name
		mkdir -p "$there" || exit 99
		usable "$name" "$cc" "$emulator" || continue
		if make_there "$triplet" "$cc" "$options" >"$there/log" 2>&1
		then
			run "$name" "$there/tests/contract/contract" "$emulator"
		else
			not_made "$name" "$there/log"
		fi
	done 3<"$build/arch/list"
}

mkdir -p "$build/arch" || exit 99
[ "${2:-}" = cross ] || native
cross
[ $failed -eq 0 ] || exit 1
[ $passed -gt 0 ] || exit 77
