/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Old drivers include this one. Kernel-side. */
#include <linux/uaccess.h>
