/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lists that readers walk under RCU. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_RCULIST_H
#define _LINUX_RCULIST_H

#include <linux/list.h>
#include <linux/rcupdate.h>

#define INIT_LIST_HEAD_RCU INIT_LIST_HEAD
#define list_next_rcu(list) ((list)->next)
#define list_add_rcu list_add
#define list_add_tail_rcu list_add_tail

/* A reader that stands on the entry can still go on to the next. */
static inline void list_del_rcu(struct list_head *entry)
{
	__list_del_entry(entry);
	entry->prev = LIST_POISON2;
}

static inline void hlist_del_rcu(struct hlist_node *n)
{
	__hlist_del(n);
	n->pprev = LIST_POISON2;
}

static inline void hlist_del_init_rcu(struct hlist_node *n)
{
	hlist_del_init(n);
}
#define list_replace_rcu list_replace
#define hlist_add_head_rcu hlist_add_head
#define list_entry_rcu list_entry
#define list_first_or_null_rcu(ptr, type, member) \
	list_first_entry_or_null(ptr, type, member)
#define list_for_each_entry_rcu(pos, head, member, ...) \
	list_for_each_entry(pos, head, member)
#define list_for_each_rcu list_for_each
#define list_for_each_entry_lockless list_for_each_entry_rcu
#define hlist_for_each_entry_rcu(pos, head, member, ...) \
	hlist_for_each_entry(pos, head, member)
#define __hlist_for_each_rcu(pos, head) hlist_for_each(pos, head)

#endif
