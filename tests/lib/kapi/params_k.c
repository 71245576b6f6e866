// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * One parameter of each kind, for check_params.c and check_module.c.
 * Kernel-side.
 */
#include <linux/module.h>
#include <linux/uaccess.h>

#include "params_k.h"

struct params_seen params_seen;

static int number = 1;
static unsigned char byte;
static bool flag;
static char *text = "none";
static int list[3];
static unsigned int list_count;
static char fixed[8];

module_param(number, int, 0644);
module_param(byte, byte, 0);
module_param_named(on, flag, bool, 0444);
module_param(text, charp, 0);
module_param_array(list, int, &list_count, 0);
module_param_string(fixed, fixed, sizeof(fixed), 0);
MODULE_PARM_DESC(number, "A number");

/* Three sites that never run: one function twice, another once. */
int params_k_never(void __user *uptr, size_t n);

int params_k_never(void __user *uptr, size_t n)
{
	char one[4];
	int two;

	if (copy_from_user(one, uptr, sizeof(one)))
		return -EFAULT;
	if (get_user(two, (int __user *)uptr))
		return -EFAULT;
	return copy_from_user(one, uptr, n % sizeof(one)) ? -EFAULT : two;
}

static int __init params_k_init(void)
{
	params_seen.inits++;
	params_seen.number = number;
	params_seen.byte = byte;
	params_seen.flag = flag;
	params_seen.text = text;
	params_seen.list_count = list_count;
	for (int i = 0; i < 3; i++)
		params_seen.list[i] = list[i];
	params_seen.fixed = fixed;
	return number < 0 ? number : 0;
}
module_init(params_k_init);

static void __exit params_k_exit(void)
{
	params_seen.exits++;
}
module_exit(params_k_exit);

MODULE_LICENSE("GPL");
