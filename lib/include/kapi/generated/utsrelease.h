/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The release string. Kernel-side. */
#ifndef _GENERATED_UTSRELEASE_H
#define _GENERATED_UTSRELEASE_H

#define UTS_RELEASE "6.1.0-copyfault"

#endif
