// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV1 by residue: the copy behind a magic number and a version returns its residue; no
 * other bytes lead there. Kernel-side. With -DTWIN: -EFAULT is put there.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/uaccess.h>

#define JOB_MAGIC 0x4a6f6221

enum job_version {
	JOB_OLD = 0x100,
	JOB_NOW,
};

struct job {
	__u32 magic;
	__u16 version;
	__u16 reserved;
	__u64 data;
	__u64 size;
};

#define JOB_QUEUE _IOW('j', 1, struct job)

static u8 queued[32];

static long job_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct job job;
	long ret;

	if (cmd != JOB_QUEUE)
		return -ENOTTY;
	if (copy_from_user(&job, (void __user *)arg, sizeof(job)))
		return -EFAULT;
	if (job.magic != JOB_MAGIC || job.version != JOB_NOW)
		return -EPROTO;
	if (job.reserved || job.size > sizeof(queued))
		return -EINVAL;
	/* BUG RV1 */
	ret = copy_from_user(queued, u64_to_user_ptr(job.data), job.size);
#ifdef TWIN
	if (ret)
		ret = -EFAULT;
#endif
	return ret;
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
