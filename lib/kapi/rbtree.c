// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Red-black trees over nodes in their objects. No red node has a red child,
 * and each path from the root down has as many black nodes as every other.
 * A node keeps its parent and, in bit 0, whether it is black. Kernel-side.
 */
#include <linux/rbtree.h>
#include <linux/stddef.h>

#define BLACK 1UL

static bool is_black(const struct rb_node *node)
{
	return !node || node->__rb_parent_color & BLACK;
}

static void parent_set(struct rb_node *node, struct rb_node *parent)
{
	node->__rb_parent_color = (node->__rb_parent_color & BLACK) |
		(unsigned long)parent;
}

static void black_set(struct rb_node *node, bool black)
{
	node->__rb_parent_color = (node->__rb_parent_color & ~BLACK) | black;
}

static struct rb_node **link_of(struct rb_node *node, struct rb_root *root)
{
	struct rb_node *parent = rb_parent(node);

	if (!parent)
		return &root->rb_node;
	return parent->rb_left == node ? &parent->rb_left : &parent->rb_right;
}

/* @child takes the place of @node below its parent. */
static void replace_child(struct rb_node *node, struct rb_node *child,
			  struct rb_root *root)
{
	*link_of(node, root) = child;
	if (child)
		parent_set(child, rb_parent(node));
}

/*
 * Left when @left, with all signs turned when not:
 *
 *      node                 right
 *     /    \               /     \
 *    a    right    ->    node     c
 *         /   \         /    \
 *        b     c       a      b
 */
static void rotate(struct rb_node *node, bool left, struct rb_root *root)
{
	struct rb_node *up = left ? node->rb_right : node->rb_left;
	struct rb_node *moved = left ? up->rb_left : up->rb_right;

	replace_child(node, up, root);
	if (left) {
		up->rb_left = node;
		node->rb_right = moved;
	} else {
		up->rb_right = node;
		node->rb_left = moved;
	}
	parent_set(node, up);
	if (moved)
		parent_set(moved, node);
}

void rb_insert_color(struct rb_node *node, struct rb_root *root)
{
	struct rb_node *parent, *grand, *uncle;

	black_set(node, false);
	while ((parent = rb_parent(node)) && !is_black(parent)) {
		bool left;

		grand = rb_parent(parent);
		left = parent == grand->rb_left;
		uncle = left ? grand->rb_right : grand->rb_left;
		if (!is_black(uncle)) {
			black_set(uncle, true);
			black_set(parent, true);
			black_set(grand, false);
			node = grand;
			continue;
		}
		if (node == (left ? parent->rb_right : parent->rb_left)) {
			rotate(parent, left, root);
			parent = node;
		}
		black_set(parent, true);
		black_set(grand, false);
		rotate(grand, !left, root);
		break;
	}
	black_set(root->rb_node, true);
}

/* The paths through @node, a child of @parent or NULL, lack one black. */
static void erase_fix(struct rb_node *node, struct rb_node *parent,
		      struct rb_root *root)
{
	while (parent && is_black(node)) {
		bool left = parent->rb_left == node;
		struct rb_node *sib = left ? parent->rb_right : parent->rb_left;
		struct rb_node *near, *far;

		if (!is_black(sib)) {
			black_set(sib, true);
			black_set(parent, false);
			rotate(parent, left, root);
			sib = left ? parent->rb_right : parent->rb_left;
		}
		near = left ? sib->rb_left : sib->rb_right;
		far = left ? sib->rb_right : sib->rb_left;
		if (is_black(near) && is_black(far)) {
			black_set(sib, false);
			node = parent;
			parent = rb_parent(node);
			continue;
		}
		if (is_black(far)) {
			black_set(near, true);
			black_set(sib, false);
			rotate(sib, !left, root);
			far = sib;
			sib = near;
		}
		black_set(sib, is_black(parent));
		black_set(parent, true);
		black_set(far, true);
		rotate(parent, left, root);
		return;
	}
	if (node)
		black_set(node, true);
}

void rb_erase(struct rb_node *node, struct rb_root *root)
{
	struct rb_node *child, *parent, *next;
	bool was_black;

	if (node->rb_left && node->rb_right) {
		/* Its successor, which has no left child, takes its place. */
		next = rb_next(node);
		child = next->rb_right;
		was_black = is_black(next);
		parent = rb_parent(next) == node ? next : rb_parent(next);
		if (parent != next) {
			replace_child(next, child, root);
			next->rb_right = node->rb_right;
			parent_set(next->rb_right, next);
		}
		replace_child(node, next, root);
		next->rb_left = node->rb_left;
		parent_set(next->rb_left, next);
		black_set(next, is_black(node));
	} else {
		child = node->rb_left ?: node->rb_right;
		parent = rb_parent(node);
		was_black = is_black(node);
		replace_child(node, child, root);
	}
	if (was_black)
		erase_fix(child, parent, root);
}

void rb_replace_node(struct rb_node *victim, struct rb_node *node,
		     struct rb_root *root)
{
	*node = *victim;
	*link_of(victim, root) = node;
	if (node->rb_left)
		parent_set(node->rb_left, node);
	if (node->rb_right)
		parent_set(node->rb_right, node);
}

struct rb_node *rb_first(const struct rb_root *root)
{
	struct rb_node *node = root->rb_node;

	while (node && node->rb_left)
		node = node->rb_left;
	return node;
}

struct rb_node *rb_last(const struct rb_root *root)
{
	struct rb_node *node = root->rb_node;

	while (node && node->rb_right)
		node = node->rb_right;
	return node;
}

struct rb_node *rb_next(const struct rb_node *node)
{
	struct rb_node *parent;

	if (RB_EMPTY_NODE(node))
		return NULL;
	if (node->rb_right) {
		node = node->rb_right;
		while (node->rb_left)
			node = node->rb_left;
		return (struct rb_node *)node;
	}
	while ((parent = rb_parent(node)) && node == parent->rb_right)
		node = parent;
	return parent;
}

struct rb_node *rb_prev(const struct rb_node *node)
{
	struct rb_node *parent;

	if (RB_EMPTY_NODE(node))
		return NULL;
	if (node->rb_left) {
		node = node->rb_left;
		while (node->rb_right)
			node = node->rb_right;
		return (struct rb_node *)node;
	}
	while ((parent = rb_parent(node)) && node == parent->rb_left)
		node = parent;
	return parent;
}
