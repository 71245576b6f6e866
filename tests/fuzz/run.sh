#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Fuzz what people write: fault expressions and scenario files. Host-side.
#
#	tests/fuzz/run.sh BUILD [SECONDS]
#
# Each target for half of the SECONDS (default 60), with AddressSanitizer,
# UndefinedBehaviorSanitizer and a leak check. What it learns stays in
# BUILD/tests/fuzz, so that a second run goes on. 77: clang has no fuzzer here.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
seconds=$((${2:-60} / 2))
here=$build/tests/fuzz
flags="-g -O1 -std=gnu11 -Wall -Wextra -Werror
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined"
includes="-I$build/root/shared -I$build/root/arch -I$top/lib/include -I$top/inject
	-I$top/tests/inject -I$build"

mkdir -p "$here"
printf 'int LLVMFuzzerTestOneInput(const char *d, long n) { return d[n - 1] & 0; }\n' \
	>"$here/probe.c"
# shellcheck disable=SC2086
clang $flags -o "$here/probe" "$here/probe.c" 2>"$here/probe.log" || {
	echo "clang has no fuzzer here: $(head -n 1 "$here/probe.log")"
	exit 77
}

# The targets' own sources with the sanitizers in them; what they call beside
# that comes from the build. A driver is never loaded.
fault_sources="inject/fault/action.c inject/fault/action_parse.c inject/fault/company.c
	inject/fault/expr.c
	inject/fault/fault.c inject/fault/match.c inject/fault/print.c inject/fault/scan.c"
scenario_sources="inject/scenario/data.c inject/scenario/driver.c inject/scenario/expect.c
	inject/scenario/image.c inject/scenario/names.c inject/scenario/policy.c
	inject/scenario/read.c inject/scenario/scenario.c inject/scenario/script.c
	inject/scenario/step.c inject/scenario/step_data.c inject/scenario/tree.c
	inject/scenario/value.c inject/type/type.c"

# compile TARGET SOURCE...
compile() {
	target=$1
	shift
	# shellcheck disable=SC2086
	(cd "$top" && clang $flags $includes -o "$here/$target" \
		"tests/fuzz/$target.c" "$@" $fault_sources) || exit 1
}

# seed TARGET: files to begin with.
seed() {
	rm -rf "$here/$1.seeds"
	mkdir -p "$here/$1.seeds" "$here/$1.corpus"
}

# fuzz TARGET LENGTH
fuzz() {
	echo "== $1, $seconds s"
	cd "$here"
	"./$1" -max_total_time="$seconds" -max_len="$2" -timeout=10 \
		-rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$here/$1-" \
		-dict="$here/$1.dict" "$1.corpus" "$1.seeds" >"$here/$1.log" 2>&1 || {
		tail -n 40 "$here/$1.log"
		echo "not ok $1: what it was given is in $here/$1-*"
		exit 1
	}
	grep -E 'number_of_executed_units|new_units_added' "$here/$1.log"
	echo "ok $1"
	cd "$top"
}

# words FILE...: what stands in quotes, as a dictionary.
words() {
	cat "$@" | grep -oE '"[a-z@#.=+(),_-]+"' | sort -u
}

compile fuzz_fault tests/inject/mock.c
seed fuzz_fault
n=0
sed -n 's/^[0-9]*|\(.*\)|[^|]*$/\1/p' "$top/tests/inject/fault/rejected.txt" |
	while read -r line; do
		n=$((n + 1))
		printf '%s' "$line" >"$here/fuzz_fault.seeds/$n"
	done
printf 'a/b/copy_to_user:2#1..4 partial@end-1 sticky slack=8 round=4' \
	>"$here/fuzz_fault.seeds/good"
words "$top/doc/fault.ebnf" >"$here/fuzz_fault.dict"
fuzz fuzz_fault 600

# shellcheck disable=SC2086
compile fuzz_scenario $scenario_sources "$build/.libs/libcfaudit.a" \
	-L"$build/.libs" -Wl,-rpath,"$build/.libs" -lcopyfault -lyaml -ldw -lelf \
	-ljansson -lnettle
seed fuzz_scenario
cp "$top"/tests/inject/scenario/*/*.yaml "$top"/tests/inject/scenario/*.yaml \
	"$top"/drivers-sim/*/*.yaml "$here/fuzz_scenario.seeds"
words "$top"/inject/scenario/*.c >"$here/fuzz_scenario.dict"
fuzz fuzz_scenario 4000
