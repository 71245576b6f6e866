#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# copyfault fiu-ctrl: a running test program is armed and disarmed; what
# fiu-ctrl ends with status 0 for, and did not do, ends with status 2.
# Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_builddir" || exit 99

command -v fiu-ctrl >/dev/null || { skip fiu_ctrl "fiu-ctrl is not installed"; finish; }
victim=tests/inject/point/victim
[ -x $victim ] || { skip fiu_ctrl "victim is not built"; finish; }
point=usercopy/scull/scull_write/copy_from_user

# It does one round of copies for each line it gets.
mkfifo "$work/go" "$work/done"
copyfault fiu-run -f "$work/ctrl" $victim -w 99 <"$work/go" >"$work/done" 2>"$work/victim" &
pid=$!
exec 3>"$work/go" 4<"$work/done"

# What it says of one round.
round() {
	said=
	echo go >&3
	while read -r line <&4; do
		case $line in done*) return ;; esac
		said=$said$line
	done
}

ctrl() {
	wanted=$1
	shift
	gives "$wanted" copyfault fiu-ctrl -f "$work/ctrl" "$@"
}

begin nothing_is_armed_at_first
round
[ -z "$said" ] || complain "it said $said"
end

begin armed_copy_stops_where_it_was_told
ctrl 0 -c "enable name=$point/midcopy,failinfo=11" $pid
says_nothing
warns_nothing
round
[ "$said" = 'scull_write 2: midcopy at 11' ] || complain "it said '$said'"
end

begin two_commands_at_once
ctrl 0 -c "disable name=$point/midcopy" \
	-c 'enable name=usercopy/scull/scull_read/*,failinfo=3' $pid
round
[ "$said" = 'scull_read 3: efault at 0' ] || complain "it said '$said'"
ctrl 0 -c 'disable name=usercopy/scull/scull_read/*' $pid
round
[ -z "$said" ] || complain "it said '$said'"
end

# refused NAME COMMAND PATTERN: and nothing is armed.
refused() {
	begin "$1_is_refused"
	ctrl 2 -c "$2" $pid
	says_nothing
	warns "$3"
	round
	[ -z "$said" ] || complain "it said '$said'"
	end
}
refused misspelt_point "enable name=$point/midcpy" "seen, expected a point of the process; did you mean '$point/midcopy'\\?"
refused point_of_a_driver_that_is_not_there 'enable name=usercopy/pipe/*' 'expected a point of the process'
refused hexadecimal_failinfo "enable name=$point/midcopy,failinfo=0x25" "'0x25', expected failinfo=N, decimal"
refused positional_syntax "enable $point/midcopy 1 37" 'no blank within the parameters'
refused unknown_command "enabel name=$point/midcopy" "did you mean 'enable'"
refused what_is_not_armed_to_be_disarmed "disable name=$point/partial" 'returned error'

begin good_command_beside_a_bad_one_is_not_sent
ctrl 2 -c "enable name=$point/midcopy" -c "enable name=$point/midcpy" $pid
round
[ -z "$said" ] || complain "it said '$said'"
end

begin process_that_is_not_there_is_refused
ctrl 2 -c "enable name=$point/midcopy" 999999
says_nothing
warns 'ctrl-999999.points: No such file'
ctrl 2 -c 'enable name=posix/io/none' 999999
warns 'unknown pid'
end

begin no_command_and_no_process_are_refused
ctrl 2 $pid
warns 'nothing to do: expected -c'
ctrl 2 -c "enable name=$point/midcopy"
warns 'no process named'
end

# fiu-ctrl itself knows the wrapper's id, too.
begin fiu_ctrl_itself_steers_it
gives 0 fiu-ctrl -f "$work/ctrl" -c "enable name=$point/efault" $pid
says_nothing
round
case $said in *': efault at 0') ;; *) complain "it said '$said'" ;; esac
end

begin steered_program_ends_clean
exec 3>&- 4<&-
wait $pid
[ $? -eq 0 ] || complain "another status"
cp "$work/victim" "$work/err"
grep -v '^libfiu: rc parsing error: Error in disable$' "$work/victim" &&
	complain "it complained"
ls "$work"/ctrl* >/dev/null 2>&1 && complain "FIFOs were left"
left_nothing
end

begin crash_leaves_no_fifo
copyfault fiu-run -f "$work/ctrl" $victim -w 1 <"$work/go" >/dev/null 2>&1 &
pid=$!
exec 3>"$work/go"
until [ -e "$work/ctrl-$pid.points" ]; do sleep 0.05; done
kill -KILL "$(readlink "$work/ctrl-$pid.points" | sed 's/.*-\([0-9]*\)\.points/\1/')"
exec 3>&-
wait $pid 2>/dev/null
[ $? -eq 137 ] || complain "another status"
ls "$work"/ctrl* >/dev/null 2>&1 && complain "FIFOs were left"
end

finish
