// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Interrupt lines. A line with a handler is a stimulus: it fires when every
 * task sleeps. A test may fire one itself with cf_irq_fire(). Kernel-side.
 *
 * The handler runs in hard interrupt context on the stack of whoever is
 * there: it must not sleep, and a copy that must wait comes up short. A
 * threaded part is a work: it runs in a task of the kernel soon after.
 */
#include <linux/device.h>
#include <linux/errno.h>
#include <linux/hardirq.h>
#include <linux/interrupt.h>
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include <linux/cf_stimulus.h>
#include <cf_state.h>

struct irq_action {
	struct list_head list;
	struct work_struct thread;
	unsigned int irq;
	irq_handler_t handler;
	irq_handler_t thread_fn;
	unsigned long flags;
	const char *name;
	void *dev_id;
	int disabled;
};

static struct {
	struct list_head actions;
} irqs __cf_state = {
	.actions = LIST_HEAD_INIT(irqs.actions),
};

static irqreturn_t run_hard(struct irq_action *action)
{
	irqreturn_t ret;

	if (!action->handler)
		return IRQ_WAKE_THREAD;
	cf_irq_enter();
	ret = action->handler(action->irq, action->dev_id);
	cf_irq_exit();
	return ret;
}

static void run_thread(struct work_struct *work)
{
	struct irq_action *action = container_of(work, struct irq_action,
						 thread);

	action->thread_fn(action->irq, action->dev_id);
}

static int run_action(struct irq_action *action)
{
	irqreturn_t ret;

	if (action->disabled)
		return 0;
	ret = run_hard(action);
	if (ret == IRQ_WAKE_THREAD && action->thread_fn)
		schedule_work(&action->thread);
	return ret != IRQ_NONE;
}

int cf_irq_fire(unsigned int irq)
{
	struct irq_action *action, *next;
	int handled = 0;

	list_for_each_entry_safe(action, next, &irqs.actions, list)
		if (action->irq == irq)
			handled += run_action(action);
	return handled;
}

static void fire(void *arg)
{
	run_action(arg);
}

static bool may_share(unsigned int irq, unsigned long flags)
{
	struct irq_action *action;

	list_for_each_entry(action, &irqs.actions, list)
		if (action->irq == irq &&
		    !(action->flags & flags & IRQF_SHARED))
			return false;
	return true;
}

int request_threaded_irq(unsigned int irq, irq_handler_t handler,
			 irq_handler_t thread_fn, unsigned long flags,
			 const char *name, void *dev_id)
{
	struct irq_action *action;
	int ret;

	if (irq >= NR_IRQS || (!handler && !thread_fn) ||
	    ((flags & IRQF_SHARED) && !dev_id))
		return -EINVAL;
	if (!may_share(irq, flags))
		return -EBUSY;
	action = kzalloc(sizeof(*action), GFP_KERNEL);
	if (!action)
		return -ENOMEM;
	*action = (struct irq_action) {
		.irq = irq,
		.handler = handler,
		.thread_fn = thread_fn,
		.flags = flags,
		.name = name,
		.dev_id = dev_id,
		.disabled = !!(flags & IRQF_NO_AUTOEN),
	};
	INIT_WORK(&action->thread, run_thread);
	ret = cf_stimulus_register(fire, action, "interrupt");
	if (ret) {
		kfree(action);
		return -ENOMEM;
	}
	list_add_tail(&action->list, &irqs.actions);
	return 0;
}

const void *free_irq(unsigned int irq, void *dev_id)
{
	struct irq_action *action;
	const char *name;

	list_for_each_entry(action, &irqs.actions, list) {
		if (action->irq != irq || action->dev_id != dev_id)
			continue;
		name = action->name;
		cf_stimulus_unregister(fire, action);
		cancel_work_sync(&action->thread);
		list_del(&action->list);
		kfree(action);
		return name;
	}
	return NULL;
}

static void change_depth(unsigned int irq, int by)
{
	struct irq_action *action;

	list_for_each_entry(action, &irqs.actions, list)
		if (action->irq == irq)
			action->disabled += by;
}

void disable_irq(unsigned int irq)
{
	change_depth(irq, 1);
}

void disable_irq_nosync(unsigned int irq)
{
	change_depth(irq, 1);
}

void enable_irq(unsigned int irq)
{
	change_depth(irq, -1);
}

/* Handlers run to their end before anybody else does. */
void synchronize_irq(unsigned int irq)
{
}

struct managed_irq {
	unsigned int irq;
	void *dev_id;
};

static void managed_release(struct device *dev, void *res)
{
	struct managed_irq *managed = res;

	free_irq(managed->irq, managed->dev_id);
}

static int managed_match(struct device *dev, void *res, void *data)
{
	struct managed_irq *managed = res, *wanted = data;

	return managed->irq == wanted->irq &&
	       managed->dev_id == wanted->dev_id;
}

int devm_request_threaded_irq(struct device *dev, unsigned int irq,
			      irq_handler_t handler, irq_handler_t thread_fn,
			      unsigned long flags, const char *name,
			      void *dev_id)
{
	struct managed_irq *managed;
	int ret;

	managed = devres_alloc(managed_release, sizeof(*managed), GFP_KERNEL);
	if (!managed)
		return -ENOMEM;
	ret = request_threaded_irq(irq, handler, thread_fn, flags,
				   name ? name : dev_name(dev), dev_id);
	if (ret) {
		devres_free(managed);
		return ret;
	}
	managed->irq = irq;
	managed->dev_id = dev_id;
	devres_add(dev, managed);
	return 0;
}

void devm_free_irq(struct device *dev, unsigned int irq, void *dev_id)
{
	struct managed_irq wanted = { .irq = irq, .dev_id = dev_id };

	devres_release(dev, managed_release, managed_match, &wanted);
}
