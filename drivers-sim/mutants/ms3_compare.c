// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * MS3 by fetch: the slot of a request is checked and counted, and then taken
 * out of the request fetched again. Kernel-side. With -DTWIN: who finds them different refuses.
 */
#include <linux/ioctl.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#define SLOTS 4

struct request {
	__u32 slot;
	__u32 value;
};

#define SLOT_SET _IOW('M', 1, struct request)
#define SLOT_GET _IOR('M', 2, __u32[SLOTS])

static u32 slots[SLOTS];
static u32 sets[SLOTS];
static DEFINE_MUTEX(lock);

static long slot_set(struct request __user *urequest, u32 slot)
{
	struct request request;

	/* BUG MS3 */
	if (copy_from_user(&request, urequest, sizeof(request)))
		return -EFAULT;
#ifdef TWIN
	if (request.slot != slot)
		return -EAGAIN;
#endif
	mutex_lock(&lock);
	sets[slot]++;
	slots[request.slot % SLOTS] = request.value;
	mutex_unlock(&lock);
	return 0;
}

static long slot_get(u32 __user *uvalues)
{
	u32 values[SLOTS];

	mutex_lock(&lock);
	for (int i = 0; i < SLOTS; i++)
		values[i] = slots[i] + (sets[i] << 24);
	mutex_unlock(&lock);
	return copy_to_user(uvalues, values, sizeof(values)) ? -EFAULT : 0;
}

static long slot_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct request __user *urequest = (struct request __user *)arg;
	u32 slot;

	switch (cmd) {
	case SLOT_SET:
		if (get_user(slot, &urequest->slot))
			return -EFAULT;
		return slot < SLOTS ? slot_set(urequest, slot) : -EINVAL;
	case SLOT_GET:
		return slot_get((u32 __user *)arg);
	}
	return -ENOTTY;
}

static const struct file_operations slot_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = slot_ioctl,
};

static struct miscdevice slot_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "slots",
	.fops = &slot_fops,
};

module_misc_device(slot_device);
MODULE_LICENSE("GPL");
