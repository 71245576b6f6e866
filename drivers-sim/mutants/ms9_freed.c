// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS9 by crash: a job that cannot be fetched is freed, and then named in the
 * log. Kernel-side. With -DTWIN: first named, then freed.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct job {
	u32 number;
	u8 parameter[20];
};

#define JOB_RUN _IOW('j', 1, struct job)

static void job_refuse(struct job *job)
{
#ifdef TWIN
	pr_info("job: %u refused\n", job->number);
	kfree(job);
#else
	kfree(job);
	pr_info("job: %u refused\n", job->number);
#endif
}

static long job_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct job *job;

	if (cmd != JOB_RUN)
		return -ENOTTY;
	job = kzalloc(sizeof(*job), GFP_KERNEL);
	if (!job)
		return -ENOMEM;
	/* BUG MS9 */
	if (copy_from_user(job, (void __user *)arg, sizeof(*job))) {
		job_refuse(job);
		return -EFAULT;
	}
	kfree(job);
	return 0;
}

static const struct file_operations job_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = job_ioctl,
};

static struct miscdevice job = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "job",
	.fops = &job_fops,
};

module_misc_device(job);
MODULE_LICENSE("GPL");
