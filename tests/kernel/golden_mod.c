// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A module that makes the calls of golden_k.c on a real kernel: the same
 * source that the shim is compiled with. Decides nothing. Kernel-side, in a
 * kernel that runs.
 *
 * LGPL-2.1-or-later may be taken under the GPL, version 2, as section 3 of it
 * says; loaded into a kernel this file is, and so MODULE_LICENSE("GPL") is true.
 */
#include <linux/io.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/pagemap.h>
#include <linux/utsname.h>
#include <asm/cpufeature.h>

#include "golden_k.c"
#include "golden_mod.h"

#define MEMORY_ORDER get_order(GOLDEN_MEMORY + GOLDEN_REQUEST)

/* One page block; who has the device open has it alone. */
static char *memory;

static struct golden_request *request(void)
{
	return (struct golden_request *)(memory + GOLDEN_MEMORY);
}

/* The user program's address of the shared memory, and ours. */
static unsigned long to_kernel(unsigned long address)
{
	unsigned long offset = address - request()->memory;

	return offset < GOLDEN_MEMORY ? (unsigned long)memory + offset : address;
}

/* A copy: the request is back in user terms when the call is over. */
static struct golden_call take_call(void)
{
	struct golden_call call = request()->call;

	call.u = to_kernel(call.u);
	call.k = (unsigned char *)to_kernel((unsigned long)call.k);
	request()->ran = 1;
	return call;
}

static void give_answer(const struct golden_call *call)
{
	struct golden_call *to = &request()->call;

	to->ret = call->ret;
	to->pos = call->pos;
	to->left = call->left;
	to->off = call->off;
	to->segs = call->segs;
	to->length = call->length;
}

static long ask(struct file *file, unsigned int command, unsigned long arg)
{
	unsigned int op = request()->op, pfd = request()->pfd;
	struct golden_call call = take_call();

	if (command != GOLDEN_ASK || op >= GOLDEN_OPS)
		return -EINVAL;
	if (pfd)
		pagefault_disable();
	golden_fns[op](&call);
	if (pfd)
		pagefault_enable();
	give_answer(&call);
	return 0;
}

static iter_fn *iter_fn_of(unsigned int op)
{
	switch (op) {
	case GOLDEN_copy_to_iter: return iter_copy_to_iter;
	case GOLDEN_copy_from_iter: return iter_copy_from_iter;
	case GOLDEN_copy_from_iter_nocache: return iter_copy_from_iter_nocache;
	case GOLDEN_copy_from_iter_full: return iter_copy_from_iter_full;
	case GOLDEN_iov_iter_zero: return iter_iov_iter_zero;
	default: return NULL;
	}
}

/* Reading and writing alike: the iterator knows its direction. */
static ssize_t transfer(struct kiocb *iocb, struct iov_iter *iter)
{
	unsigned int pfd = request()->pfd;
	iter_fn *fn = iter_fn_of(request()->op);
	struct golden_call call = take_call();

	if (!fn)
		return -EINVAL;
	if (pfd)
		pagefault_disable();
	iter_call(&call, iter, fn);
	if (pfd)
		pagefault_enable();
	give_answer(&call);
	return call.ret;
}

static void describe(struct golden_request *to)
{
	strscpy(to->release, init_utsname()->release, sizeof(to->release));
	to->erms = boot_cpu_has(X86_FEATURE_ERMS);
	to->fsrm = boot_cpu_has(X86_FEATURE_FSRM);
	to->rep_good = boot_cpu_has(X86_FEATURE_REP_GOOD);
	to->smap = boot_cpu_has(X86_FEATURE_SMAP);
	to->la57 = boot_cpu_has(X86_FEATURE_LA57);
	to->task_size_max = TASK_SIZE_MAX;
}

static int map(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	unsigned long start = vma->vm_pgoff << PAGE_SHIFT;

	if (start + size > GOLDEN_MEMORY + GOLDEN_REQUEST)
		return -EINVAL;
	describe(request());
	return remap_pfn_range(vma, vma->vm_start,
			       virt_to_phys(memory + start) >> PAGE_SHIFT,
			       size, vma->vm_page_prot);
}

static const struct file_operations operations = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = ask,
	.read_iter = transfer,
	.write_iter = transfer,
	.mmap = map,
};

static struct miscdevice device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = GOLDEN_DEVICE,
	.fops = &operations,
};

static int __init start(void)
{
	BUILD_BUG_ON(sizeof(struct golden_request) > GOLDEN_REQUEST);
	memory = (char *)__get_free_pages(GFP_KERNEL | __GFP_ZERO | __GFP_COMP,
					  MEMORY_ORDER);
	return memory ? misc_register(&device) : -ENOMEM;
}

module_init(start);

MODULE_DESCRIPTION("Ask this kernel what its user copies do");
MODULE_LICENSE("GPL");
