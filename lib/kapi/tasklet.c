// SPDX-License-Identifier: LGPL-2.1-or-later
/* Tasklets, as works with bottom halves disabled. Kernel-side. */
#include <linux/bottom_half.h>
#include <linux/interrupt.h>
#include <linux/string.h>
#include <linux/workqueue.h>

void cf_tasklet_run(struct work_struct *work)
{
	struct tasklet_struct *t = container_of(work, struct tasklet_struct,
						cf_work);

	/* A disabled one waits in its queue. */
	if (atomic_read(&t->count)) {
		schedule_work(work);
		return;
	}
	local_bh_disable();
	if (t->use_callback)
		t->callback(t);
	else
		t->func(t->data);
	local_bh_enable();
}

void tasklet_init(struct tasklet_struct *t, void (*func)(unsigned long data),
		  unsigned long data)
{
	memset(t, 0, sizeof(*t));
	INIT_WORK(&t->cf_work, cf_tasklet_run);
	t->func = func;
	t->data = data;
}

void tasklet_setup(struct tasklet_struct *t,
		   void (*callback)(struct tasklet_struct *t))
{
	memset(t, 0, sizeof(*t));
	INIT_WORK(&t->cf_work, cf_tasklet_run);
	t->use_callback = true;
	t->callback = callback;
}

void tasklet_schedule(struct tasklet_struct *t)
{
	schedule_work(&t->cf_work);
}

void tasklet_kill(struct tasklet_struct *t)
{
	cancel_work_sync(&t->cf_work);
}
