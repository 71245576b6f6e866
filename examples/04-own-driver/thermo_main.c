// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * thermo: temperatures. A read of /dev/thermo gives one 32-bit number for each
 * sensor; two ioctls get and set the limits of an alarm. Kernel-side.
 */
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>

#include <thermo.h>	/* in include: the ioctls */
#include "sensor.h"

static unsigned int sensors = 4;
module_param(sensors, uint, 0444);
MODULE_PARM_DESC(sensors, "how many there are, 1 to 16");

static DEFINE_MUTEX(limits_lock);
static struct thermo_limits limits = { .low = 5000, .high = 60000 };

static ssize_t thermo_read(struct file *file, char __user *ubuf, size_t size,
			   loff_t *ppos)
{
	s32 value[THERMO_SENSORS_MAX];
	unsigned int i;

	for (i = 0; i < sensors; i++)
		value[i] = thermo_sensor_read(i);
	return simple_read_from_buffer(ubuf, size, ppos, value,
				       sensors * sizeof(value[0]));
}

static long get_limits(struct thermo_limits __user *ulimits)
{
	struct thermo_limits now;

	mutex_lock(&limits_lock);
	now = limits;
	mutex_unlock(&limits_lock);
	return copy_to_user(ulimits, &now, sizeof(now)) ? -EFAULT : 0;
}

static long set_limits(const struct thermo_limits __user *ulimits)
{
	struct thermo_limits new;

	if (copy_from_user(&new, ulimits, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	mutex_lock(&limits_lock);
	limits = new;
	mutex_unlock(&limits_lock);
	return 0;
}

static long thermo_ioctl(struct file *file, unsigned int cmd,
			 unsigned long arg)
{
	switch (cmd) {
	case THERMO_GET_LIMITS:
		return get_limits((void __user *)arg);
	case THERMO_SET_LIMITS:
		return set_limits((const void __user *)arg);
	default:
		return -ENOTTY;
	}
}

static const struct file_operations thermo_fops = {
	.owner = THIS_MODULE,
	.read = thermo_read,
	.llseek = default_llseek,
	.unlocked_ioctl = thermo_ioctl,
};

static struct miscdevice thermo = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "thermo",
	.fops = &thermo_fops,
};

static int __init thermo_init(void)
{
	if (sensors < 1 || sensors > THERMO_SENSORS_MAX)
		return -EINVAL;
	return misc_register(&thermo);
}

static void __exit thermo_exit(void)
{
	misc_deregister(&thermo);
}

module_init(thermo_init);
module_exit(thermo_exit);
MODULE_DESCRIPTION("Temperatures");
MODULE_LICENSE("GPL");
