// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * RV9 by crash: an array behind a pointer in the argument is fetched by a
 * helper that returns NULL where its caller asks for an error pointer. A bad
 * pointer is enough, without any fault, and so what brings the pointer is named
 * too. Kernel-side. With -DTWIN: it returns one.
 */
#include <linux/err.h>
#include <linux/ioctl.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct program {
	u64 words;
	u32 count;
	u32 entry;
};

#define WORDS 16
#define PROGRAM_LOAD _IOW('G', 1, struct program)
#define PROGRAM_SUM _IOR('G', 2, u32)

static DEFINE_MUTEX(lock);
static u32 sum;

static u32 *words_fetch(u64 uwords, u32 count)
{
	u32 *word = kmalloc_array(count, sizeof(*word), GFP_KERNEL);

	if (!word)
		return ERR_PTR(-ENOMEM);
	/* BUG RV9 */
	if (copy_from_user(word, u64_to_user_ptr(uwords), count * sizeof(*word))) {
		kfree(word);
#ifdef TWIN
		return ERR_PTR(-EFAULT);
#else
		return NULL;
#endif
	}
	return word;
}

static int program_load(const struct program *program)
{
	u32 *word;

	if (!program->count || program->count > WORDS)
		return -EINVAL;
	word = words_fetch(program->words, program->count);
	if (IS_ERR(word))
		return PTR_ERR(word);
	mutex_lock(&lock);
	sum = 0;
	for (u32 i = 0; i < program->count; i++)
		sum += word[i];
	mutex_unlock(&lock);
	kfree(word);
	return 0;
}

static long program_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	void __user *uarg = (void __user *)arg;
	struct program program;

	switch (cmd) {
	case PROGRAM_SUM:
		return put_user(sum, (u32 __user *)uarg);
	case PROGRAM_LOAD:
		/* BUG RV9 */
		if (copy_from_user(&program, uarg, sizeof(program)))
			return -EFAULT;
		return program_load(&program);
	}
	return -ENOTTY;
}

static const struct file_operations program_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = program_ioctl,
};

static struct miscdevice program_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "program",
	.fops = &program_fops,
};

module_misc_device(program_device);
MODULE_LICENSE("GPL");
