#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The points under the real fiu-run and fiu-ctrl: what is armed fires, what is
# misspelt or never fires ends with status 2. Runs $VICTIM
# (tests/inject/point/victim), and $CHECK_SCULL when it is built.
set -u
VICTIM=${VICTIM:-tests/inject/point/victim}
CHECK_SCULL=${CHECK_SCULL:-tests/drivers-sim/check_scull}
WRITE=usercopy/scull/scull_write/copy_from_user
READ=usercopy/scull/scull_read/copy_to_user
failed=0

command -v fiu-run >/dev/null || { echo "skip: no fiu-run"; exit 77; }
[ -x "$VICTIM" ] || { echo "skip: $VICTIM is not built"; exit 77; }
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
unset CF_SEED FIU_ENABLE FIU_CTRL_FIFO FIU_PRNG_SEED LD_PRELOAD

# expect NAME STATUS STDOUT STDERR-PATTERN COMMAND...
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$@" >"$dir/out" 2>"$dir/err"
	got=$?
	if [ "$got" -ne "$status" ]; then
		echo "FAIL $name: status $got, expected $status"
	elif [ "$(cat "$dir/out")" != "$out" ]; then
		echo "FAIL $name: stdout is: $(cat "$dir/out")"
	elif [ -z "$err" ] && [ -s "$dir/err" ]; then
		echo "FAIL $name: stderr is: $(cat "$dir/err")"
	elif ! grep -q -e "$err" "$dir/err" && [ -n "$err" ]; then
		echo "FAIL $name: stderr is: $(cat "$dir/err")"
	else
		echo "ok   $name"
		return
	fi
	failed=1
}

fiu() {
	rules=$1
	shift
	fiu-run -f '' -c "$rules" "$@"
}

expect nothing_armed_is_quiet 0 "" "" fiu-run -f '' "$VICTIM" 2
expect midcopy_fires_at_its_byte 0 "scull_write 1: midcopy at 37
scull_write 2: midcopy at 37" "" \
	fiu "enable name=$WRITE/midcopy,failinfo=37" "$VICTIM" 2
expect occurrence_is_in_the_high_half 0 "scull_write 2: midcopy at 37" "" \
	fiu "enable name=$WRITE/midcopy,failinfo=8589934629" "$VICTIM" 3
expect onetime_fires_once 0 "scull_write 1: partial at 5" "" \
	fiu "enable name=$WRITE/partial,failinfo=5,onetime" "$VICTIM" 3
expect wildcard_fires_first_kind 0 "scull_write 1: efault at 0" "" \
	fiu "enable name=usercopy/scull/scull_write/*,failinfo=7" "$VICTIM" 1
expect two_rules_both_fire 0 "scull_write 1: partial at 1
scull_read 1: partial at 2" "" \
	fiu-run -f '' -c "enable name=$WRITE/partial,failinfo=1" \
	-c "enable name=$READ/partial,failinfo=2" "$VICTIM" 1
expect foreign_names_are_left_alone 0 "" "" \
	fiu "enable name=posix/io/rw/none,failnum=0" "$VICTIM" 1
expect fired_in_a_child_counts 0 "scull_write 1: efault at 0" "" \
	fiu "enable name=$WRITE/efault" "$VICTIM" 1 fork

expect typo_in_kind_suggests 2 "" "did you mean '$WRITE/midcopy'" \
	fiu "enable name=$WRITE/midcpy" "$VICTIM" 1
expect typo_in_function_suggests 2 "" "did you mean '$WRITE/midcopy'" \
	fiu "enable name=usercopy/scull/scull_wirte/copy_from_user/midcopy" \
	"$VICTIM" 1
expect typo_in_driver_suggests_at_exit 2 "" "did you mean '$WRITE/midcopy'" \
	fiu "enable name=usercopy/scul/scull_write/copy_from_user/midcopy" \
	"$VICTIM" 1
expect typo_in_wildcard_suggests 2 "" \
	"did you mean 'usercopy/scull/scull_write/\*'" \
	fiu "enable name=usercopy/scull/scull_wrte/*" "$VICTIM" 1
expect typo_in_root_suggests 2 "" "did you mean '$WRITE/efault'" \
	fiu "enable name=usrcopy/scull/scull_write/copy_from_user/efault" \
	"$VICTIM" 1
expect hex_failinfo_is_refused 2 "" "failinfo=N, decimal" \
	fiu "enable name=$WRITE/midcopy,failinfo=0x25" "$VICTIM" 1
expect blank_is_refused 2 "" "no blank within the parameters" \
	fiu "enable name=$WRITE/midcopy failinfo=3" "$VICTIM" 1
