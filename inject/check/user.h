/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One at a time in the tables of user memory. Host-side. */
#ifndef CF_CHECK_USER_H
#define CF_CHECK_USER_H

/** cf_user_lock() - Other threads of the test wait until cf_user_unlock(). */
void cf_user_lock(void);
void cf_user_unlock(void);

#endif
