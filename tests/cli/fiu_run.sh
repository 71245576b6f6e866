#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# copyfault fiu-run: it gives a program what fiu-run gives it, keeps what
# fiu-run loses, and what libfiu is silent about ends with status 2. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

command -v fiu-run >/dev/null || { skip fiu_run "fiu-run is not installed"; finish; }
victim=$top_builddir/tests/inject/point/victim
[ -x "$victim" ] || { skip fiu_run "victim is not built"; finish; }
point=usercopy/scull/scull_write/copy_from_user
rule="enable name=$point/midcopy,failinfo=37"

# armed STATUS RULE PROGRAM...
armed() {
	armed_status=$1 armed_rule=$2
	shift 2
	gives "$armed_status" copyfault fiu-run -c "$armed_rule" "$@"
}

# ---- the same as fiu-run, and more ----

# What each gives to the program, by its own words.
seen='printf "%s\n" "$FIU_ENABLE" | sed "s/^[	 ]*//;/^$/d"; echo "[$FIU_CTRL_FIFO]"; echo "$LD_PRELOAD" | tr " " ":" | sed "s/:*$//;s/::*/:/g"'
begin environment_is_that_of_fiu_run
fiu-run -f '' -x -c "$rule" -c 'enable name=posix/io/none' sh -c "$seen" >"$work/theirs"
copyfault fiu-run -x -c "$rule" -c 'enable name=posix/io/none' sh -c "$seen; exit 9" \
	>"$work/out" 2>"$work/err"
[ $? -eq 9 ] || complain "another status"
diff "$work/theirs" "$work/out" >"$work/err" || complain "they differ"
[ -s "$work/theirs" ] || complain "fiu-run gave nothing"
left_nothing
end

begin preloaded_library_of_the_user_is_kept_and_first
user=$(sed -n 's/^.* \(\/[^ ]*libdl[^ ]*\)$/\1/p;s/^.* \(\/[^ ]*libm\.so[^ ]*\)$/\1/p' /proc/self/maps | head -n 1)
: "${user:=$(ldd "$(command -v sh)" | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p' | head -n 1)}"
gives 9 env LD_PRELOAD="$user" copyfault fiu-run -c "$rule" \
	sh -c 'echo "$LD_PRELOAD"; exit 9'
says "^$user:.*/fiu_run_preload.so\$"
warns_nothing
end

begin commands_of_a_fiu_run_around_it_are_kept
gives 0 env FIU_ENABLE="$rule" copyfault fiu-run \
	-c "enable name=$point/efault" -n "$victim" 1
says "^FIU_ENABLE='$rule\$"
says "^enable name=$point/efault'\$"
end

begin fault_is_made
armed 0 "$rule" "$victim" 1
says '^scull_write 1: midcopy at 37$'
warns_nothing
left_nothing
end

begin no_fifo_is_made_unless_asked
armed 0 "$rule" sh -c "$victim 1; ls \$TMPDIR"
says '^copyfault\.'
grep -q fiu-ctrl "$work/out" && complain "a FIFO was made"
end

begin status_of_the_program_is_kept
armed 7 "$rule" sh -c 'exit 7'
warns_nothing
end

begin signal_of_the_program_is_kept
armed 137 "$rule" sh -c 'kill -KILL $$'
left_nothing
end

begin signal_reaches_the_program
copyfault fiu-run -c "$rule" sh -c 'trap "echo stopped; exit 5" TERM
	echo ready; while :; do sleep 0.05; done' >"$work/out" 2>"$work/err" &
pid=$!
until grep -q ready "$work/out"; do sleep 0.05; done
kill -TERM $pid
wait $pid
[ $? -eq 5 ] || complain "another status"
says '^stopped$'
left_nothing
end

begin pipe_goes_through
echo words | copyfault fiu-run -c "$rule" sh -c "cat; $victim 1" | tr a-z A-Z \
	>"$work/out" 2>"$work/err"
says '^WORDS$'
says '^SCULL_WRITE 1: MIDCOPY AT 37$'
end

begin two_programs_are_both_asked
armed 0 "$rule" sh -c "$victim 1 && $victim 1"
[ "$(grep -c '^scull_write 1: midcopy at 37$' "$work/out")" -eq 2 ] ||
	complain "not in both"
