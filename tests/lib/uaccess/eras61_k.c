// SPDX-License-Identifier: LGPL-2.1-or-later
/* What only new kernels have, and what they refuse. Kernel-side. */
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "eras_k.h"

/* The copies of these are never reached. */
static void copy_out(unsigned long user, const void *kernel, unsigned long n)
{
	if (copy_to_user((void __user *)user, kernel, n))
		pr_info("short\n");
}

void k61_object(void *arg)
{
	char *object = kmalloc(100, GFP_KERNEL);

	copy_out(*(unsigned long *)arg, object + 50, 50);
	copy_out(*(unsigned long *)arg, object + 50, 51);
}

void k61_null(void *arg)
{
	copy_out(*(unsigned long *)arg, kmalloc(0, GFP_KERNEL), 1);
}

void k61_code(void *arg)
{
	copy_out(*(unsigned long *)arg, (const void *)copy_out, 16);
}

void k61_unsafe_outside(void *arg)
{
	unsigned long user = *(unsigned long *)arg;

	unsafe_put_user(1, (int __user *)user, out);
out:
	return;
}

/* How often an argument is evaluated. */
unsigned long k61_once(unsigned long user)
{
	unsigned long n = 3, to = 0, from = user;
	char buf[8];

	if (copy_from_user(&buf[to++], (void __user *)from++, n++))
		return 0;
	return (n - 3) * 100 + to * 10 + (from - user);
}

/* The compiler knows how much there is. */
unsigned long k61_too_small(unsigned long user, unsigned long n)
{
	char buf[8] = "kkkkkkk";
	unsigned long left = copy_from_user(buf, (void __user *)user, n);

	return buf[0] == 'k' ? left : 0;
}

/* Pin, write through the pages, unpin. */
long k61_pin(unsigned long user, int write, int nr)
{
	struct page *pages[4];
	long got = pin_user_pages(user, nr, write ? FOLL_WRITE : 0, pages,
				  NULL);

	for (long i = 0; i < got; i++) {
		if (write)
			*(char *)kmap_local_page(pages[i]) = 'p';
		put_page(pages[i]);
	}
	return got < 0 || !cf_pins() ? got : -EBUSY;
}

long k61_kernel_nofault(unsigned long addr)
{
	unsigned long value = 0;
	long error = get_kernel_nofault(value, (unsigned long *)addr);

	return error ? error : (long)value;
}

long k61_number(unsigned long user, unsigned long n, unsigned int *value)
{
	return kstrtouint_from_user((const char __user *)user, n, 0, value);
}
