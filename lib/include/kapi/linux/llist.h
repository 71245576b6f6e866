/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Singly linked lists that need no lock. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_LLIST_H
#define _LINUX_LLIST_H

#include <linux/atomic.h>
#include <linux/kernel.h>

struct llist_head {
	struct llist_node *first;
};
struct llist_node {
	struct llist_node *next;
};
#define LLIST_HEAD(name) struct llist_head name = { NULL }
#define init_llist_head(list) ((list)->first = NULL)
#define llist_entry(ptr, type, member) container_of(ptr, type, member)
#define llist_empty(head) ((head)->first == NULL)

static inline bool llist_add(struct llist_node *entry, struct llist_head *head)
{
	entry->next = head->first;
	head->first = entry;
	return !entry->next;
}

static inline struct llist_node *llist_del_all(struct llist_head *head)
{
	return xchg(&head->first, NULL);
}

static inline struct llist_node *llist_reverse_order(struct llist_node *head)
{
	struct llist_node *reversed = NULL, *next;

	for (; head; head = next) {
		next = head->next;
		head->next = reversed;
		reversed = head;
	}
	return reversed;
}
#define llist_for_each(pos, node) for ((pos) = (node); (pos); (pos) = (pos)->next)
#define llist_for_each_safe(pos, n, node) \
	for ((pos) = (node); (pos) && ((n) = (pos)->next, true); (pos) = (n))

#endif
