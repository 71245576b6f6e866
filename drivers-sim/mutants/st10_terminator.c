// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * ST10 by state: the bytes of a command are fetched one by one, and nobody
 * looks whether they were: what get_user() leaves behind ends the command.
 * Kernel-side. With -DTWIN: -EFAULT, and nothing is shown.
 */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define LENGTH 16

#define LCD_SEND _IOW('L', 1, char[LENGTH])
#define LCD_SHOW _IOR('L', 2, char[LENGTH])

static char shown[LENGTH] = "ready";
static DEFINE_MUTEX(lock);

static long lcd_send(const char __user *ucommand)
{
	char text[LENGTH] = "";
	char ch;
	int i;

	for (i = 0; i < LENGTH - 1; i++) {
#ifdef TWIN
		if (get_user(ch, ucommand + i))
			return -EFAULT;
#else
		/* BUG ST10 */
		get_user(ch, ucommand + i);
#endif
		if (!ch)
			break;
		text[i] = ch;
	}
	memcpy(shown, text, LENGTH);
	return 0;
}

static long lcd_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	void __user *uarg = (void __user *)arg;
	long ret = -ENOTTY;

	mutex_lock(&lock);
	if (cmd == LCD_SEND)
		ret = lcd_send(uarg);
	else if (cmd == LCD_SHOW)
		ret = copy_to_user(uarg, shown, LENGTH) ? -EFAULT : 0;
	mutex_unlock(&lock);
	return ret;
}

static const struct file_operations lcd_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = lcd_ioctl,
};

static struct miscdevice lcd = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "lcd",
	.fops = &lcd_fops,
};

module_misc_device(lcd);
MODULE_LICENSE("GPL");
