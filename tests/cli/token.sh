#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Replay tokens: what a sweep prints shows the finding again, also after an
# edit elsewhere in the driver. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99
cp drivers-sim/mutants/scull_broken.c drivers-sim/scull/scull.h "$work"
sed -i 's,"\.\./scull/scull\.h","scull.h",' "$work/scull_broken.c"
cd "$work" || exit 99

copyfault sweep -q -o before.json scull_broken.c >before
sed -n "s/^  replay .*scull_broken\.c '\(.*\)'\$/\1/p" before >tokens
sed -n 's/^FINDING \([A-Z0-9]*\) .*/\1/p' before >classes
begin sweep_prints_a_token_for_each_finding
[ "$(wc -l <tokens)" = "$(wc -l <classes)" ] && [ -s tokens ] ||
	complain "$(cat tokens)"
end

# again NAME: every token shows its class; what is said on stderr is in errors.
again() {
	paste classes tokens >"$work/rows"
	: >"$work/errors"
	while IFS='	' read -r class token; do
		begin "$1_$class"
		gives 1 copyfault replay scull_broken.c "$token"
		says "^FINDING $class "
		cat "$work/err" >>"$work/errors"
		left_nothing
		end
	done <"$work/rows"
}
again token_shows_again
quiet unchanged_driver_gives_no_warning "$work/errors"

# Lines move, a function comes in front, and with it a call that copies by the
# same primitive, so that every count over the whole workload is another.
awk '
	/^static .*scull_read\(/ && !done {
		print "static long scull_extra(unsigned long arg)"
		print "{"
		print "\tchar buf[5];"
		print ""
		print "\tif (copy_from_user(buf, (void __user *)arg, 5) ||"
		print "\t    copy_to_user((void __user *)arg, buf, 5))"
		print "\t\treturn -EFAULT;"
		print "\treturn 0;"
		print "}"
		print ""
		done = 1
	}
	{ print }
	/switch \(cmd\)/ {
		print "\tcase _IOWR(0xfe, 99, char[5]):"
		print "\t\tret = scull_extra(arg);"
		print "\t\tbreak;"
	}
' scull_broken.c >edited.c
mv edited.c scull_broken.c
grep -q scull_extra scull_broken.c || not_ok the_edit_was_made
again token_outlives_an_edit_elsewhere
begin edited_driver_is_told_of
cp "$work/errors" "$work/err"
warns 'the driver is not what it was when this token was made: [0-9a-f]{8} then, [0-9a-f]{8} now'
end

begin finding_keeps_its_id
copyfault sweep -q -o after.json scull_broken.c >"$work/out"
for when in before after; do
	sed -n 's/.*"id": "\(.*\)".*/\1/p' $when.json | sort >$when.ids
done
cmp before.ids after.ids >"$work/cmp" || complain "$(diff before.ids after.ids)"
end

# ---- what is refused ----

good=$(head -n 1 tokens)
refused() {
	begin "token_refused: $1"
	gives 2 copyfault replay scull_broken.c "$3"
	warns "$2"
	left_nothing
	end
}
refused 'no such call' 'seen, expected a call of the workload' \
	"$(echo "$good" | sed 's/| write(/| wirte(/')"
refused 'no such number' 'seen, expected a call of the workload' \
	"$(echo "$good" | sed 's/)#1 |/)#99 |/')"
refused 'no number' 'expected a system call and its number' \
	"$(echo "$good" | sed 's/)#1 |/) |/')"
refused 'no such function' "did you mean" \
	"$(echo "$good" | sed 's/scull_write/scull_wirte/')"
refused 'three faults' 'expected two faults at most' \
	'*/copy_to_user efault; */copy_to_user efault; */copy_to_user efault'

begin two_faults_are_replayed
gives 1 copyfault replay scull_broken.c \
	'scull_read/copy_to_user#1 efault; scull_read/copy_to_user#2 efault'
says '^verdict: finding'
left_nothing
end

begin token_under_gdb_stops_at_the_fault
if command -v gdb >/dev/null; then
	gives 0 sh -c "printf 'bt\ncontinue\nquit\n' |
		copyfault replay --gdb scull_broken.c '$good'"
	says 'cf_first_fault'
	says 'scull_'
	left_nothing
	end
else
	skip "$name" "gdb is not installed"
fi

finish
