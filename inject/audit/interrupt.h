/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A wish to stop before all is done. Host-side. */
#ifndef CF_INTERRUPT_H
#define CF_INTERRUPT_H

/**
 * cf_interrupt_begin() - From now on SIGINT, SIGTERM and SIGHUP are only noted.
 *
 * A second one ends the process as it would have, unless it comes at once. One
 * that is ignored stays ignored.
 */
void cf_interrupt_begin(void);

/** cf_interrupt_end() - They do again what they did. */
void cf_interrupt_end(void);

/** cf_interrupt_signal() - Which one came; 0: none. */
int cf_interrupt_signal(void);

#endif
