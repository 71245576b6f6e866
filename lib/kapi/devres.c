// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Resources that go away with their device, last in first out. Kernel-side.
 */
#include <linux/device.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>

struct devres {
	struct list_head list;
	dr_release_t release;
	unsigned long pad;	/* data[] is as aligned as kmalloc()'s */
	unsigned char data[];
};

static struct devres *devres_of(const void *res)
{
	return container_of((unsigned char (*)[])res, struct devres, data);
}

void *devres_alloc(dr_release_t release, size_t size, gfp_t gfp)
{
	struct devres *devres = kzalloc(sizeof(*devres) + size, gfp);

	if (!devres)
		return NULL;
	INIT_LIST_HEAD(&devres->list);
	devres->release = release;
	return devres->data;
}

void devres_free(void *res)
{
	if (res)
		kfree(devres_of(res));
}

void devres_add(struct device *dev, void *res)
{
	list_add_tail(&devres_of(res)->list, &dev->devres_head);
}

void *devres_find(struct device *dev, dr_release_t release, dr_match_t match,
		  void *match_data)
{
	struct devres *devres;

	list_for_each_entry_reverse(devres, &dev->devres_head, list)
		if (devres->release == release &&
		    (!match || match(dev, devres->data, match_data)))
			return devres->data;
	return NULL;
}

static void *take(struct device *dev, dr_release_t release, dr_match_t match,
		  void *match_data)
{
	void *res = devres_find(dev, release, match, match_data);

	if (res)
		list_del_init(&devres_of(res)->list);
	return res;
}

int devres_destroy(struct device *dev, dr_release_t release,
		   dr_match_t match, void *match_data)
{
	void *res = take(dev, release, match, match_data);

	devres_free(res);
	return res ? 0 : -ENOENT;
}

int devres_release(struct device *dev, dr_release_t release,
		   dr_match_t match, void *match_data)
{
	void *res = take(dev, release, match, match_data);

	if (!res)
		return -ENOENT;
	release(dev, res);
	devres_free(res);
	return 0;
}

int devres_release_all(struct device *dev)
{
	struct devres *devres;
	int count = 0;

	while (!list_empty(&dev->devres_head)) {
		devres = list_last_entry(&dev->devres_head, struct devres,
					 list);
		list_del(&devres->list);
		devres->release(dev, devres->data);
		kfree(devres);
		count++;
	}
	return count;
}

static void kmalloc_release(struct device *dev, void *res)
{
}

static int match_self(struct device *dev, void *res, void *data)
{
	return res == data;
}

void *devm_kmalloc(struct device *dev, size_t size, gfp_t gfp)
{
	void *res = devres_alloc(kmalloc_release, size, gfp);

	if (res)
		devres_add(dev, res);
	return res;
}

void devm_kfree(struct device *dev, const void *p)
{
	if (p)
		devres_destroy(dev, kmalloc_release, match_self, (void *)p);
}

void *devm_kmemdup(struct device *dev, const void *src, size_t len, gfp_t gfp)
{
	void *copy = devm_kmalloc(dev, len, gfp);

	return copy ? memcpy(copy, src, len) : NULL;
}

char *devm_kstrdup(struct device *dev, const char *s, gfp_t gfp)
{
	return s ? devm_kmemdup(dev, s, strlen(s) + 1, gfp) : NULL;
}

char *devm_kasprintf(struct device *dev, gfp_t gfp, const char *fmt, ...)
{
	__builtin_va_list args;
	char *text, *copy;

	__builtin_va_start(args, fmt);
	text = kvasprintf(gfp, fmt, args);
	__builtin_va_end(args);
	copy = devm_kstrdup(dev, text, gfp);
	kfree(text);
	return copy;
}

struct action {
	void (*action)(void *data);
	void *data;
};

static void action_release(struct device *dev, void *res)
{
	struct action *action = res;

	action->action(action->data);
}

static int action_match(struct device *dev, void *res, void *data)
{
	struct action *action = res, *wanted = data;

	return action->action == wanted->action &&
	       action->data == wanted->data;
}

int devm_add_action(struct device *dev, void (*action)(void *), void *data)
{
	struct action *res = devres_alloc(action_release, sizeof(*res),
					  GFP_KERNEL);

	if (!res)
		return -ENOMEM;
	res->action = action;
	res->data = data;
	devres_add(dev, res);
	return 0;
}

void devm_remove_action(struct device *dev, void (*action)(void *),
			void *data)
{
	struct action wanted = { .action = action, .data = data };

	devres_destroy(dev, action_release, action_match, &wanted);
}
