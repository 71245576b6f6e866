// SPDX-License-Identifier: LGPL-2.1-or-later
/* Notifier chains, and the one of reboot. Kernel-side. */
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/notifier.h>
#include <linux/reboot.h>
#include <cf_oops.h>
#include <cf_state.h>

/* Highest priority first; equals in order of registration. */
static int chain_add(struct notifier_block **link, struct notifier_block *nb)
{
	while (*link && (*link)->priority >= nb->priority) {
		if (*link == nb)
			return -EEXIST;
		link = &(*link)->next;
	}
	nb->next = *link;
	*link = nb;
	return 0;
}

static int chain_remove(struct notifier_block **link,
			struct notifier_block *nb)
{
	for (; *link; link = &(*link)->next)
		if (*link == nb) {
			*link = nb->next;
			return 0;
		}
	return -ENOENT;
}

static int chain_call(struct notifier_block *nb, unsigned long action,
		      void *data)
{
	struct notifier_block *next;
	int ret = NOTIFY_DONE;

	for (; nb && !(ret & NOTIFY_STOP_MASK); nb = next) {
		next = nb->next;
		ret = nb->notifier_call(nb, action, data);
	}
	return ret;
}

int raw_notifier_chain_register(struct raw_notifier_head *nh,
				struct notifier_block *nb)
{
	return chain_add(&nh->head, nb);
}

int raw_notifier_chain_unregister(struct raw_notifier_head *nh,
				  struct notifier_block *nb)
{
	return chain_remove(&nh->head, nb);
}

int raw_notifier_call_chain(struct raw_notifier_head *nh,
			    unsigned long action, void *data)
{
	return chain_call(nh->head, action, data);
}

int atomic_notifier_chain_register(struct atomic_notifier_head *nh,
				   struct notifier_block *nb)
{
	unsigned long flags;
	int ret;

	spin_lock_irqsave(&nh->lock, flags);
	ret = chain_add(&nh->head, nb);
	spin_unlock_irqrestore(&nh->lock, flags);
	return ret;
}

int atomic_notifier_chain_unregister(struct atomic_notifier_head *nh,
				     struct notifier_block *nb)
{
	unsigned long flags;
	int ret;

	spin_lock_irqsave(&nh->lock, flags);
	ret = chain_remove(&nh->head, nb);
	spin_unlock_irqrestore(&nh->lock, flags);
	return ret;
}

int atomic_notifier_call_chain(struct atomic_notifier_head *nh,
			       unsigned long action, void *data)
{
	return chain_call(nh->head, action, data);
}

int blocking_notifier_chain_register(struct blocking_notifier_head *nh,
				     struct notifier_block *nb)
{
	int ret;

	down_write(&nh->rwsem);
	ret = chain_add(&nh->head, nb);
	up_write(&nh->rwsem);
	return ret;
}

int blocking_notifier_chain_unregister(struct blocking_notifier_head *nh,
				       struct notifier_block *nb)
{
	int ret;

	down_write(&nh->rwsem);
	ret = chain_remove(&nh->head, nb);
	up_write(&nh->rwsem);
	return ret;
}

int blocking_notifier_call_chain(struct blocking_notifier_head *nh,
				 unsigned long action, void *data)
{
	int ret;

	down_read(&nh->rwsem);
	ret = chain_call(nh->head, action, data);
	up_read(&nh->rwsem);
	return ret;
}

struct blocking_notifier_head reboot_notifier_list __cf_state =
	BLOCKING_NOTIFIER_INIT(reboot_notifier_list);

static struct {
	struct notifier_block *head;
} restart_handlers __cf_state;

int register_reboot_notifier(struct notifier_block *nb)
{
	return blocking_notifier_chain_register(&reboot_notifier_list, nb);
}

int unregister_reboot_notifier(struct notifier_block *nb)
{
	return blocking_notifier_chain_unregister(&reboot_notifier_list, nb);
}

int register_restart_handler(struct notifier_block *nb)
{
	return chain_add(&restart_handlers.head, nb);
}

int unregister_restart_handler(struct notifier_block *nb)
{
	return chain_remove(&restart_handlers.head, nb);
}

void emergency_restart(void)
{
	cf_oops_raise(CF_OOPS_BUG, "the driver restarted the machine");
}

void kernel_restart(char *cmd)
{
	blocking_notifier_call_chain(&reboot_notifier_list, SYS_RESTART, cmd);
	cf_oops_raise(CF_OOPS_BUG, "the driver restarted the machine");
}

void kernel_halt(void)
{
	blocking_notifier_call_chain(&reboot_notifier_list, SYS_HALT, NULL);
	cf_oops_raise(CF_OOPS_BUG, "the driver halted the machine");
}

void kernel_power_off(void)
{
	blocking_notifier_call_chain(&reboot_notifier_list, SYS_POWER_OFF,
				     NULL);
	cf_oops_raise(CF_OOPS_BUG, "the driver powered the machine off");
}

/* KAPI-STUB: omits the user-space helper: the machine goes on. */
void orderly_poweroff(bool force)
{
	pr_emerg("orderly_poweroff requested\n");
}

void orderly_reboot(void)
{
	pr_emerg("orderly_reboot requested\n");
}
