#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# --sanitize: only the driver is compiled with sanitizers, and what they say is
# a finding with the driver's line. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

driver=tests/cli/sanitize.c
# The tool's own, whose options it uses.
real=$(sed -n 's/^CC = //p' "$top_builddir/Makefile")

if has_asan; then
	skip sanitize "all is built with it here: tests/sanitize/run.sh looks"
	finish
fi

# compiler ANSWER: a compiler that has its runtimes where ANSWER says.
compiler() {
	cat >"$work/cc" <<END
#!/bin/sh
[ -z "\${LD_PRELOAD:-}" ] || echo "\$LD_PRELOAD" >>"$work/preloaded"
case \$* in -print-file-name=*) $1; exit ;; esac
exec $real "\$@"
END
	chmod +x "$work/cc"
}

compiler 'echo "${1#*=}"'
begin compiler_without_runtimes_is_refused
gives 2 env CC="$work/cc" copyfault sweep --sanitize "$driver"
warns "--sanitize: .*/cc has no runtimes of -fsanitize=address,undefined: install"
says_nothing
left_nothing
end

echo 'no library' >"$work/none.so"
compiler "echo $work/none.so"
begin runtime_that_does_not_load_is_no_clean_sweep
gives 3 env CC="$work/cc" copyfault sweep --sanitize "$driver"
warns 'AddressSanitizer was preloaded and is not here'
says_nothing
left_nothing
end

# shellcheck disable=SC2086
if ! $real -fsanitize=address,undefined -shared -x c /dev/null \
	-o "$work/try.so" 2>/dev/null; then
	skip sanitize "$real has no -fsanitize=address,undefined"
	finish
fi

rm -f "$work/preloaded"
compiler "$real \"\$@\""
begin compiler_is_run_without_the_runtimes
gives 0 env CC="$work/cc" copyfault sweep --sanitize --sites scull_write \
	drivers-sim/scull/scull.c
[ ! -f "$work/preloaded" ] || complain "preloaded: $(cat "$work/preloaded")"
end

# ---- what is said ----

begin sweep_finds_what_sanitizers_tell
gives 1 copyfault sweep --sanitize -j 2 "$driver" -o "$work/result"
says '^tests/cli/sanitize.c: driver sanitize, kernel 6.1, -fsanitize=address,undefined$'
says ': 6 findings, 0 notes$'
grep -q '^ *[0-9.]* s, ' "$work/err" || complain "no rate: did it end?"
grep -q Sanitizer "$work/err" && complain "reports are printed"
left_nothing
find . -maxdepth 1 -name '.[0-9]*' >"$work/reports"
[ ! -s "$work/reports" ] || complain "left here: $(cat "$work/reports")"
end

# "LINE all that is said of it" of each finding.
awk '
	/^FINDING/ { if (said) print said; said = $0; sub(/.*\.c:/, "", said); next }
	/^$/ { if (said) print said; said = "" }
	said { said = said $0 }
' "$work/out" >"$work/findings"
grep -n '/\* [^*]* \*/$' "$driver" | grep -v ':	*/\*' |
	sed 's/^\([0-9]*\):.*\/\* \(.*\) \*\/$/\1 \2/' >"$work/marks"
is each_kind_of_report_is_marked "$(wc -l <"$work/marks")" 6
while read -r line text; do
	name=sweep_says_of_line_${line}_what_it_should
	if grep "^$line " "$work/findings" | grep -Fq "$text"; then
		ok "$name"
	else
		not_ok "$name" "$text, but: $(grep "^$line " "$work/findings")"
	fi
done <"$work/marks"

begin overflow_by_a_user_copy_is_shown_where_the_driver_copies
copy=$(awk '/raw_copy_from_user\(p, uarg, 20/ { print NR }' "$driver")
says "^ +[a-z_]+ .*sanitize.c:$copy\$"
end

begin verbose_shows_the_report_itself
gives 1 copyfault sweep --sanitize -v --sites sane_shift "$driver"
warns 'ERROR: AddressSanitizer: use-after-poison'
end

begin replay_line_shows_it_again
line=$(sed -n 's/^  replay *//p' "$work/out" | head -n 1)
gives 1 sh -c "$line"
says '^FINDING MS9 S1 tests/cli/sanitize.c:'
left_nothing
end

begin result_says_what_the_driver_was_built_with
grep -q '"sanitizers": "address,undefined"' "$work/result" ||
	complain "no sanitizers in the result"
end

begin journal_of_another_build_is_refused
copyfault sweep -q --journal "$work/journal" drivers-sim/pipe/pipe.c \
	>/dev/null 2>&1
gives 2 copyfault sweep -q --sanitize --journal "$work/journal" --resume \
	drivers-sim/pipe/pipe.c
warns 'driver\.sanitizers differs'
end

# ---- what it is good for ----

# What a plain sweep cannot see; tests/oracles sees it with the option.
for mutant in drivers-sim/mutants/ms9_*.c; do
	begin "plain_sweep_misses_$(basename "$mutant" .c)"
	gives 0 copyfault sweep -q "$mutant"
	says '0 findings, 0 notes$'
	end
done

for clean in drivers-sim/*/*.c; do
	case $clean in drivers-sim/mutants/*) continue ;; esac
	begin "sanitized_sweep_of_$(basename "$clean" .c)_finds_nothing"
	gives 0 copyfault sweep --sanitize "$clean"
	says "^$clean: 0 findings, "
	grep -Eq '[0-9] (unfired|unreached|skipped|crash|hang)' "$work/out" &&
		complain "not every run reached its fault"
	left_nothing
	end
done
finish
