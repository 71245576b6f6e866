/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Interrupts. A line fires when the simulated machine is idle and somebody
 * waits: request_irq() registers a stimulus. Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_INTERRUPT_H
#define _LINUX_INTERRUPT_H

#include <linux/types.h>
#include <linux/cf_label.h>
#include <linux/irqreturn.h>
#include <linux/atomic.h>
#include <linux/hardirq.h>
#include <linux/workqueue.h>
#include <asm/ptrace.h>
#include <cf_machine.h>

struct device;

#define IRQF_TRIGGER_NONE 0x00000000
#define IRQF_TRIGGER_RISING 0x00000001
#define IRQF_TRIGGER_FALLING 0x00000002
#define IRQF_TRIGGER_HIGH 0x00000004
#define IRQF_TRIGGER_LOW 0x00000008
#define IRQF_SHARED 0x00000080
#define IRQF_PROBE_SHARED 0x00000100
#define IRQF_NO_AUTOEN 0x00080000
#define IRQF_ONESHOT 0x00002000
#define IRQF_NO_SUSPEND 0x00004000
/* 2.6 names. */
#define IRQF_DISABLED 0x00000020
#define SA_SHIRQ IRQF_SHARED
#define SA_INTERRUPT IRQF_DISABLED

#define NR_IRQS 256

typedef irqreturn_t (*irq_handler_t)(int irq, void *dev_id);

int request_threaded_irq(unsigned int irq, irq_handler_t handler,
			 irq_handler_t thread_fn, unsigned long flags,
			 const char *name, void *dev_id)
	__cfk(request_threaded_irq);
const void *free_irq(unsigned int irq, void *dev_id) __cfk(free_irq);
int devm_request_threaded_irq(struct device *dev, unsigned int irq,
			      irq_handler_t handler, irq_handler_t thread_fn,
			      unsigned long flags, const char *name,
			      void *dev_id) __cfk(devm_request_threaded_irq);
void devm_free_irq(struct device *dev, unsigned int irq, void *dev_id)
	__cfk(devm_free_irq);
void disable_irq(unsigned int irq) __cfk(disable_irq);
void disable_irq_nosync(unsigned int irq) __cfk(disable_irq_nosync);
void enable_irq(unsigned int irq) __cfk(enable_irq);
void synchronize_irq(unsigned int irq) __cfk(synchronize_irq);

static inline int request_irq(unsigned int irq, irq_handler_t handler,
			      unsigned long flags, const char *name,
			      void *dev_id)
{
	return request_threaded_irq(irq, handler, NULL, flags, name, dev_id);
}

static inline int devm_request_irq(struct device *dev, unsigned int irq,
				   irq_handler_t handler, unsigned long flags,
				   const char *name, void *dev_id)
{
	return devm_request_threaded_irq(dev, irq, handler, NULL, flags, name,
					 dev_id);
}

/*
 * Tasklets run soon after they are scheduled, in a task of the kernel with
 * bottom halves disabled: what sleeps there is complained about.
 */
struct tasklet_struct {
	struct work_struct cf_work;
	unsigned long state;
	atomic_t count;
	bool use_callback;
	union {
		void (*func)(unsigned long data);
		void (*callback)(struct tasklet_struct *t);
	};
	unsigned long data;
};

void cf_tasklet_run(struct work_struct *work);
void tasklet_init(struct tasklet_struct *t, void (*func)(unsigned long data),
		  unsigned long data) __cfk(tasklet_init);
void tasklet_setup(struct tasklet_struct *t,
		   void (*callback)(struct tasklet_struct *t))
	__cfk(tasklet_setup);
void tasklet_schedule(struct tasklet_struct *t) __cfk(tasklet_schedule);
void tasklet_kill(struct tasklet_struct *t) __cfk(tasklet_kill);

#define tasklet_hi_schedule(t) tasklet_schedule(t)
#define tasklet_disable(t) atomic_inc(&(t)->count)
#define tasklet_disable_nosync(t) atomic_inc(&(t)->count)
#define tasklet_enable(t) atomic_dec(&(t)->count)
#define from_tasklet(var, t, member) \
	container_of(t, typeof(*var), member)

#define DECLARE_TASKLET_OLD(name, func_)				\
	struct tasklet_struct name = {					\
		.cf_work = __WORK_INITIALIZER(name.cf_work,		\
					      cf_tasklet_run),		\
		.func = func_,						\
	}
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 9, 0)
#define DECLARE_TASKLET(name, func_, data_)				\
	struct tasklet_struct name = {					\
		.cf_work = __WORK_INITIALIZER(name.cf_work,		\
					      cf_tasklet_run),		\
		.func = func_,						\
		.data = data_,						\
	}
#else
#define DECLARE_TASKLET(name, callback_)				\
	struct tasklet_struct name = {					\
		.cf_work = __WORK_INITIALIZER(name.cf_work,		\
					      cf_tasklet_run),		\
		.use_callback = true,					\
		.callback = callback_,					\
	}
#endif

/* KAPI-STUB: omits finding a line by making it fire: none is ever found. */
static inline unsigned long probe_irq_on(void)
{
	return 0;
}

static inline int probe_irq_off(unsigned long mask)
{
	return 0;
}

/* KAPI-STUB: omits wake-up from suspend: nothing is ever suspended. */
static inline int enable_irq_wake(unsigned int irq)
{
	return 0;
}

static inline int disable_irq_wake(unsigned int irq)
{
	return 0;
}

#endif
