/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Balanced trees whose nodes live in their objects; the caller searches.
 * Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_RBTREE_H
#define _LINUX_RBTREE_H

#include <linux/cf_label.h>
#include <linux/container_of.h>

struct rb_node {
	unsigned long __rb_parent_color;
	struct rb_node *rb_right;
	struct rb_node *rb_left;
} __attribute__((__aligned__(sizeof(long))));

struct rb_root {
	struct rb_node *rb_node;
};
struct rb_root_cached {
	struct rb_root rb_root;
	struct rb_node *rb_leftmost_cf;
};

#define RB_ROOT ((struct rb_root) { NULL })
#define RB_ROOT_CACHED ((struct rb_root_cached) { { NULL }, NULL })
#define RB_EMPTY_ROOT(root) ((root)->rb_node == NULL)
#define RB_EMPTY_NODE(node) \
	((node)->__rb_parent_color == (unsigned long)(node))
#define RB_CLEAR_NODE(node) \
	((node)->__rb_parent_color = (unsigned long)(node))
#define rb_parent(r) ((struct rb_node *)((r)->__rb_parent_color & ~3UL))
#define rb_entry(ptr, type, member) container_of(ptr, type, member)
#define rb_entry_safe(ptr, type, member) ({				\
	__typeof__(ptr) cf_rb_ = (ptr);					\
	cf_rb_ ? rb_entry(cf_rb_, type, member) : NULL; })

/* A new node is red and has no children. */
static inline void rb_link_node(struct rb_node *node, struct rb_node *parent,
				struct rb_node **link)
{
	node->__rb_parent_color = (unsigned long)parent;
	node->rb_left = NULL;
	node->rb_right = NULL;
	*link = node;
}

void rb_insert_color(struct rb_node *node, struct rb_root *root)
	__cfk(rb_insert_color);
void rb_erase(struct rb_node *node, struct rb_root *root) __cfk(rb_erase);
struct rb_node *rb_next(const struct rb_node *node) __cfk(rb_next);
struct rb_node *rb_prev(const struct rb_node *node) __cfk(rb_prev);
struct rb_node *rb_first(const struct rb_root *root) __cfk(rb_first);
struct rb_node *rb_last(const struct rb_root *root) __cfk(rb_last);
void rb_replace_node(struct rb_node *victim, struct rb_node *node,
		     struct rb_root *root) __cfk(rb_replace_node);
#define rb_insert_color_cached(node, root, leftmost) \
	((void)(leftmost), rb_insert_color(node, &(root)->rb_root))
#define rb_erase_cached(node, root) rb_erase(node, &(root)->rb_root)
#define rb_first_cached(root) rb_first(&(root)->rb_root)

#endif
