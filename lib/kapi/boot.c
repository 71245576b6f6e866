// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Starting the simulated kernel, what it accounts for when a system call
 * returns, and the fuel that bounds a run. Kernel-side.
 */
#include <linux/compiler.h>
#include <linux/sched.h>
#include <linux/xarray.h>
#include <cf_host.h>
#include <cf_mm.h>
#include <cf_oops.h>
#include <cf_sanitizer.h>
#include <cf_state.h>
#include <cf_syscall.h>

#include "heap.h"
#include "sched.h"
#include "syscall.h"

int cf_mm_boot(void);
int cf_host_boot(void);

static __cf_state struct {
	bool is_up;
	bool is_bounded;
	unsigned long fuel;
	unsigned long effort;
} machine;

/*
 * The host is looked at first; the heap lies above user space, and a task needs
 * to know where that ends.
 */
int cf_boot(void)
{
	static int (*const stage[])(void) = {
		cf_host_boot, cf_mm_boot, heap_boot, task_boot, cf_vfs_boot,
	};

	if (machine.is_up)
		return 0;
	clock_boot();
	cf_sanitizer_boot();	/* before the heap hands anything out */
	for (unsigned int i = 0; i < sizeof(stage) / sizeof(*stage); i++) {
		int error = stage[i]();

		if (error)
			return error;
	}
	machine.is_up = true;
	return 0;
}

void cf_fuel_set(unsigned long fuel)
{
	machine.is_bounded = fuel != 0;
	machine.fuel = fuel;
}

void cf_fuel_burn(void)
{
	if (likely(!machine.is_bounded))
		return;
	if (machine.fuel--)
		return;
	machine.is_bounded = false;
	cf_oops_raise(CF_OOPS_HANG, "out of fuel: the run does not end");
}

void cf_effort_spend(void)
{
	machine.effort++;
}

unsigned long cf_object_last(void)
{
	unsigned long objects, bytes;

	return heap_count(&objects, &bytes);
}

unsigned long cf_effort(void)
{
	return machine.effort + cf_object_last();
}

void cf_balance_read(struct cf_balance *balance)
{
	const struct task_struct *me = current;
	const struct cf_context *context = &me->cf;

	balance->locks = me->cf_nheld;
	balance->preempt = context->preempt;
	balance->irq_disabled = context->irq_disabled;
	balance->pagefault_disabled = context->pagefault_disabled;
	balance->rcu = context->rcu;
	balance->user_access = context->user_access;
	balance->addr_limit = context->addr_limit == cf_task_size ?
		0 : context->addr_limit;
	heap_count(&balance->objects, &balance->bytes);
	balance->ids = cf_map_entries();
	cf_files_count(balance);
}
