// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Files that are no character devices, and things that happen by themselves,
 * for check_nodes.c: a sequence in /proc, values in debugfs, a LED and an
 * interrupt that wake a reader. Kernel-side.
 */
#include <linux/debugfs.h>
#include <linux/interrupt.h>
#include <linux/leds.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#define RECORDS 1000

static struct dentry *dir;
static u32 value = 7;
static bool flag;
static DECLARE_WAIT_QUEUE_HEAD(queue);
static int events;

static void *records_start(struct seq_file *m, loff_t *pos)
{
	return *pos < RECORDS ? pos : NULL;
}

static void *records_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	return *pos < RECORDS ? pos : NULL;
}

static void records_stop(struct seq_file *m, void *v)
{
}

static int records_show(struct seq_file *m, void *v)
{
	loff_t n = *(loff_t *)v;

	if (n == 5)
		return SEQ_SKIP;
	seq_printf(m, "%07lld\n", n);
	return 0;
}

static const struct seq_operations records = {
	.start = records_start,
	.next = records_next,
	.stop = records_stop,
	.show = records_show,
};

static irqreturn_t on_interrupt(int irq, void *dev_id)
{
	events++;
	wake_up_interruptible(&queue);
	return IRQ_HANDLED;
}

/* Wait for something to happen and say how often it has. */
static ssize_t wait_read(struct file *file, char __user *ubuf, size_t count,
			 loff_t *ppos)
{
	int seen = events;
	int ret = wait_event_interruptible(queue, events != seen);

	if (ret)
		return ret;
	return put_user(events, (int __user *)ubuf) ? -EFAULT : sizeof(int);
}

static const struct file_operations wait_fops = {
	.owner = THIS_MODULE,
	.read = wait_read,
};

static struct miscdevice wait_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "cfwait",
	.fops = &wait_fops,
};

static int __init nodes_k_init(void)
{
	dir = debugfs_create_dir("cfnodes", NULL);
	debugfs_create_u32("value", 0644, dir, &value);
	debugfs_create_bool("flag", 0644, dir, &flag);
	proc_create_seq("cfrecords", 0444, NULL, &records);
	if (request_irq(5, on_interrupt, 0, "cfnodes", &events))
		return -EBUSY;
	return misc_register(&wait_device);
}
module_init(nodes_k_init);

static void __exit nodes_k_exit(void)
{
	misc_deregister(&wait_device);
	free_irq(5, &events);
	remove_proc_entry("cfrecords", NULL);
	debugfs_remove_recursive(dir);
}
module_exit(nodes_k_exit);

MODULE_LICENSE("GPL");
