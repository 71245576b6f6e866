// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * chanctl: telephone channels behind /dev/chanctl, all of it ioctls.
 * Kernel-side.
 *
 * Pattern: arguments with pointers in them, one and two levels deep, and
 * objects that user space knows by an id it is handed.
 *
 * On a short copy it promises: -EFAULT, and the device is as before the call.
 *   what comes in  is fetched whole into memory nobody else sees, then
 *                  checked, then put in its place by steps that cannot fail.
 *   what goes out  goes out before anything changes. An id that could not be
 *                  delivered was never given away: the next call gets it.
 * User memory that a failed call was to fill holds anything.
 *
 * The lock is held from the fetch that depends on the state to the change.
 */
#include <linux/module.h>
#include <linux/kernel.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "chanctl.h"

struct chan {
	char *name;
	u32 conf;
	s32 gain;
	u32 entries;
	s16 *table;
};

/* Ids are index + 1, so that 0 is nobody. */
static struct chan *chans[CHANCTL_CHANNELS];
static bool confs[CHANCTL_CONFS];
static DEFINE_MUTEX(chanctl_lock);

static struct chan *chan_find(u32 id)
{
	return id && id <= CHANCTL_CHANNELS ? chans[id - 1] : NULL;
}

static u32 chan_free_id(void)
{
	u32 i;

	for (i = 0; i < CHANCTL_CHANNELS; i++)
		if (!chans[i])
			return i + 1;
	return 0;
}

static u32 conf_free_id(void)
{
	u32 i;

	for (i = 0; i < CHANCTL_CONFS; i++)
		if (!confs[i])
			return i + 1;
	return 0;
}

static void chan_free(struct chan *chan)
{
	kfree(chan->table);
	kfree(chan->name);
	kfree(chan);
}

/* The name becomes the channel's, also when this fails. */
static long chanctl_add(char *name, u32 __user *uid)
{
	u32 id = chan_free_id();
	struct chan *chan;
	long ret = -ENOSPC;

	if (!id)
		goto out_free_name;
	ret = -ENOMEM;
	chan = kzalloc(sizeof(*chan), GFP_KERNEL);
	if (!chan)
		goto out_free_name;
	chan->name = name;
	if (put_user(id, uid)) {
		chan_free(chan);
		return -EFAULT;
	}
	chans[id - 1] = chan;
	return 0;

out_free_name:
	kfree(name);
	return ret;
}

static long chanctl_open_chan(struct chanctl_open __user *uopen)
{
	char *name;
	u64 uname;

	if (get_user(uname, &uopen->name))
		return -EFAULT;
	name = strndup_user(u64_to_user_ptr(uname), CHANCTL_NAME_MAX);
	if (IS_ERR(name))
		return PTR_ERR(name);
	return chanctl_add(name, &uopen->id);
}

static long chanctl_close_chan(u32 __user *uid)
{
	struct chan *chan;
	u32 id;

	if (get_user(id, uid))
		return -EFAULT;
	chan = chan_find(id);
	if (!chan)
		return -ENOENT;
	if (chan->conf)
		return -EBUSY;
	chans[id - 1] = NULL;
	chan_free(chan);
	return 0;
}

/* Without a NUL in CHANCTL_NAME_MAX bytes the result is not a string. */
static long chanctl_rename(struct chanctl_rename __user *urename)
{
	struct chanctl_rename arg;
	char buf[CHANCTL_NAME_MAX];
	struct chan *chan;
	char *name;
	long len;

	if (copy_from_user(&arg, urename, sizeof(arg)))
		return -EFAULT;
	len = strncpy_from_user(buf, u64_to_user_ptr(arg.name), sizeof(buf));
	if (len < 0)
		return len;
	if (len == sizeof(buf))
		return -EINVAL;
	chan = chan_find(arg.id);
	if (!chan)
		return -ENOENT;
	name = kstrdup(buf, GFP_KERNEL);
	if (!name)
		return -ENOMEM;
	kfree(chan->name);
	chan->name = name;
	return 0;
}

static long chanctl_info(struct chanctl_info __user *uinfo)
{
	struct chanctl_info info;
	struct chan *chan;

	memset(&info, 0, sizeof(info));
	if (get_user(info.id, &uinfo->id))
		return -EFAULT;
	chan = chan_find(info.id);
	if (!chan)
		return -ENOENT;
	info.conf = chan->conf;
	info.gain = chan->gain;
	info.entries = chan->entries;
	strscpy(info.name, chan->name, sizeof(info.name));
	return copy_to_user(uinfo, &info, sizeof(info)) ? -EFAULT : 0;
}

static long chanctl_set_table(struct chanctl_table __user *utable)
{
	struct chanctl_table arg;
	struct chan *chan;
	s16 *values;

	if (copy_from_user(&arg, utable, sizeof(arg)))
		return -EFAULT;
	if (!arg.entries || arg.entries > CHANCTL_TABLE_MAX)
		return -EINVAL;
	chan = chan_find(arg.id);
	if (!chan)
		return -ENOENT;
	values = memdup_user(u64_to_user_ptr(arg.values),
			     arg.entries * sizeof(*values));
	if (IS_ERR(values))
		return PTR_ERR(values);
	kfree(chan->table);
	chan->table = values;
	chan->entries = arg.entries;
	return 0;
}

