// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A device of one byte: it lies in an I/O port when the interrupt line is
 * raised. Kernel-side.
 */
#include <linux/interrupt.h>
#include <linux/io.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#define MACHINE_PORT 0x60
#define MACHINE_IRQ 5

static DECLARE_WAIT_QUEUE_HEAD(readers);
static int waiting;

static irqreturn_t machine_interrupt(int irq, void *id)
{
	waiting++;
	wake_up_interruptible(&readers);
	return IRQ_HANDLED;
}

static ssize_t machine_read(struct file *file, char __user *ubuf,
			    size_t count, loff_t *pos)
{
	unsigned char byte;

	if (!waiting && file->f_flags & O_NONBLOCK)
		return -EAGAIN;
	if (wait_event_interruptible(readers, waiting))
		return -ERESTARTSYS;
	byte = inb(MACHINE_PORT);
	if (!count || put_user(byte, ubuf))
		return count ? -EFAULT : 0;
	waiting--;
	return 1;
}

/* Its registers are one page. */
static int machine_mmap(struct file *file, struct vm_area_struct *vma)
{
	return vma_pages(vma) == 1 ? 0 : -EINVAL;
}

static const struct file_operations machine_fops = {
	.owner = THIS_MODULE,
	.read = machine_read,
	.mmap = machine_mmap,
};

static struct miscdevice machine = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "machine",
	.fops = &machine_fops,
};

static int __init machine_init(void)
{
	int err = request_irq(MACHINE_IRQ, machine_interrupt, 0, "machine",
			      &machine);

	if (err)
		return err;
	err = misc_register(&machine);
	if (err)
		free_irq(MACHINE_IRQ, &machine);
	return err;
}

static void __exit machine_exit(void)
{
	misc_deregister(&machine);
	free_irq(MACHINE_IRQ, &machine);
}

module_init(machine_init);
module_exit(machine_exit);
MODULE_LICENSE("GPL");
