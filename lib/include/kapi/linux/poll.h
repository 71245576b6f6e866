/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* poll(): how a driver says where to wait. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _KAPI_LINUX_POLL_H
#define _KAPI_LINUX_POLL_H

#include <linux/types.h>
#include <linux/wait.h>
#include <linux/fs.h>
#include <linux/eventpoll.h>
#include <uapi/linux/poll.h>

#define DEFAULT_POLLMASK (EPOLLIN | EPOLLOUT | EPOLLRDNORM | EPOLLWRNORM)

struct poll_table_struct;
typedef void (*poll_queue_proc)(struct file *file, wait_queue_head_t *head,
				struct poll_table_struct *table);

typedef struct poll_table_struct {
	poll_queue_proc _qproc;
	__poll_t _key;
} poll_table;

static inline void poll_wait(struct file *file, wait_queue_head_t *head,
			     poll_table *table)
{
	if (table && table->_qproc && head)
		table->_qproc(file, head, table);
}

static inline bool poll_does_not_wait(const poll_table *table)
{
	return !table || !table->_qproc;
}

static inline __poll_t poll_requested_events(const poll_table *table)
{
	return table ? table->_key : ~(__poll_t)0;
}

static inline void init_poll_funcptr(poll_table *table, poll_queue_proc proc)
{
	table->_qproc = proc;
	table->_key = ~(__poll_t)0;
}

static inline bool file_can_poll(struct file *file)
{
	return file->f_op->poll;
}

__poll_t vfs_poll(struct file *file, struct poll_table_struct *table)
	__cfk(vfs_poll);

#endif