end

# ---- what libfiu is silent about ----

# refused NAME RULE PATTERN: before the program starts.
refused() {
	begin "$1_is_refused_before_the_program_starts"
	armed 2 "$2" sh -c "echo started; exec $victim 1"
	says_nothing
	warns "$3"
	left_nothing
	end
}
refused misspelt_kind "enable name=$point/midcpy" "'midcpy', expected a kind: .*; did you mean 'midcopy'\\?"
refused misspelt_primitive "enable name=usercopy/scull/scull_write/copy_from_usr/efault" \
	"expected a user copy primitive; did you mean 'copy_from_user'\\?"
refused hexadecimal_failinfo "enable name=$point/midcopy,failinfo=0x25" "'0x25', expected failinfo=N, decimal"
refused negative_failinfo "enable name=$point/midcopy,failinfo=-1" "expected failinfo=N, decimal"
refused too_large_failinfo "enable name=$point/midcopy,failinfo=18446744073709551616" "expected failinfo below 2\\^64"
refused offset_of_efault "enable name=$point/efault,failinfo=37" "no offset in failinfo"
refused failnum_0 "enable name=$point/midcopy,failnum=0" "expected failnum not 0"
refused blank "enable name=$point/midcopy, failinfo=3" "no blank within"
refused no_name "enable failinfo=3" "expected name="
refused no_value "enable name=$point/midcopy,failinfo" "a value after 'failinfo='"
refused unknown_command "enabel name=$point/midcopy" "did you mean 'enable'"
refused unknown_parameter "enable name=$point/midcopy,fail_info=3" "did you mean 'failinfo'"
refused star_in_the_middle "enable name=usercopy/*/scull_write/copy_from_user/midcopy" "a '\\*' at the end only"
refused random_without_probability "enable_random name=$point/midcopy" "expected probability=P"
refused stack_rule "enable_stack_by_name name=$point/midcopy,func_name=main" "expected enable"
refused long_command "enable name=$point/midcopy,failinfo=$(printf '%0500d' 1)" "at most 511 bytes"

begin rule_twice_is_refused
gives 2 copyfault fiu-run -c "$rule" -c "enable name=$point/midcopy" "$victim" 1
says_nothing
warns 'each name once'
end

begin command_that_makes_libfiu_drop_the_next_is_refused
gives 2 copyfault fiu-run -c 'enable nam=posix/io/none' -c "$rule" "$victim" 1
says_nothing
warns "did you mean 'name'"
end

begin misspelt_function_is_refused_by_the_program
armed 2 "enable name=usercopy/scull/scull_wirte/copy_from_user/midcopy" "$victim" 1
says_nothing
warns "did you mean '$point/midcopy'\\?"
end

begin misspelt_driver_is_refused_at_exit
armed 2 "enable name=usercopy/scul/scull_write/copy_from_user/midcopy" "$victim" 1
warns "did you mean '$point/midcopy'\\?"
end

begin point_that_never_fires_is_an_error
armed 2 "enable name=$point/midcopy,failinfo=100" "$victim" 1
warns 'armed but never fired: .*: byte 100 was asked for, but the largest copy has 100 bytes$'
left_nothing
end

begin program_that_does_not_look_is_an_error
armed 2 "$rule" true
warns 'true did not look at its points; expected a program with libcopyfault'
left_nothing
end


begin program_that_ends_without_exit_is_an_error
armed 2 "$rule" "$victim" 1 _exit
says '^scull_write 1: midcopy at 37$'
warns 'ended without exit\(\); whether each rule fired is not known'
end

begin sweep_does_not_obey_points_and_says_so
armed 2 "$rule" copyfault sweep -q --offsets 0, --kinds efault drivers-sim/scull/scull.c
warns 'copyfault did not look at its points'
end

# ---- options ----

begin no_program_is_refused
gives 2 copyfault fiu-run -c "$rule"
warns 'no program named'
end

begin nothing_to_arm_is_refused
gives 2 copyfault fiu-run "$victim" 1
says_nothing
warns 'nothing to arm: expected -c, or -f'
end

