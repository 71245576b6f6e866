/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Module init and exit as a part of the workload. Host-side. */
#ifndef CF_LIFE_H
#define CF_LIFE_H

#include "sweep.h"

/**
 * cf_life_begin() - Insert the loaded driver, by the workload if need be.
 *
 * When its init makes user copies, it is undone, and the workload begins with
 * an insmod, so that these copies are stopped like any other.
 *
 * Return: R2. 0, -ENOMEM, or what init returned.
 */
int cf_life_begin(struct cf_sweep *sweep);

/**
 * cf_life_end() - Remove the driver after a clean run of the workload.
 *
 * When its exit makes user copies, the workload ends with an rmmod from now on.
 */
void cf_life_end(struct cf_sweep *sweep);

#endif
