// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A program maps a file, touches the first page and unmaps it, all in one.
 * Kernel-side.
 * KAPI-STUB: omits the memory: what the driver puts there is not reachable from
 * user space. Its methods are called, with mmap_lock held, as they would be.
 */
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <cf_mm.h>
#include <cf_syscall.h>

#include "syscall.h"

static void describe(struct vm_area_struct *vma, struct file *file,
		     unsigned long addr, unsigned long len)
{
	vma->vm_start = addr;
	vma->vm_end = addr + PAGE_ALIGN(len);
	vma->vm_mm = current->mm;
	vma->vm_file = file;
	vma->vm_flags = VM_SHARED | VM_MAYSHARE;
	if (file->f_mode & FMODE_READ)
		vma->vm_flags |= VM_READ | VM_MAYREAD;
	if (file->f_mode & FMODE_WRITE)
		vma->vm_flags |= VM_WRITE | VM_MAYWRITE;
}

/* Its page fault, which takes mmap_lock for reading. */
static int touch(struct vm_area_struct *vma)
{
	struct vm_fault vmf = { .vma = vma, .address = vma->vm_start };
	vm_fault_t ret = 0;

	if (!vma->vm_ops || !vma->vm_ops->fault)
		return 0;
	mmap_read_lock(current->mm);
	current->cf_in_mmap++;
	ret = vma->vm_ops->fault(&vmf);
	current->cf_in_mmap--;
	mmap_read_unlock(current->mm);
	if (ret & (VM_FAULT_SIGBUS | VM_FAULT_OOM))
		return -EFAULT;
	if (vmf.page)
		put_page(vmf.page);
	return 0;
}

static int map(struct file *file, struct vm_area_struct *vma)
{
	int ret;

	mmap_write_lock(current->mm);
	current->cf_in_mmap++;
	ret = file->f_op->mmap(file, vma);
	current->cf_in_mmap--;
	mmap_write_unlock(current->mm);
	return ret;
}

static void unmap(struct vm_area_struct *vma)
{
	mmap_write_lock(current->mm);
	current->cf_in_mmap++;
	if (vma->vm_ops && vma->vm_ops->close)
		vma->vm_ops->close(vma);
	current->cf_in_mmap--;
	mmap_write_unlock(current->mm);
}

static long map_and_touch(struct file *file, unsigned long len)
{
	struct vm_area_struct *vma = kzalloc(sizeof(*vma), GFP_KERNEL);
	long addr = vma ? cf_mm_map(0, len, 0) : -ENOMEM;
	int ret;

	if (addr < 0) {
		kfree(vma);
		return addr;
	}
	describe(vma, file, addr, len);
	ret = map(file, vma);
	if (!ret) {
		ret = touch(vma);
		unmap(vma);
	}
	cf_mm_unmap(addr, len);
	kfree(vma);
	return ret;
}

long cf_sys_mmap(int fd, unsigned long len)
{
	struct file *file;
	long ret = -ENODEV;

	cf_task_syscall_enter("mmap");
	file = fget(fd);
	if (!file)
		ret = -EBADF;
	else if (file->f_op->mmap)
		ret = map_and_touch(file, len);
	if (file)
		fput(file);
	cf_task_syscall_exit();
	return ret;
}