expect failnum_0_is_refused 2 "" "failnum not 0" \
	fiu "enable name=$WRITE/midcopy,failnum=0" "$VICTIM" 1

expect never_reached_is_an_error 2 "" \
	"armed but never fired: 'enable name=usercopy/scull/scull_ioctl/get_user/efault': the point was never reached" \
	fiu "enable name=usercopy/scull/scull_ioctl/get_user/efault" "$VICTIM" 1
expect beyond_the_copy_is_an_error 2 "" \
	"byte 100 was asked for, but the largest copy has 100 bytes" \
	fiu "enable name=$WRITE/midcopy,failinfo=100" "$VICTIM" 2
expect beyond_the_occurrences_is_an_error 2 "" \
	"occurrence 3 was asked for, but the point was reached 2 times" \
	fiu "enable name=$WRITE/midcopy,failinfo=12884901888" "$VICTIM" 2

# Random: the seed is printed, and repeats the run.
random_run() {
	CF_SEED=$1 fiu "enable_random name=$WRITE/efault,probability=0.5" \
		"$VICTIM" 40
}
random_run 7 >"$dir/a" 2>"$dir/seed"
random_run 7 >"$dir/b" 2>/dev/null
random_run 8 >"$dir/c" 2>/dev/null
if grep -qx 'copyfault: CF_SEED=7' "$dir/seed" && [ -s "$dir/a" ] &&
	cmp -s "$dir/a" "$dir/b" && ! cmp -s "$dir/a" "$dir/c"; then
	echo "ok   random_is_repeated_by_its_seed"
else
	echo "FAIL random_is_repeated_by_its_seed"
	failed=1
fi

# FIU_ENABLE without the preload, as under a sanitizer, is obeyed all the same.
expect environment_without_preload_is_obeyed 0 "scull_write 1: partial at 9" "" \
	env "FIU_ENABLE=enable name=$WRITE/partial,failinfo=9" "$VICTIM" 1
expect missing_name_without_preload_is_refused 2 "" "name=..." \
	env "FIU_ENABLE=enable failinfo=9" "$VICTIM" 1
expect unknown_parameter_drops_ours_is_refused 2 "" "libfiu stops here" \
	fiu-run -f '' -c "enable name=posix/x,bad=1" \
	-c "enable name=$WRITE/efault" "$VICTIM" 1

# fiu-ctrl while it runs: nothing, then midcopy, then nothing again.
steer() {
	mkfifo "$dir/in"
	fiu-run -f "$dir/ctrl" "$VICTIM" -w 3 <"$dir/in" >"$dir/steered" 2>&1 &
	pid=$!
	exec 3>"$dir/in"
	step 1
	fiu-ctrl -f "$dir/ctrl" -c "enable name=$WRITE/midcopy,failinfo=11" $pid
	step 2
	fiu-ctrl -f "$dir/ctrl" -c "disable name=$WRITE/midcopy" $pid
	step 3
	exec 3>&-
	wait $pid
}

# Let it do one round, and wait for its "done N".
step() {
	echo go >&3
	tries=0
	until grep -q "done $1" "$dir/steered" || [ $tries -ge 100 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
}
steer
status=$?
if [ $status -eq 0 ] && [ "$(cat "$dir/steered")" = "done 1
scull_write 2: midcopy at 11
done 2
done 3" ]; then
	echo "ok   fiu_ctrl_steers_a_running_process"
else
	echo "FAIL fiu_ctrl_steers_a_running_process: $status $(cat "$dir/steered")"
	failed=1
fi

# Status 2 skips libfiu's exit handler, so the pipes are removed by us.
fiu-run -f "$dir/left" -c "enable name=usercopy/scull/scull_ioctl/*" \
	"$VICTIM" 1 >/dev/null 2>&1
if [ $? -eq 2 ] && ! ls "$dir"/left-* >/dev/null 2>&1; then
	echo "ok   no_pipe_is_left_behind"
else
	echo "FAIL no_pipe_is_left_behind"
	failed=1
fi

# The same with a real driver: only that it is reached and that a typo is seen.
if [ -x "$CHECK_SCULL" ]; then
	fiu "enable name=$WRITE/midcpy" "$CHECK_SCULL" >"$dir/out" 2>"$dir/err"
	if [ $? -eq 2 ] && grep -q "did you mean" "$dir/err"; then
		echo "ok   check_scull_refuses_typo"
	else
		echo "FAIL check_scull_refuses_typo: $(cat "$dir/err")"
		failed=1
	fi
fi
exit $failed
