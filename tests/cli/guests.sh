#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Another task in the device while a copy sleeps: who runs when, what is not
# accused, what cannot be judged and says so. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$work" || exit 99

cat >visit.c <<'END'
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

static char data[8];
static DEFINE_MUTEX(lock);
static DECLARE_WAIT_QUEUE_HEAD(queue);

static ssize_t visit_read(struct file *file, char __user *ubuf, size_t count,
			  loff_t *ppos)
{
	ssize_t ret = 8;

	pr_info("read asks\n");
	mutex_lock(&lock);
	pr_info("read enters\n");
	if (count < 8 || copy_to_user(ubuf, data, 8))
		ret = -EFAULT;
	pr_info("read leaves\n");
	mutex_unlock(&lock);
	return ret;
}

static ssize_t visit_write(struct file *file, const char __user *ubuf,
			   size_t count, loff_t *ppos)
{
	char fresh[8];
	ssize_t ret = -EFAULT;

	pr_info("write asks\n");
	mutex_lock(&lock);
	pr_info("write enters\n");
	if (count >= 8 && !copy_from_user(fresh, ubuf, 8)) {
		memcpy(data, fresh, 8);
		ret = 8;
	}
	pr_info("write leaves\n");
	mutex_unlock(&lock);
#ifdef WAITS
	if (ret > 0 && wait_event_interruptible_timeout(queue, 0, HZ) < 0)
		ret = -ERESTARTSYS;
#endif
	return ret;
}

static const struct file_operations fops = {
	.owner = THIS_MODULE,
	.read = visit_read,
	.write = visit_write,
};
static struct miscdevice visit = { MISC_DYNAMIC_MINOR, "visit", &fops };
module_misc_device(visit);
MODULE_LICENSE("GPL");
END

# One call entered beside the other: no order of the two gives that.
met() {
	sed -n 's/.*\(read\|write\) \(asks\|enters\|leaves\).*/\1 \2/p' \
		"$work/err" | tr '\n' ';' |
		grep -c 'write enters;read asks;write leaves;read enters;read leaves;'
}

begin guest_waits_for_the_lock_and_nobody_is_accused
gives 0 copyfault replay -v visit.c 'visit_write/copy_from_user notpresent then read'
says '^verdict: pass$'
[ "$(met)" -eq 1 ] || complain "the two calls did not meet"
end

begin same_fault_gives_the_same_run
copyfault replay -v visit.c 'visit_write/copy_from_user#2 notpresent@7 then read' >one 2>&1
copyfault replay -v visit.c 'visit_write/copy_from_user#2 notpresent@7 then read' >two 2>&1
cmp -s one two || complain "$(diff one two)"
[ "$(grep -c 'read asks' one)" -gt 0 ] || complain "no log"
end

begin sweep_with_guests_accuses_nobody
gives 0 copyfault sweep -q --kinds notpresent --offsets 1 visit.c
says '0 findings, 0 notes'
end
with=$(sed -n 's/.*: \([0-9]*\) runs: .*/\1/p' "$work/out")

begin guests_can_be_left_out
gives 0 copyfault sweep -q --kinds notpresent --offsets 1 --without guests visit.c
end
without=$(sed -n 's/.*: \([0-9]*\) runs: .*/\1/p' "$work/out")
[ "$with" -gt "$without" ] && ok guests_make_runs ||
	not_ok guests_make_runs "$with with, $without without"

# Interrupted with all done: a signal before the call gives the same.
begin signal_behind_the_copy_is_not_accused
gives 0 copyfault replay visit.c 'visit_write/copy_from_user notpresent then signal' -- -DWAITS
says '^verdict: pass$'
end

begin what_the_workload_does_not_make_is_not_judged
gives 0 copyfault replay visit.c 'visit_write/copy_from_user notpresent then ioctl(0x7699)'
says '^verdict: skipped$'
end

begin unknown_axis_is_refused
gives 2 copyfault sweep --without gusts visit.c
warns 'did you mean guests'
end

finish
