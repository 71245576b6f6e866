// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A driver that keeps state wherever a driver can keep it, and changes all of
 * it in each run. Loaded by check_snapshot.c. Kernel-side.
 */
#include <linux/jiffies.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "data_k.h"

struct data_k data_k_data = { .words = { 1, 2, 3 } };
struct data_k data_k_bss;

struct item {
	struct list_head list;
	unsigned long size;
	unsigned char bytes[];
};

static LIST_HEAD(items);
static unsigned int count = 3;

static void note(unsigned long *digest, unsigned long value)
{
	*digest = (*digest ^ value) * 0x100000001b3UL;
}

/* What fresh memory holds is part of what a run sees. */
static void item_add(unsigned long size, unsigned long *digest)
{
	struct item *item = kmalloc(sizeof(*item) + size, GFP_KERNEL);

	if (!item)
		return;
	note(digest, (unsigned long)item);
	for (unsigned long i = 0; i < size; i++)
		note(digest, item->bytes[i]);
	memset(item->bytes, size, size);
	item->size = size;
	list_add(&item->list, &items);
	count++;
}

static void item_del_first(unsigned long *digest)
{
	struct item *item;

	if (list_empty(&items))
		return;
	item = list_first_entry(&items, struct item, list);
	note(digest, item->size);
	list_del(&item->list);
	kfree(item);
	count--;
}

static void change_user(unsigned int seed, unsigned long user,
			unsigned long *digest)
{
	unsigned long value = 0;

	if (get_user(value, (unsigned long __user *)(user + seed % 4000)))
		value = 77;
	note(digest, value);
	note(digest, put_user(value + seed,
			      (unsigned long __user *)(user + seed % 9000)));
	note(digest, copy_to_user((void __user *)(user + seed % 5000),
				  &data_k_data, sizeof(data_k_data)));
}

unsigned long k_data_run(unsigned int seed, unsigned long user)
{
	unsigned long digest = seed;

	for (unsigned int i = 0; i < 5 + seed % 7; i++) {
		data_k_data.words[(seed + i) % DATA_WORDS] += seed ^ digest;
		data_k_bss.words[(seed * i) % DATA_WORDS] += digest;
		item_add((seed * 31 + i * 97) % 900, &digest);
		if ((seed + i) % 3 == 0)
			item_del_first(&digest);
	}
	note(&digest, get_random_u32());
	note(&digest, jiffies);
	note(&digest, count);
	change_user(seed, user, &digest);
	printk(KERN_INFO "data_k: run %u\n", seed);
	return digest;
}

void k_data_grow(unsigned long size)
{
	void *forgotten = kvmalloc(size, GFP_KERNEL);

	if (forgotten)
		memset(forgotten, 0xdd, size);
}

static int __init data_init(void)
{
	unsigned long digest = 0;

	for (int i = 0; i < 10; i++)
		item_add(100 * i, &digest);
	return 0;
}

static void __exit data_exit(void)
{
	unsigned long digest = 0;

	while (!list_empty(&items))
		item_del_first(&digest);
}

module_init(data_init);
module_exit(data_exit);
MODULE_LICENSE("GPL");
