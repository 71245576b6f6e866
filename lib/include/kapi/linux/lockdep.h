/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Assertions about locks; the chains that lockdep learns are not kept.
 * Kernel-side.
 */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_LOCKDEP_H
#define _LINUX_LOCKDEP_H

#include <linux/bug.h>
#include <linux/cf_lock.h>

struct lock_class_key {
	char cf_none;
};
struct lockdep_map {
	char cf_none;
};

#define lockdep_is_held(lock) cf_lock_is_mine(&(lock)->cf)
#define lockdep_assert_held(l) ((void)WARN_ON_ONCE(!lockdep_is_held(l)))
#define lockdep_assert_held_write(l) lockdep_assert_held(l)
#define lockdep_assert_held_read(l) lockdep_assert_held(l)
#define lockdep_assert_held_once(l) lockdep_assert_held(l)
#define lockdep_assert_not_held(l) ((void)WARN_ON_ONCE(lockdep_is_held(l)))
#define lockdep_set_class(lock, key) ((void)(key))
#define lockdep_set_class_and_name(lock, key, name) ((void)(key))
#define lockdep_register_key(key) ((void)(key))
#define lockdep_unregister_key(key) ((void)(key))
#define lock_acquire(...) do { } while (0)
#define lock_release(...) do { } while (0)
#define lockdep_off() do { } while (0)
#define lockdep_on() do { } while (0)
#define SINGLE_DEPTH_NESTING 1

#endif
