/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * KAPI-STUB: omits sound cards and their devices; what sound/core/memory.c
 * gives to them compiles. Kernel-side.
 */
#include <linux/cf_umbrella.h>
