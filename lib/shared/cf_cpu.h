/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which processor the simulated machine has. Seen by both sides.
 *
 * A kernel patches its copy routines at boot to what the processor is good
 * at. For copies nobody can tell; clear_user() counts whole words on some, and
 * leaves up to seven accessible bytes neither cleared nor counted.
 */
#ifndef CF_CPU_H
#define CF_CPU_H

enum cf_cpu_variant {
#define CF_CPU(NAME, name, text) CF_CPU_##NAME,
#include <cf_cpus.def>
#undef CF_CPU
	CF_CPU_COUNT,
};

/*
 * May be set at any time between two user copies. A property of the machine,
 * not of a run: a snapshot does not put it back.
 */
extern enum cf_cpu_variant cf_cpu_variant;

/*
 * Bytes that a copy moves at a time when nobody wants to stop it: 64, 32, or 0
 * for one by one. The widest that the host's processor has, unless a test sets
 * it lower. No simulated thing: what is copied is the same.
 */
extern int cf_copy_vector;

extern const char *const cf_cpu_names[CF_CPU_COUNT];

#endif
