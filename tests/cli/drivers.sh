#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The simulated drivers handle every short copy: a sweep of each finds
# nothing. And what census, points and fiu say of them. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

# Each run of the plan has a verdict.
is_complete() {
	sed -n 's/.*: \([0-9]*\) runs: \(.*\)/\1 \2/p' "$work/out" | awk '{
		for (i = 2; i < NF; i += 2)
			sum += $i
		if (sum != $1)
			print $1 " runs, " sum " verdicts"
	}' >"$work/sum"
	[ ! -s "$work/sum" ] || complain "$(cat "$work/sum")"
}

for driver in drivers-sim/*/*.c; do
	short=$(basename "$driver" .c)
	# These two are tests/oracles/check.sh's.
	case $driver in drivers-sim/mutants/* | drivers-sim/controls/*) continue ;; esac
	begin "sweep_of_${short}_finds_nothing"
	gives 0 copyfault sweep "$driver"
	says "^$driver: 0 findings, "
	says '  census +[1-9][0-9]* user cop'
	grep -Eq '[0-9] (unfired|unreached|skipped|crash|hang)' "$work/out" &&
		complain "not every run reached its fault"
	is_complete
	left_nothing
	end
done

# Every byte of every copy up to 4 KiB, all four kinds: no copy is sampled.
begin scull_is_swept_at_every_byte
gives 0 copyfault sweep drivers-sim/scull/scull.c
grep -q 'at edges only' "$work/out" && complain "a copy was sampled"
end

begin census_lists_copies_with_place_and_size
gives 0 copyfault census drivers-sim/scull/scull.c
says 'scull_read +copy_to_user +drivers-sim/scull/scull\.c:[0-9]+.* bytes'
says 'scull_write +copy_from_user +drivers-sim/scull/scull\.c:[0-9]+.* bytes'
left_nothing
end

# An ioctl that no _IO* macro names is not guessed, so its copy is not reached.
cat >"$work/hidden.c" <<'END'
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/fs.h>
#include <linux/uaccess.h>

static char text[16] = "hidden";

static ssize_t hidden_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *pos)
{
	return simple_read_from_buffer(ubuf, count, pos, text, sizeof(text));
}

static long hidden_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd != 0x5eed5eed)
		return -ENOTTY;
	return put_user(7, (int __user *)arg);
}

static const struct file_operations hidden_fops = {
	.owner = THIS_MODULE,
	.read = hidden_read,
	.unlocked_ioctl = hidden_ioctl,
};

static struct miscdevice hidden = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "hidden",
	.fops = &hidden_fops,
};

module_misc_device(hidden);
MODULE_LICENSE("GPL");
END
line=$(grep -n 'put_user' "$work/hidden.c" | cut -d: -f1)
begin census_names_the_call_that_was_not_reached
gives 0 copyfault census "$work/hidden.c"
says 'not reached'
says "hidden_ioctl +put_user +.*hidden\\.c:$line"
left_nothing
end

begin sweep_names_the_call_that_was_not_judged
gives 0 copyfault sweep "$work/hidden.c"
says 'not reached by this workload, not judged'
says "hidden_ioctl +put_user +.*hidden\\.c:$line"
end

begin points_lists_each_site_four_times
gives 0 copyfault points drivers-sim/scull/scull.c
for kind in $(sed -n 's/^CF_KIND([A-Z]*, *\([a-z]*\),.*/\1/p' \
	lib/shared/cf_kinds.def); do
	says "^usercopy/scull/scull_write/copy_from_user/$kind	from_user"
	says "^usercopy/scull/scull_read/copy_to_user/$kind	to_user"
done
warns_nothing
left_nothing
end

begin fiu_prints_a_line_for_fiu_run
gives 0 copyfault fiu drivers-sim/scull/scull.c \
	'scull_write/copy_from_user#2 midcopy@37'
says "^fiu-run -f '' -c 'enable name=usercopy/scull/scull_write/copy_from_user/midcopy,failinfo=8589934629' copyfault replay drivers-sim/scull/scull.c\$"
left_nothing
end

begin fiu_says_what_libfiu_cannot
gives 2 copyfault fiu drivers-sim/scull/scull.c \
	'scull_write/copy_from_user partial@3 slack=2'
says_nothing
warns 'no room for slack'
end

finish