static long chanctl_get_table(struct chanctl_table __user *utable)
{
	struct chanctl_table arg;
	struct chan *chan;
	u32 entries;

	if (copy_from_user(&arg, utable, sizeof(arg)))
		return -EFAULT;
	chan = chan_find(arg.id);
	if (!chan)
		return -ENOENT;
	entries = min(arg.entries, chan->entries);
	if (entries && copy_to_user(u64_to_user_ptr(arg.values), chan->table,
				    entries * sizeof(*chan->table)))
		return -EFAULT;
	return put_user(chan->entries, &utable->entries);
}

/* Two levels: an array of addresses, and what each of them names. */
static long chanctl_fetch_parties(u64 __user *uparties, u32 count,
				  struct chanctl_party *parties)
{
	struct chan *chan;
	u64 uparty;
	u32 i, k;

	for (i = 0; i < count; i++) {
		if (get_user(uparty, &uparties[i]))
			return -EFAULT;
		if (copy_from_user(&parties[i], u64_to_user_ptr(uparty),
				   sizeof(parties[i])))
			return -EFAULT;
		chan = chan_find(parties[i].id);
		if (!chan)
			return -ENOENT;
		if (chan->conf)
			return -EBUSY;
		for (k = 0; k < i; k++)
			if (parties[k].id == parties[i].id)
				return -EINVAL;
	}
	return 0;
}

static long chanctl_confer(struct chanctl_conf __user *uconf)
{
	struct chanctl_party parties[CHANCTL_CHANNELS];
	struct chanctl_conf arg;
	struct chan *chan;
	u32 i, id;
	long ret;

	if (copy_from_user(&arg, uconf, sizeof(arg)))
		return -EFAULT;
	if (!arg.count || arg.count > CHANCTL_CHANNELS)
		return -EINVAL;
	ret = chanctl_fetch_parties(u64_to_user_ptr(arg.parties), arg.count,
				    parties);
	if (ret)
		return ret;
	id = conf_free_id();
	if (!id)
		return -ENOSPC;
	if (put_user(id, &uconf->id))
		return -EFAULT;
	confs[id - 1] = true;
	for (i = 0; i < arg.count; i++) {
		chan = chan_find(parties[i].id);
		chan->conf = id;
		chan->gain = parties[i].gain;
	}
	return 0;
}

static long chanctl_dissolve(u32 __user *uid)
{
	u32 i, id;

	if (get_user(id, uid))
		return -EFAULT;
	if (!id || id > CHANCTL_CONFS || !confs[id - 1])
		return -ENOENT;
	for (i = 0; i < CHANCTL_CHANNELS; i++) {
		if (!chans[i] || chans[i]->conf != id)
			continue;
		chans[i]->conf = 0;
		chans[i]->gain = 0;
	}
	confs[id - 1] = false;
	return 0;
}

static long chanctl_list(struct chanctl_list __user *ulist)
{
	struct chanctl_list arg;
	u32 __user *uids;
	u32 i, count = 0;

	if (copy_from_user(&arg, ulist, sizeof(arg)))
		return -EFAULT;
	uids = u64_to_user_ptr(arg.ids);
	for (i = 0; i < CHANCTL_CHANNELS; i++) {
		if (!chans[i])
			continue;
		if (count < arg.count && put_user(i + 1, &uids[count]))
			return -EFAULT;
		count++;
	}
	return put_user(count, &ulist->count);
}

static long chanctl_dispatch(unsigned int cmd, void __user *uarg)
{
	switch (cmd) {
	case CHANCTL_OPEN:
		return chanctl_open_chan(uarg);
	case CHANCTL_CLOSE:
		return chanctl_close_chan(uarg);
	case CHANCTL_RENAME:
		return chanctl_rename(uarg);
	case CHANCTL_INFO:
		return chanctl_info(uarg);
	case CHANCTL_SET_TABLE:
		return chanctl_set_table(uarg);
	case CHANCTL_GET_TABLE:
		return chanctl_get_table(uarg);
	case CHANCTL_CONFER:
		return chanctl_confer(uarg);
	case CHANCTL_DISSOLVE:
		return chanctl_dissolve(uarg);
	case CHANCTL_LIST:
		return chanctl_list(uarg);
	}
	return -ENOTTY;
}

static long chanctl_ioctl(struct file *filp, unsigned int cmd,
			  unsigned long arg)
{
	long ret;

	if (mutex_lock_interruptible(&chanctl_lock))
		return -ERESTARTSYS;
	ret = chanctl_dispatch(cmd, (void __user *)arg);
	mutex_unlock(&chanctl_lock);
	return ret;
}

static const struct file_operations chanctl_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = chanctl_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
	.llseek = noop_llseek,
};

static struct miscdevice chanctl_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "chanctl",
	.fops = &chanctl_fops,
};

static int __init chanctl_init(void)
{
	/* A module that is loaded again starts from nothing. */
	memset(chans, 0, sizeof(chans));
	memset(confs, 0, sizeof(confs));
	return misc_register(&chanctl_misc);
}

static void __exit chanctl_exit(void)
{
	u32 i;

	misc_deregister(&chanctl_misc);
	for (i = 0; i < CHANCTL_CHANNELS; i++)
		if (chans[i])
			chan_free(chans[i]);
}

module_init(chanctl_init);
module_exit(chanctl_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Telephone channels whose ids are delivered or not given");
