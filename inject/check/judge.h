/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What assertions on the last call share with the one on all short copies.
 * Each fails the test, at @file and @line. Host-side.
 */
#ifndef CF_CHECK_JUDGE_H
#define CF_CHECK_JUDGE_H

struct cf_made;

/** cf_judge_ret_short() - It returned what it moved, in whole @unit bytes, or
 * -EFAULT. */
void cf_judge_ret_short(const char *file, int line, const struct cf_made *made,
			unsigned long unit);

/** cf_judge_ret_whole() - It returned @want, or -EFAULT when a copy stayed
 * short. */
void cf_judge_ret_whole(const char *file, int line, const struct cf_made *made,
			long long want);

/** cf_judge_rest() - What was not moved is as before. Of a read. */
void cf_judge_rest(const char *file, int line, const struct cf_made *made);

/** cf_judge_pos() - The position moved by what was returned. */
void cf_judge_pos(const char *file, int line, const struct cf_made *made);

#endif
