#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# What is not a driver is refused in the compiler's words or ours, with status
# 2, and nothing is left behind. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

cd "$work" || exit 99

# refused NAME PATTERN FILE: by every command that takes a driver.
refused() {
	for command in sweep census points build; do
		begin "${command}_refuses_$1"
		gives 2 copyfault "$command" "$3"
		says_nothing
		warns "$2"
		left_nothing
		end
	done
}

refused missing_file '^no-such\.c: No such file' no-such.c
mkdir folder.c
refused directory '^folder\.c: not a file' folder.c
printf 'int x;\n' >text.txt
refused other_suffix 'text\.txt" seen, expected the C source' text.txt
printf 'int x;\n' >1st.c
refused unusable_name '"1st" cannot name a module' 1st.c

cat >broken.c <<'END'
#include <linux/module.h>

static int answer(void)
{
	return 42 +;
}
END
refused uncompilable '^broken\.c:5:[0-9]+: error: ' broken.c

cat >program.c <<'END'
#include <stdio.h>

int main(void)
{
	puts("hello");
	return 0;
}
END
refused program 'stdio\.h' program.c

cat >missing.c <<'END'
#include <linux/module.h>

void no_such_kernel_function(int x);

static int __init missing_init(void)
{
	no_such_kernel_function(1);
	return 0;
}

module_init(missing_init);
MODULE_LICENSE("GPL");
END
refused unresolved_function 'no_such_kernel_function' missing.c

head -c 3000 /dev/urandom >noise.c
refused noise 'noise\.c' noise.c

cat >noinit.c <<'END'
#include <linux/module.h>
#include <linux/fs.h>

int helper(int x)
{
	return x + 1;
}
MODULE_LICENSE("GPL");
END
begin sweep_refuses_source_without_module_init
gives 2 copyfault sweep noinit.c
says_nothing
warns '^noinit\.c: '
left_nothing
end

: >empty.c
begin sweep_refuses_empty_source
gives 2 copyfault sweep empty.c
says_nothing
warns '^empty\.c: '
left_nothing
end

cat >nocopy.c <<'END'
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/fs.h>

static int nocopy_open(struct inode *inode, struct file *file)
{
	return 0;
}

static const struct file_operations nocopy_fops = {
	.owner = THIS_MODULE,
	.open = nocopy_open,
};

static struct miscdevice nocopy = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "nocopy",
	.fops = &nocopy_fops,
};

module_misc_device(nocopy);
MODULE_LICENSE("GPL");
END
begin sweep_of_driver_without_user_copies_is_no_pass
gives 2 copyfault sweep nocopy.c
warns 'no user cop'
left_nothing
end

begin points_of_driver_without_user_copies_is_refused
gives 2 copyfault points nocopy.c
says_nothing
warns 'makes no user copies'
left_nothing
end

sed 's/return 0;/return 0;/; s/^module_misc.*//' nocopy.c >failinit.c
cat >>failinit.c <<'END'
static int __init fail_init(void)
{
	return -ENODEV;
}

module_init(fail_init);
END
begin failing_module_init_says_what_it_returned
gives 2 copyfault sweep failinit.c -- -Wno-unused-variable
says_nothing
warns 'module_init\(\) returned -19'
left_nothing
end

# root reads everything, so that somebody else has to try.
cp "$top_srcdir/drivers-sim/vecs/vecs.c" secret.c
chmod 0 secret.c
begin sweep_refuses_unreadable_file
if [ "$(id -u)" != 0 ]; then
	gives 2 copyfault sweep secret.c
	says_nothing
	warns '^secret\.c: Permission denied'
	left_nothing
	end
elif chmod 755 "$work" && chmod 777 "$TMPDIR" &&
	setpriv --reuid 65534 --regid 65534 --clear-groups \
		copyfault --version >/dev/null 2>&1; then
	gives 2 setpriv --reuid 65534 --regid 65534 --clear-groups \
		"$top_builddir/copyfault" sweep secret.c
	says_nothing
	warns '^secret\.c: Permission denied'
	left_nothing
	end
else
	skip "$name" "root reads everything, and nobody may not enter the build"
fi

cp "$top_srcdir/drivers-sim/vecs/vecs.c" good.c
begin missing_tmpdir_is_named
gives 2 env TMPDIR="$work/none" copyfault sweep good.c
says_nothing
warns 'temporary folder .*No such file'
end

begin missing_compiler_is_named
gives 3 env CC=no-such-compiler copyfault sweep good.c
says_nothing
warns 'cannot run no-such-compiler'
left_nothing
end

begin wrong_root_is_named
gives 3 env COPYFAULT_ROOT="$work" copyfault sweep good.c
says_nothing
warns 'COPYFAULT_ROOT'
left_nothing
end

finish
