/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One CPU. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_SMP_H
#define _LINUX_SMP_H

#include <linux/preempt.h>

#define smp_processor_id() 0
#define raw_smp_processor_id() 0
#define get_cpu() ({ preempt_disable(); 0; })
#define put_cpu() preempt_enable()
#define num_online_cpus() 1U
#define num_possible_cpus() 1U
#define nr_cpu_ids 1U
#define NR_CPUS 1
#define on_each_cpu(fn, arg, wait) ((fn)(arg))
#define for_each_online_cpu(cpu) for ((cpu) = 0; (cpu) < 1; (cpu)++)
#define for_each_possible_cpu(cpu) for ((cpu) = 0; (cpu) < 1; (cpu)++)
#define for_each_present_cpu(cpu) for ((cpu) = 0; (cpu) < 1; (cpu)++)
#define cpu_online(cpu) ((cpu) == 0)

#endif
