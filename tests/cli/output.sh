#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# What a terminal, a pipe and an interrupt do to the output and to TMPDIR.
# Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

driver=drivers-sim/scull/scull.c
escape=$(printf '\033')

begin pipe_sees_no_escape_codes
gives 0 copyfault sweep "$driver"
grep -q "$escape" "$work/out" "$work/err" && complain "an escape code"
left_nothing
end

begin quiet_sweep_says_nothing_on_stderr
gives 0 copyfault sweep -q "$driver"
warns_nothing
says '0 findings'
end

begin same_sweep_prints_the_same
gives 1 copyfault sweep -q drivers-sim/mutants/scull_broken.c
cp "$work/out" "$work/first"
gives 1 copyfault sweep -q drivers-sim/mutants/scull_broken.c
cmp -s "$work/first" "$work/out" || complain "$(diff "$work/first" "$work/out")"
end

# The compiler removes its own files, in its own time, when it is interrupted.
settle() {
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		[ -n "$(find "$TMPDIR" -mindepth 1)" ] || return
		sleep 0.1
	done
}

# timeout gives the tool a process group of its own and interrupts it there:
# while it compiles, while it looks for a workload, while it sweeps.
for signal in INT TERM HUP; do
	begin "interrupt_${signal}_leaves_nothing"
	for after in 0.05 0.15 0.4 0.8 1.2; do
		timeout -s $signal $after copyfault sweep -q \
			drivers-sim/mutants/scull_broken.c >"$work/out" 2>"$work/err"
		settle
		left_nothing
	done
	end
done

begin interrupted_status_is_the_signal
timeout --preserve-status -s INT 0.1 copyfault sweep -q "$driver" \
	>"$work/out" 2>"$work/err"
is_status=$?
[ $is_status -eq 130 ] || complain "status $is_status, expected 130"
settle
left_nothing
end

# Only the one process: whoever works for it must not go on alone. The driver
# spins, so that its worker would for ever.
cat >"$work/spin.c" <<'END'
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>

static ssize_t spin_write(struct file *file, const char __user *ubuf,
			  size_t count, loff_t *pos)
{
	char c;

	if (get_user(c, ubuf))
		for (;;)
			barrier();
	return 1;
}

static const struct file_operations fops = { .write = spin_write };
static struct miscdevice spin = { MISC_DYNAMIC_MINOR, "spin", &fops };
module_misc_device(spin);
MODULE_LICENSE("GPL");
END
workers() {
	for dir in /proc/[0-9]*; do
		cat "$dir/cmdline" 2>/dev/null | tr '\0' ' ' |
			grep -Fq "copyfault sweep -q $work/spin.c" &&
			echo "${dir#/proc/}"
	done
}
begin killed_parent_leaves_no_worker
copyfault sweep -q "$work/spin.c" >"$work/out" 2>"$work/err" &
pid=$!
sleep 1.5
kill -TERM $pid
wait $pid 2>/dev/null
sleep 0.5
left=$(workers)
if [ -n "$left" ]; then
	complain "still there: $left"
	kill -KILL $left
fi
left_nothing
end

# A reader that goes away, as head does.
begin closed_pipe_leaves_nothing
copyfault census "$driver" 2>/dev/null | head -n 1 >"$work/out"
says 'scull\.c: driver scull'
left_nothing
end

begin full_disk_leaves_no_half_object
if [ -w /dev/full ]; then
	gives 2 copyfault build -o "$work/none/scull.so" "$driver"
	warns 'none/scull\.so: No such file'
	left_nothing
	end
else
	skip "$name" "no /dev/full"
fi

begin build_makes_an_object_that_loads
cd "$work" || exit 99
gives 0 copyfault build "$top_srcdir/$driver"
[ -f scull.so ] || complain "no scull.so"
gives 0 copyfault build -c "$top_srcdir/$driver"
[ -f scull.o ] || complain "no scull.o"
says_nothing
warns_nothing
left_nothing
end

finish
