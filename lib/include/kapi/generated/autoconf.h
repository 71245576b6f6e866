/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The configuration is in linux/kconfig.h, which is always there. Kernel-
 * side.
 */
#ifndef _GENERATED_AUTOCONF_H
#define _GENERATED_AUTOCONF_H

#define AUTOCONF_INCLUDED

#endif
