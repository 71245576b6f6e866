/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From the name of an ioctl to its number. Private to inject/fault. Host-side. */
#ifndef CF_FAULT_IOCTL_H
#define CF_FAULT_IOCTL_H

#include "fault/fault.h"

/**
 * cf_ioctl_find() - Set @fault->ioctl_cmd; nothing to do without an ioctl.
 *
 * A part of cf_fault_resolve(), whose arguments it has.
 *
 * Return: R2. 0 or -ENOENT.
 */
int cf_ioctl_find(struct cf_fault *fault, const char *text,
		  struct cf_fault_error *err);

#endif
