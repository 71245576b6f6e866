/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Arrays of pointers with gaps. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_XARRAY_H
#define _LINUX_XARRAY_H

#include <linux/cf_label.h>
#include <linux/err.h>
#include <linux/gfp.h>
#include <linux/limits.h>
#include <linux/spinlock.h>

/* Sorted by key. It lives in memory no driver can leak: an empty one has none. */
struct cf_map {
	unsigned long *keys;
	void **values;
	unsigned int count;
	unsigned int room;
};

void *cf_map_get(const struct cf_map *map, unsigned long key);
int cf_map_put(struct cf_map *map, unsigned long key, void *value);
void *cf_map_remove(struct cf_map *map, unsigned long key);
void cf_map_free(struct cf_map *map);
/* Keys that are taken, of all maps. */
unsigned long cf_map_entries(void);
/* The first key >= @from that is taken: its index, or count. */
unsigned int cf_map_from(const struct cf_map *map, unsigned long from);
/* The first free key in [min, max]: 0, or -ENOSPC. */
int cf_map_free_key(const struct cf_map *map, unsigned long min,
		    unsigned long max, unsigned long *key);

struct xarray {
	struct cf_map cf;
	spinlock_t xa_lock;
	unsigned int xa_flags;
};
struct xa_limit {
	u32 max;
	u32 min;
};
#define XA_FLAGS_ALLOC 4u
#define XA_FLAGS_ALLOC1 12u
#define XA_FLAGS_LOCK_IRQ 1u
#define XA_LIMIT(lo, hi) ((struct xa_limit) { .min = (lo), .max = (hi) })
#define xa_limit_32b XA_LIMIT(0, UINT_MAX)
#define xa_limit_31b XA_LIMIT(0, INT_MAX)
#define XARRAY_INIT(name, fl) { .xa_flags = (fl) }
#define DEFINE_XARRAY_FLAGS(name, fl) struct xarray name = XARRAY_INIT(name, fl)
#define DEFINE_XARRAY(name) DEFINE_XARRAY_FLAGS(name, 0)
#define DEFINE_XARRAY_ALLOC(name) DEFINE_XARRAY_FLAGS(name, XA_FLAGS_ALLOC)
#define DEFINE_XARRAY_ALLOC1(name) DEFINE_XARRAY_FLAGS(name, XA_FLAGS_ALLOC1)

void xa_init_flags(struct xarray *xa, gfp_t flags) __cfk(xa_init_flags);
#define xa_init(xa) xa_init_flags(xa, 0)
void *xa_load(struct xarray *xa, unsigned long index) __cfk(xa_load);
void *xa_store(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)
	__cfk(xa_store);
void *xa_erase(struct xarray *xa, unsigned long index) __cfk(xa_erase);
int xa_insert(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)
	__cfk(xa_insert);
int xa_alloc(struct xarray *xa, u32 *id, void *entry, struct xa_limit limit,
	     gfp_t gfp) __cfk(xa_alloc);
void xa_destroy(struct xarray *xa) __cfk(xa_destroy);
void *xa_find(struct xarray *xa, unsigned long *index, unsigned long max,
	      unsigned int filter) __cfk(xa_find);
void *xa_find_after(struct xarray *xa, unsigned long *index, unsigned long max,
		    unsigned int filter) __cfk(xa_find_after);
#define XA_PRESENT 8u
#define xa_empty(xa) ((xa)->cf.count == 0)
#define xa_err(entry) (IS_ERR(entry) ? (int)PTR_ERR(entry) : 0)
#define xa_is_err(entry) IS_ERR(entry)
#define xa_lock(xa) spin_lock(&(xa)->xa_lock)
#define xa_unlock(xa) spin_unlock(&(xa)->xa_lock)
#define xa_for_each(xa, index, entry)					\
	for ((index) = 0,						\
	     (entry) = xa_find(xa, &(index), ULONG_MAX, XA_PRESENT);	\
	     (entry);							\
	     (entry) = xa_find_after(xa, &(index), ULONG_MAX, XA_PRESENT))

#endif
