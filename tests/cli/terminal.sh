#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Progress on a terminal, silence on a pipe, and what an interrupt in the middle
# of the runs leaves: a report that says it is partial, a journal that goes on,
# no worker. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

driver=drivers-sim/mutants/scull_broken.c
long='--with transient,slack,sticky,unserviceable'

# on_terminal COMMAND: what it writes to a terminal, in $work/out.
on_terminal() {
	script -qec "$*" /dev/null </dev/null >"$work/out" 2>"$work/err"
}
line='runs, [0-9]+ runs/s, [0-9]+ findings?, [0-9]+ s left'
if command -v script >/dev/null; then
	begin progress_is_shown_on_a_terminal
	on_terminal copyfault sweep $long "$driver"
	says "scull_broken: [0-9]+/[0-9]+ $line"
	left_nothing
	end

	begin quiet_sweep_shows_no_progress
	on_terminal copyfault sweep -q $long "$driver"
	grep -Eq "$line" "$work/out" && complain "it does"
	end

	# The line is wiped without escape codes too.
	begin no_color_has_no_escape_codes
	on_terminal NO_COLOR=1 copyfault sweep $long "$driver"
	says "$line"
	grep -q "$(printf '\033')" "$work/out" && complain "an escape code"
	end

	begin dumb_terminal_has_no_escape_codes
	on_terminal TERM=dumb copyfault sweep $long "$driver"
	grep -q "$(printf '\033')" "$work/out" && complain "an escape code"
	end
else
	skip progress_is_shown_on_a_terminal "no script(1)"
fi

begin pipe_sees_no_progress
gives 1 copyfault sweep $long "$driver"
grep -Eq "$line" "$work/out" "$work/err" && complain "it does"
end

# A driver that spins gives time to interrupt: its first runs pass, then each
# takes seconds.
cat >"$work/spin.c" <<'END'
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>

static char first[3000];

static ssize_t spin_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *pos)
{
	char c;

	if (count > sizeof(first))
		count = sizeof(first);
	if (copy_from_user(first, ubuf, count))
		return -EFAULT;
	if (get_user(c, ubuf))
		for (;;)
			barrier();
	return count;
}

static const struct file_operations fops = { .write = spin_write };
static struct miscdevice spin = { MISC_DYNAMIC_MINOR, "spin", &fops };
module_misc_device(spin);
MODULE_LICENSE("GPL");
END
workers() {
	for dir in /proc/[0-9]*; do
		tr '\0' ' ' 2>/dev/null <"$dir/cmdline" |
			grep -Fq "copyfault sweep -q -j 2 --journal $work/j" &&
			echo "${dir#/proc/}"
	done
}
# $status of a sweep that is sent signal $1 behind its first chunk. A shell makes
# what it runs in the background ignore SIGINT.
interrupt() {
	env --default-signal=INT copyfault sweep -q -j 2 \
		--journal "$work/j" ${2+"$2"} ${3+"$3"} \
		"$work/spin.c" >"$work/out" 2>"$work/err" &
	sweep=$!
	tries=0
	until grep -q '"chunk"' "$work/j" 2>/dev/null || [ $tries -eq 600 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	kill -s $1 $sweep
	wait $sweep
	status=$?
}
for signal in INT TERM; do
	begin "interrupted_by_${signal}_reports_what_it_has"
	rm -f "$work/j" "$work/part.json"
	interrupt $signal -o "$work/part.json"
	says 'spin\.c: not complete: [0-9]+ of [0-9]+ runs were made$'
	warns 'interrupted: [1-9][0-9]* of [0-9]+ runs; --resume goes on'
	grep -q '"complete": false' "$work/part.json" || complain "the result does not say so"
	grep -q '"chunk"' "$work/j" || complain "the journal is empty"
	[ -z "$(workers)" ] || complain "workers: $(workers)"
	left_nothing
	end
done

begin interrupted_status_is_128_and_the_signal
rm -f "$work/j"
interrupt INT
[ $status -eq 130 ] || complain "status $status, expected 130"
end

begin interrupted_sweep_goes_on
gives 1 copyfault sweep -q -j 2 --journal "$work/j" --resume \
	-o "$work/rest.json" "$work/spin.c"
grep -q '"complete": true' "$work/rest.json" || complain "not complete"
left_nothing
end

finish
