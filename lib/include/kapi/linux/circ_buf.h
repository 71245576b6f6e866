/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ring buffers whose size is a power of two. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_CIRC_BUF_H
#define _LINUX_CIRC_BUF_H

struct circ_buf {
	char *buf;
	int head;
	int tail;
};
#define CIRC_CNT(head, tail, size) (((head) - (tail)) & ((size) - 1))
#define CIRC_SPACE(head, tail, size) CIRC_CNT((tail), ((head) + 1), (size))
#define CIRC_CNT_TO_END(head, tail, size) ({				\
	int cf_end_ = (size) - (tail);					\
	int cf_n_ = ((head) + cf_end_) & ((size) - 1);			\
	cf_n_ < cf_end_ ? cf_n_ : cf_end_; })
#define CIRC_SPACE_TO_END(head, tail, size) ({				\
	int cf_end_ = (size) - 1 - (head);				\
	int cf_n_ = (cf_end_ + (tail)) & ((size) - 1);			\
	cf_n_ <= cf_end_ ? cf_n_ : cf_end_ + 1; })

#endif
