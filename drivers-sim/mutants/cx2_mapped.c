// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * CX2 by order: the mutex is held over a user copy, which may take mmap_lock, and the
 * fault method takes it with mmap_lock held. Kernel-side. With -DTWIN: what is
 * read is copied aside first, and the mutex is not held when it goes out.
 */
#include <linux/fs.h>
#include <linux/gfp.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SIZE 64

static struct page *page;
static DEFINE_MUTEX(lock);

static ssize_t mapped_read(struct file *file, char __user *ubuf, size_t count,
			   loff_t *ppos)
{
	size_t size = min_t(size_t, count, SIZE);
	ssize_t ret;
#ifdef TWIN
	char aside[SIZE];

	mutex_lock(&lock);
	memcpy(aside, page_address(page), size);
	mutex_unlock(&lock);
	ret = copy_to_user(ubuf, aside, size) ? -EFAULT : size;
#else
	mutex_lock(&lock);
	/* BUG CX2 */
	ret = copy_to_user(ubuf, page_address(page), size) ?
		-EFAULT : size;
	mutex_unlock(&lock);
#endif
	return ret;
}

static vm_fault_t mapped_fault(struct vm_fault *vmf)
{
	mutex_lock(&lock);
	get_page(page);
	vmf->page = page;
	mutex_unlock(&lock);
	return 0;
}

static const struct vm_operations_struct mapped_vm_ops = {
	.fault = mapped_fault,
};

static int mapped_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (vma_pages(vma) != 1)
		return -EINVAL;
	vma->vm_ops = &mapped_vm_ops;
	return 0;
}

static const struct file_operations mapped_fops = {
	.owner = THIS_MODULE,
	.read = mapped_read,
	.mmap = mapped_mmap,
	.llseek = no_llseek,
};

static struct miscdevice mapped = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "mapped",
	.fops = &mapped_fops,
};

static int __init mapped_init(void)
{
	int ret;

	page = alloc_page(GFP_KERNEL | __GFP_ZERO);
	if (!page)
		return -ENOMEM;
	ret = misc_register(&mapped);
	if (ret)
		__free_page(page);
	return ret;
}

static void __exit mapped_exit(void)
{
	misc_deregister(&mapped);
	__free_page(page);
}

module_init(mapped_init);
module_exit(mapped_exit);
MODULE_LICENSE("GPL");
