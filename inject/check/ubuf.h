/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What check/test.c needs of ubuf.c beside copyfault/test.h. Host-side. */
#ifndef CF_UBUF_H
#define CF_UBUF_H

/** cf_ubuf_free_all() - Unmap every user buffer of the test that ran. */
void cf_ubuf_free_all(void);

#endif
