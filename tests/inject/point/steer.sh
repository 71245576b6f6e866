#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A test program is steered by fiu-ctrl while it runs: armed, it reads 37 bytes
# of 100; armed elsewhere, -EFAULT; disarmed, all of them again. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_builddir" || exit 99

point=usercopy/scull/scull_read/copy_to_user

fiu-run -f "$work/ctrl" tests/inject/point/steered >"$work/out" 2>"$work/err" &
pid=$!
# shellcheck disable=SC2064
trap "kill $pid 2>/dev/null; rm -rf '$work'" EXIT

# wait_for WHAT: until it is the last line.
wait_for() {
	for _ in $(seq 100); do
		[ "$(tail -n 1 "$work/out")" = "$1" ] && return
		sleep 0.1
	done
}

# steer NAME COMMAND WHAT
steer() {
	fiu-ctrl -f "$work/ctrl" -c "$2" $pid
	wait_for "$3"
	is "$1" "$(tail -n 1 "$work/out")" "$3"
}

wait_for 100
is unsteered_read_is_whole "$(tail -n 1 "$work/out")" 100
steer armed_read_stops_at_its_byte "enable name=$point/midcopy,failinfo=37" 37
steer disarmed_read_is_whole "disable name=$point/midcopy" 100
steer other_kind_is_another_point "enable name=$point/efault" -14
steer disarmed_again_is_whole "disable name=$point/efault" 100
quiet steered_program_has_no_complaint "$work/err"
finish