begin program_that_is_not_there_is_refused
armed 2 "$rule" "$work/nobody"
warns 'nobody: No such file or directory'
left_nothing
end

begin unknown_option_is_refused
gives 2 copyfault fiu-run -z "$victim"
warns "try 'copyfault fiu-run --help'"
end

# fiu-run takes these and does nothing with them.
begin options_that_fiu_run_ignores_are_refused
gives 2 copyfault fiu-run -e "$point/efault" "$victim" 1
says_nothing
warns "invalid option -- 'e'"
end

begin folder_without_libfiu_is_refused
gives 2 copyfault fiu-run -l "$work" -c "$rule" "$victim" 1
says_nothing
warns 'fiu_run_preload.so: No such file .*; is fiu-utils installed'
end

begin fifo_in_a_folder_that_is_not_there_is_refused
gives 2 copyfault fiu-run -f "$work/nowhere/ctrl" "$victim" 1
says_nothing
warns ' -f: ".*nowhere/ctrl" seen, expected a name in a folder'
end

# ---- chance ----

chance="enable_random name=$point/efault,probability=0.5"
begin same_seed_gives_the_same_faults
CF_SEED=7 copyfault fiu-run -c "$chance" "$victim" 40 >"$work/a" 2>"$work/err"
warns '^copyfault: CF_SEED=7$'
CF_SEED=7 copyfault fiu-run -c "$chance" "$victim" 40 >"$work/b" 2>/dev/null
CF_SEED=8 copyfault fiu-run -c "$chance" "$victim" 40 >"$work/c" 2>/dev/null
[ -s "$work/a" ] || complain "nothing fired"
cmp -s "$work/a" "$work/b" || complain "the same seed, other faults"
cmp -s "$work/a" "$work/c" && complain "another seed, the same faults"
end

begin seed_that_was_chosen_is_printed_and_repeats_the_run
copyfault fiu-run -c "$chance" "$victim" 40 >"$work/a" 2>"$work/err"
seed=$(sed -n 's/^copyfault: CF_SEED=//p' "$work/err")
CF_SEED=$seed copyfault fiu-run -c "$chance" "$victim" 40 >"$work/out" 2>/dev/null
cmp -s "$work/a" "$work/out" || complain "seed '$seed' made other faults"
end

for seed in abc 0x 7x -1 4294967296; do
	begin "bad_seed_is_refused: $seed"
	gives 2 env CF_SEED="$seed" copyfault fiu-run -c "$chance" "$victim" 1
	says_nothing
	warns "CF_SEED: \"$seed\" seen, expected a number below 2\\^32"
	end
done

# ---- what copyfault fiu prints ----

driver=drivers-sim/scull/scull.c
# makes FAULT HOW: HOW is what stands before the command that is printed.
makes() {
	begin "command_that_fiu_prints_makes_the_fault: $1"
	gives 0 copyfault fiu "$driver" "$1"
	says "^fiu-run -f '' -c 'enable name=$point/[a-z]*,failinfo=[0-9]*' copyfault replay $driver\$"
	gives 0 sh -c "$2$(cat "$work/out")"
	says '^verdict: pass$'
	warns_nothing
	end
}
makes 'scull_write/copy_from_user efault' ''
makes 'scull_write/* midcopy@37' 'copyfault '
makes 'scull_write/copy_from_user#1+ partial@4' 'copyfault '
makes 'scull_write/copy_from_user#1 notpresent@9' 'copyfault '

# cannot FAULT WHY
cannot() {
	begin "fault_that_libfiu_cannot_say_is_refused: $1"
	gives 2 copyfault fiu "$driver" "$1"
	says_nothing
	warns "$2"
	end
}
cannot 'scull_write/* efault transient' 'no room for sticky and transient'
cannot 'scull_write/*#2..3 efault' 'one occurrence or all, not a range'
cannot 'scull_write/* partial@3 slack=2' 'no room for slack'
cannot 'scull_write/copy_from_user notpresent@3 then remove' 'no room for .*actions'
cannot 'scull_write/* midcopy@end-1' 'the size of the copy is not a constant'
cannot '*/* efault' 'the expression matches .* name one'
finish
