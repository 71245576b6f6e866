// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The page fault handler of the simulated machine. Kernel-side, runs in the
 * host's signal handler.
 *
 * The order of events is the one that the books on Linux's VM draw, and the
 * reader who knows do_page_fault() will find it:
 *
 *   address in a fault window ----> the injector's stop: bad area, or service
 *   user address
 *     find_vma: none, or a gap ---> bad area
 *     access not allowed ---------> bad area
 *     page faults disabled -------> bad area, page or no page
 *     otherwise ------------------> bring the page in, retry the instruction
 *   kernel address ---------------> bad area
 *   bad area
 *     the instruction has an exception table entry for this side -> fixup
 *     it has none ----------------> oops
 *
 * A user address shows up in three shapes. In the *alias*, where lib's own
 * instructions touch it: the plain case. As its own *number*, where nothing is
 * mapped: a driver dereferenced a user pointer, which is an oops, unless the
 * instruction has an exception table entry: then it is the driver's own
 * uaccess and the page is opened for it (open.c). In the guard page of a
 * *fault window*: the injector put the first K bytes of the user buffer so
 * that they end there, and byte K was just touched:
 *
 *        window                         guard page
 *   |.............[ K user bytes ]|XXXXXXXXXXXXXXXXXX|
 *                                  ^ the fault; stands for user byte K
 *
 * A stop that wants others to act meanwhile has a service. It may sleep, so it
 * runs in ordinary context (lib/host/service.c), and the instruction after it.
 *
 * The invariant: no fault is repaired that was not caused by the user side of
 * an instruction with an entry. A bad kernel pointer in a user copy is never
 * made an -EFAULT.
 */
#include <cf_access.h>
#include <cf_context.h>
#include <cf_extable.h>
#include <cf_regs.h>

#include "fault.h"
#include "mm.h"
#include "../uaccess/window.h"

struct cf_fault_counts cf_fault_counts;

/* Plain threads fault at the same time. */
static void count(unsigned long *counter)
{
	__atomic_fetch_add(counter, 1, __ATOMIC_RELAXED);
}

enum outcome {
	OUTCOME_RETRY,		/* go on where it faulted */
	OUTCOME_SERVICE,	/* do so when the stop's service has run */
	OUTCOME_BAD_AREA,
};

static int access_is_allowed(const struct cf_vma *vma, int write)
{
	return vma->perm & (write ? CF_VM_WRITE : CF_VM_READ | CF_VM_WRITE);
}

/* The page is there or can be brought in: do so. */
static enum outcome handle_mm_fault(struct cf_context *context,
				    const struct cf_vma *vma,
				    unsigned long addr)
{
	if (cf_page_close(vma, addr))
		return OUTCOME_RETRY;
	if (cf_context_is_atomic(context))
		return OUTCOME_BAD_AREA;
	if (*cf_page_state(vma, addr) & CF_PAGE_PRESENT)
		return OUTCOME_BAD_AREA;
	if (cf_page_populate(vma, addr))
		return OUTCOME_BAD_AREA;
	count(&cf_fault_counts.serviced);
	if (context->access)
		context->access->serviced++;
	return OUTCOME_RETRY;
}

static enum outcome user_fault(struct cf_context *context, unsigned long addr,
			       int write)
{
	const struct cf_vma *vma = cf_vma_find(addr);

	if (!vma || vma->start > addr || !access_is_allowed(vma, write))
		return OUTCOME_BAD_AREA;
	return handle_mm_fault(context, vma, addr);
}

/* The driver's own instruction, at a user number. */
static enum outcome direct_fault(struct cf_context *context,
				 unsigned long addr, int write)
{
	const struct cf_vma *vma = cf_vma_find(addr);

	if (!vma || vma->start > addr || !access_is_allowed(vma, write))
		return OUTCOME_BAD_AREA;
	if (!(*cf_page_state(vma, addr) & CF_PAGE_PRESENT) &&
	    handle_mm_fault(context, vma, addr) == OUTCOME_BAD_AREA)
		return OUTCOME_BAD_AREA;
	return cf_page_open(vma, addr) ? OUTCOME_BAD_AREA : OUTCOME_RETRY;
}

