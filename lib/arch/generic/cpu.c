// SPDX-License-Identifier: LGPL-2.1-or-later
/* Which processor of its architecture the machine has. Kernel-side. */
#include <cf_cpu.h>

enum cf_cpu_variant cf_cpu_variant;

const char *const cf_cpu_names[CF_CPU_COUNT] = {
#define CF_CPU(NAME, name, text) #name,
#include <cf_cpus.def>
#undef CF_CPU
};
