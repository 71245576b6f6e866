// SPDX-License-Identifier: LGPL-2.1-or-later
/* What drivers do between user_access_begin() and its end. Kernel-side. */
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/cf_task.h>

#include "section_k.h"

static int __user *at(void *arg)
{
	return (int __user *)*(unsigned long *)arg;
}

static void store(void *arg)
{
	unsafe_put_user(7, at(arg), fault);
fault:
	return;
}

static void open(void *arg)
{
	if (!user_access_begin(at(arg), sizeof(int)))
		pr_info("refused\n");
}

void section_plain(void *arg)
{
	open(arg);
	store(arg);
	store(arg);
	user_access_end();
}

void section_copies(void *arg)
{
	int value = 0;

	open(arg);
	store(arg);
	if (copy_from_user(&value, at(arg), sizeof(value)))
		pr_info("short\n");
	store(arg);
}

void section_sleeps(void *arg)
{
	open(arg);
	kfree(kmalloc(8, GFP_KERNEL));
	store(arg);
	user_access_end();
}

/* It is a flag: one end closes two beginnings. */
void section_ends_once(void *arg)
{
	open(arg);
	open(arg);
	user_access_end();
	store(arg);
}

void section_ends_early(void *arg)
{
	open(arg);
	user_access_end();
	store(arg);
}

/* What the compiler's own instrumentation does around a call. */
void section_saved(void *arg)
{
	unsigned long flags;
	int value;

	open(arg);
	flags = user_access_save();
	if (get_user(value, at(arg)) || !value)
		pr_info("short\n");
	user_access_restore(flags);
	store(arg);
	user_access_end();
}

void section_unopened(void *arg)
{
	store(arg);
}

void section_left_open(unsigned long user)
{
	open(&user);
}

unsigned long section_enter_copy(unsigned long user)
{
	unsigned long residue;
	char byte;

	cf_task_syscall_enter("section");
	residue = __copy_from_user(&byte, (void __user *)user, 1);
	cf_task_syscall_exit();
	return residue;
}

unsigned long section_sleeps_seen(void)
{
	return cf_atomic_sleeps();
}
