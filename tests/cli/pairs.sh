#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A bug that takes two faults: on the error path of a first one, a second copy
# leaks when it fails. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$work" || exit 99

# An address that is bad for both copies would show the leak too.
faults="--without guests,addresses,sizes,strings"

cat >twice.c <<'END'
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

/* What follows a bad byte is bad too: so the second copy lies in front. */
struct answer {
	char why[8];
	char data[16];
};

#define TWICE_GET _IOR('2', 1, struct answer)

static long twice_explain(struct answer __user *ubuf)
{
	char *why = kzalloc(8, GFP_KERNEL);

	if (!why)
		return -ENOMEM;
	if (copy_to_user(ubuf->why, why, 8))
		return -EFAULT;
	kfree(why);
	return -EFAULT;
}

static long twice_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct answer __user *ubuf = (struct answer __user *)arg;
	char data[16] = "data";

	if (cmd != TWICE_GET)
		return -ENOTTY;
	if (copy_to_user(ubuf->data, data, 16))
		return twice_explain(ubuf);
	return 0;
}

static const struct file_operations fops = { .unlocked_ioctl = twice_ioctl };
static struct miscdevice twice = { MISC_DYNAMIC_MINOR, "twice", &fops };
module_misc_device(twice);
MODULE_LICENSE("GPL");
END
line=$(grep -n 'copy_to_user(ubuf->why' twice.c | cut -d: -f1)

begin one_fault_finds_nothing_but_says_what_it_did_not_judge
gives 0 copyfault sweep $faults -q twice.c
says '^twice\.c: 1 copy reached only after a fault, not judged: --pairs does$'
says '0 findings'
left_nothing
end

# The copy has 8 bytes: efault, and 3 x 8.
begin pairs_find_the_leak
gives 1 copyfault sweep $faults -q --pairs -j 1 -o one.json twice.c
says "^FINDING RS2 S2 twice\\.c:$line twice_explain copy_to_user\$"
says '^twice\.c: 1 copy reached only after a fault: 25 runs with a second one$'
says '^  fault     .*twice_ioctl/copy_to_user#1 efault; .*twice_explain/copy_to_user#1 efault$'
says '^twice\.c: 74 runs: '
left_nothing
end
cp out pairs

begin token_of_a_pair_shows_it_again
replay=$(sed -n 's/^  replay  *//p' pairs)
gives 1 sh -c "$replay"
says '^FINDING RS2 S2 .* twice_explain copy_to_user$'
warns_nothing
left_nothing
end

begin pairs_are_the_same_with_three_workers
gives 1 copyfault sweep $faults -q --pairs -j 3 -o three.json twice.c
cmp -s one.json three.json || complain "$(diff one.json three.json)"
end

begin report_prints_pairs
gives 1 copyfault report -q one.json
cmp -s pairs out || complain "$(diff pairs out)"
end

# Torn inside the second level: its chunks are known before its plan is.
copyfault sweep $faults -q --pairs --journal full twice.c >out
lines=$(wc -l <full)
for keep in 2 $((lines / 2)) $((lines - 1)) "$lines"; do
	begin "journal_with_pairs_goes_on_after_line_$keep"
	head -n "$keep" full >torn
	gives 1 copyfault sweep $faults -q --pairs --journal torn --resume \
		-o torn.json twice.c
	cmp -s one.json torn.json || complain "$(diff one.json torn.json)"
	[ "$(wc -l <torn)" = "$lines" ] || complain "$(wc -l <torn) lines"
	warns_nothing
	end
done

begin pairs_and_shards_are_refused
gives 2 copyfault sweep --pairs --shard 1/2 twice.c
warns 'expected one or the other'
end

finish
