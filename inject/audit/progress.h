/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One line on a terminal that says how far a sweep is. Host-side. */
#ifndef CF_PROGRESS_H
#define CF_PROGRESS_H

struct cf_sweep;

/** cf_progress_show() - Redraw the line on stderr. @under_way: runs that are not in the total yet */
void cf_progress_show(const struct cf_sweep *sweep, unsigned long under_way);

/** cf_progress_end() - Wipe it. */
void cf_progress_end(void);

#endif
