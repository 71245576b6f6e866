// SPDX-License-Identifier: LGPL-2.1-or-later
/* A device that can be mapped, for check_file_mmap.c. Kernel-side. */
#include <linux/fs.h>
#include <linux/gfp.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

#include "file_mmap_k.h"

static struct {
	int how;
	char __user *ubuf;
	struct page *page;
	struct mapped_calls calls;
	struct mutex lock, other;
} mapped;

static void copy(char __user *ubuf)
{
	if (copy_to_user(ubuf, "x", 1))
		pr_err("mapped: no copy\n");
}

static vm_fault_t mapped_fault(struct vm_fault *vmf)
{
	struct mutex *lock = mapped.how & MAPPED_LOCK_IN_FAULT ? &mapped.lock :
			     mapped.how & MAPPED_OTHER_IN_FAULT ? &mapped.other :
			     NULL;

	mapped.calls.fault++;
	if (lock)
		mutex_lock(lock);
	if (mapped.how & MAPPED_COPY_IN_FAULT)
		copy(mapped.ubuf);
	if (lock)
		mutex_unlock(lock);
	if (mapped.how & MAPPED_SIGBUS)
		return VM_FAULT_SIGBUS;
	get_page(mapped.page);
	vmf->page = mapped.page;
	return 0;
}

static void mapped_close(struct vm_area_struct *vma)
{
	mapped.calls.close++;
}

static const struct vm_operations_struct mapped_vm_ops = {
	.fault = mapped_fault,
	.close = mapped_close,
};

static int mapped_mmap(struct file *file, struct vm_area_struct *vma)
{
	mapped.calls.mmap++;
	if (!rwsem_is_locked(&current->mm->mmap_lock) ||
	    vma_pages(vma) != 1 || vma->vm_file != file)
		return -EINVAL;
	if (mapped.how & MAPPED_REFUSES)
		return -EPERM;
	if (mapped.how & MAPPED_LOCK_IN_MMAP) {
		mutex_lock(&mapped.lock);
		mutex_unlock(&mapped.lock);
	}
	vma->vm_ops = &mapped_vm_ops;
	return 0;
}

static ssize_t mapped_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	if (mapped.how & MAPPED_LOCK_OVER_COPY)
		mutex_lock(&mapped.lock);
	copy(ubuf);
	if (mapped.how & MAPPED_LOCK_OVER_COPY)
		mutex_unlock(&mapped.lock);
	return 1;
}

static const struct file_operations mapped_fops = {
	.read = mapped_read,
	.mmap = mapped_mmap,
};

static struct miscdevice mapped_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "mapped",
	.fops = &mapped_fops,
};

int mapped_register(int how, unsigned long ubuf)
{
	mapped.how = how;
	mapped.ubuf = (char __user *)ubuf;
	mapped.page = alloc_page(GFP_KERNEL);
	mutex_init(&mapped.lock);
	mutex_init(&mapped.other);
	return mapped.page ? misc_register(&mapped_misc) : -ENOMEM;
}

int mapped_unregister(void)
{
	int left = page_count(mapped.page) - 1;

	misc_deregister(&mapped_misc);
	__free_page(mapped.page);
	return left;
}

struct mapped_calls mapped_calls(void)
{
	return mapped.calls;
}
