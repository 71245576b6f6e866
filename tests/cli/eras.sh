#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A source tells which kernel it was written for: each name that went away, one
# by one. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$work" || exit 99

# source NAME: a driver that has the word in it, where it does no harm.
source_with() {
	cat <<END
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/fs.h>
#include <linux/uaccess.h>
#if 0
$1
#endif

static ssize_t old_read(struct file *file, char *ubuf, size_t count,
			loff_t *pos)
{
	return copy_to_user(ubuf, "old", 1) ? -EFAULT : 1;
}

static struct file_operations old_fops = { .read = old_read };
static struct miscdevice old = { .minor = 100, .name = "old", .fops = &old_fops };

int init_module(void)
{
	return misc_register(&old);
}

void cleanup_module(void)
{
	misc_deregister(&old);
}
MODULE_LICENSE("GPL");
END
}

sed -n 's/^CF_GONE(\([A-Za-z_]*\),[	 ]*\([0-9]*\), \([0-9]*\), \([0-9]*\))/\1 \2.\3.\4/p' \
	"$top_srcdir/inject/audit/eras.def" >"$work/eras"
while read -r word version; do
	source_with "$word" >old.c
	begin "${word}_tells_of_kernel_$version"
	gives 0 copyfault census old.c
	says "kernel $version \\(it uses $word\\)"
	left_nothing
	end
done <"$work/eras"

source_with nothing_special >old.c
begin no_such_word_is_kernel_6_1
gives 0 copyfault census old.c
says 'driver old, kernel 6\.1$'
end

source_with set_fs >old.c
begin kernel_option_overrides_the_source
gives 0 copyfault census --kernel 6.1 old.c
says 'driver old, kernel 6\.1$'
end

finish
