// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV1 by residue: the residue goes into the variable for errors, and out on the common
 * path, behind the cleanup. Kernel-side. With -DTWIN: -EFAULT is put there.
 */
#include <linux/err.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define JOBS 8

struct job {
	u32 count;
	u32 words[JOBS];
};

#define SUBMIT_RUN _IOW('s', 1, struct job)

static u32 total;

static long submit_run(const struct job __user *ujob)
{
	struct job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	long ret;
	u32 i;

	if (!job)
		return -ENOMEM;
	/* BUG RV1 */
	ret = copy_from_user(job, ujob, sizeof(*job));
	if (ret) {
#ifdef TWIN
		ret = -EFAULT;
#endif
		goto out_free_job;
	}
	ret = -EINVAL;
	if (job->count > JOBS)
		goto out_free_job;
	for (i = 0; i < job->count; i++)
		total += job->words[i];
	ret = 0;
out_free_job:
	kfree(job);
	return ret;
}

static long submit_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	if (cmd == SUBMIT_RUN)
		return submit_run((const void __user *)arg);
	return -ENOTTY;
}

static const struct file_operations submit_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = submit_ioctl,
};

static struct miscdevice submit = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "submit",
	.fops = &submit_fops,
};

module_misc_device(submit);
MODULE_LICENSE("GPL");