/*
 * Byte K of a copy that is to stop there. notpresent is serviced: others act,
 * the page comes in, and the instruction goes on, from now on at the true
 * address: its user pointer is moved by the distance of the two.
 */
static enum outcome window_fault(struct cf_context *context,
				 const struct cf_extable_entry *entry,
				 struct pt_regs *regs)
{
	struct cf_access *access = context->access;
	const struct cf_stop *stop = &access->stop;

	if (!context->window->is_natural)
		access->injected = 1;
	if (context->window->is_natural || stop->kind != CF_KIND_NOTPRESENT ||
	    stop->unserviceable || cf_context_is_atomic(context) || !entry)
		return OUTCOME_BAD_AREA;
	count(&cf_fault_counts.serviced);
	access->serviced++;
	context->window->moved = context->window->distance;
	cf_extable_aim(entry, regs, context->window->distance);
	return stop->service ? OUTCOME_SERVICE : OUTCOME_RETRY;
}

static enum cf_oops_reason oops_reason(const struct cf_extable_entry *entry,
				       unsigned long address, int is_gp)
{
	if (entry)
		return CF_OOPS_KERNEL_SIDE;
	if (is_gp)
		return CF_OOPS_GP;
	if (address < CF_PAGE_SIZE)
		return CF_OOPS_NULL;
	if (address >= -CF_PAGE_SIZE)
		return CF_OOPS_ERR_PTR;
	if (cf_is_user(address))
		return CF_OOPS_USER_DEREF;
	return CF_OOPS_PAGE;
}

static enum outcome resolve(struct cf_context *context,
			    const struct cf_extable_entry *entry,
			    struct pt_regs *regs, unsigned long error_code,
			    unsigned long address)
{
	int write = cf_regs_is_write(error_code);

	if (cf_window_contains(context->window, address))
		return window_fault(context, entry, regs);
	if (cf_is_user(address - cf_user_delta))
		return user_fault(context, address - cf_user_delta, write);
	/* A user number on the kernel side of an instruction is a bad pointer. */
	if (cf_is_user(address) &&
	    cf_extable_repairs(entry, regs, error_code, 0))
		return direct_fault(context, address, write);
	return OUTCOME_BAD_AREA;
}

enum cf_fault_outcome do_page_fault(struct pt_regs *regs,
				    unsigned long error_code,
				    unsigned long address, int is_gp,
				    enum cf_oops_reason *reason)
{
	struct cf_context *context = cf_context();
	const struct cf_extable_entry *entry = cf_extable_search(cf_regs_ip(regs));
	enum outcome outcome = OUTCOME_BAD_AREA;

	count(&cf_fault_counts.taken);
	if (context->access)
		context->access->faults++;
	if (!is_gp)
		outcome = resolve(context, entry, regs, error_code, address);
	if (outcome != OUTCOME_BAD_AREA)
		return outcome == OUTCOME_SERVICE ? CF_FAULT_SERVICE :
						    CF_FAULT_RESUME;
	if (cf_extable_fix(entry, regs, error_code, is_gp)) {
		count(&cf_fault_counts.fixed_up);
		context->gp_fixed |= is_gp;
		return CF_FAULT_RESUME;
	}
	*reason = oops_reason(entry, address, is_gp);
	return CF_FAULT_OOPS;
}

/*
 * What a processor keeps when it enters the handler is put aside: the service
 * may copy too, and is not inside user_access_begin().
 */
void cf_fault_service(void)
{
	struct cf_context *context = cf_context();
	struct cf_access *access = context->access;
	struct cf_window window = *context->window;
	int user_access = context->user_access;

	context->access = (void *)0;
	context->user_access = 0;
	access->stop.service(access->stop.service_arg);
	context->user_access = user_access;
	context->access = access;
	*context->window = window;
}

int cf_fault_is_ours(unsigned long ip, unsigned long address)
{
	struct cf_context *context = cf_context();

	return context->kernel || context->access || cf_is_user(address) ||
	       cf_is_user(address - cf_user_delta) ||
	       cf_extable_search(ip) != (void *)0;
}
