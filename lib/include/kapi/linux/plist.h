/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lists sorted by priority. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_PLIST_H
#define _LINUX_PLIST_H

#include <linux/list.h>

struct plist_head {
	struct list_head node_list;
};
struct plist_node {
	int prio;
	struct list_head prio_list;
	struct list_head node_list;
};
#define PLIST_HEAD_INIT(head) { .node_list = LIST_HEAD_INIT((head).node_list) }
#define PLIST_HEAD(head) struct plist_head head = PLIST_HEAD_INIT(head)
#define plist_head_init(head) INIT_LIST_HEAD(&(head)->node_list)
#define plist_head_empty(head) list_empty(&(head)->node_list)
#define plist_node_empty(node) list_empty(&(node)->node_list)
#define plist_first(head) \
	list_first_entry(&(head)->node_list, struct plist_node, node_list)
#define plist_last(head) \
	list_last_entry(&(head)->node_list, struct plist_node, node_list)
#define plist_for_each_entry(pos, head, m) \
	list_for_each_entry(pos, &(head)->node_list, m.node_list)

static inline void plist_node_init(struct plist_node *node, int prio)
{
	node->prio = prio;
	INIT_LIST_HEAD(&node->prio_list);
	INIT_LIST_HEAD(&node->node_list);
}

static inline void plist_add(struct plist_node *node, struct plist_head *head)
{
	struct plist_node *pos;

	list_for_each_entry(pos, &head->node_list, node_list)
		if (node->prio < pos->prio)
			break;
	list_add_tail(&node->node_list, &pos->node_list);
}

static inline void plist_del(struct plist_node *node, struct plist_head *head)
{
	list_del_init(&node->node_list);
}

#endif
