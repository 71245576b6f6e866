// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * idr, ida and xarray, all over one sorted array. Its memory is internal: the
 * kernel frees the last node itself, so a driver cannot leak it. Kernel-side.
 */
#include <linux/err.h>
#include <linux/idr.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/xarray.h>

#include <cf_state.h>

static unsigned long entries __cf_state;	/* of all of them */

unsigned long cf_map_entries(void)
{
	return entries;
}

unsigned int cf_map_from(const struct cf_map *map, unsigned long from)
{
	unsigned int low = 0, high = map->count;

	while (low < high) {
		unsigned int mid = (low + high) / 2;

		if (map->keys[mid] < from)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool has(const struct cf_map *map, unsigned int index, unsigned long key)
{
	return index < map->count && map->keys[index] == key;
}

void *cf_map_get(const struct cf_map *map, unsigned long key)
{
	unsigned int index = cf_map_from(map, key);

	return has(map, index, key) ? map->values[index] : NULL;
}

static int map_grow(struct cf_map *map)
{
	unsigned int room = map->room ? map->room * 2 : 8;
	gfp_t gfp = GFP_ATOMIC | __GFP_CF_INTERNAL;
	unsigned long *keys = kmalloc(room * sizeof(*keys), gfp);
	void **values = kmalloc(room * sizeof(*values), gfp);

	if (!keys || !values) {
		kfree(keys);
		kfree(values);
		return -ENOMEM;
	}
	if (map->count) {
		memcpy(keys, map->keys, map->count * sizeof(*keys));
		memcpy(values, map->values, map->count * sizeof(*values));
	}
	kfree(map->keys);
	kfree(map->values);
	map->keys = keys;
	map->values = values;
	map->room = room;
	return 0;
}

int cf_map_put(struct cf_map *map, unsigned long key, void *value)
{
	unsigned int index = cf_map_from(map, key);

	if (has(map, index, key)) {
		map->values[index] = value;
		return 0;
	}
	if (map->count == map->room && map_grow(map))
		return -ENOMEM;
	memmove(map->keys + index + 1, map->keys + index,
		(map->count - index) * sizeof(*map->keys));
	memmove(map->values + index + 1, map->values + index,
		(map->count - index) * sizeof(*map->values));
	map->keys[index] = key;
	map->values[index] = value;
	map->count++;
	entries++;
	return 0;
}

void *cf_map_remove(struct cf_map *map, unsigned long key)
{
	unsigned int index = cf_map_from(map, key);
	void *value;

	if (!has(map, index, key))
		return NULL;
	value = map->values[index];
	map->count--;
	entries--;
	memmove(map->keys + index, map->keys + index + 1,
		(map->count - index) * sizeof(*map->keys));
	memmove(map->values + index, map->values + index + 1,
		(map->count - index) * sizeof(*map->values));
	if (!map->count)
		cf_map_free(map);
	return value;
}

void cf_map_free(struct cf_map *map)
{
	kfree(map->keys);
	kfree(map->values);
	entries -= map->count;
	*map = (struct cf_map) { };
}

int cf_map_free_key(const struct cf_map *map, unsigned long min,
		    unsigned long max, unsigned long *key)
{
	unsigned int index = cf_map_from(map, min);

	*key = min;
	while (has(map, index, *key)) {
		if (*key == max)
			return -ENOSPC;
		++*key;
		index++;
	}
	return *key > max ? -ENOSPC : 0;
}

/* ---- xarray ---- */

void xa_init_flags(struct xarray *xa, gfp_t flags)
{
	*xa = (struct xarray) { .xa_flags = flags };
	spin_lock_init(&xa->xa_lock);
}

void *xa_load(struct xarray *xa, unsigned long index)
{
	return cf_map_get(&xa->cf, index);
}

void *xa_erase(struct xarray *xa, unsigned long index)
{
	return cf_map_remove(&xa->cf, index);
}

void *xa_store(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)
{
	void *old = xa_load(xa, index);

	if (!entry)
		return xa_erase(xa, index);
	return cf_map_put(&xa->cf, index, entry) ? ERR_PTR(-ENOMEM) : old;
}

int xa_insert(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)
{
	return xa_load(xa, index) ? -EBUSY : cf_map_put(&xa->cf, index, entry);
}

int xa_alloc(struct xarray *xa, u32 *id, void *entry, struct xa_limit limit,
	     gfp_t gfp)
{
	bool from_one = xa->xa_flags == XA_FLAGS_ALLOC1;
	unsigned long key;

	might_sleep_if(gfpflags_allow_blocking(gfp));
	if (cf_map_free_key(&xa->cf, max_t(u32, limit.min, from_one),
			    limit.max, &key))
		return -EBUSY;
	if (cf_map_put(&xa->cf, key, entry))
		return -ENOMEM;
	*id = key;
	return 0;
}

void xa_destroy(struct xarray *xa)
{
	cf_map_free(&xa->cf);
}

void *xa_find(struct xarray *xa, unsigned long *index, unsigned long max,
	      unsigned int filter)
{
	unsigned int at = cf_map_from(&xa->cf, *index);

	if (at == xa->cf.count || xa->cf.keys[at] > max)
		return NULL;
	*index = xa->cf.keys[at];
	return xa->cf.values[at];
}

void *xa_find_after(struct xarray *xa, unsigned long *index, unsigned long max,
		    unsigned int filter)
{
	if (*index == ULONG_MAX)
		return NULL;
	++*index;
	return xa_find(xa, index, max, filter);
}

/* ---- idr ---- */

void idr_init(struct idr *idr)
{
	*idr = (struct idr) { };
}

/* @end is the first id that is too large; 0 or less: no bound. */
int idr_alloc(struct idr *idr, void *ptr, int start, int end, gfp_t gfp)
{
	unsigned long key;

	might_sleep_if(gfpflags_allow_blocking(gfp));
	if (WARN_ON_ONCE(start < 0))
		return -EINVAL;
	if (cf_map_free_key(&idr->cf, start, end > 0 ? end - 1 : INT_MAX, &key))
		return -ENOSPC;
	return cf_map_put(&idr->cf, key, ptr) ? -ENOMEM : (int)key;
}

int idr_alloc_cyclic(struct idr *idr, void *ptr, int start, int end, gfp_t gfp)
{
	int id = idr_alloc(idr, ptr, max_t(int, start, idr->cf_next), end, gfp);

	if (id == -ENOSPC)
		id = idr_alloc(idr, ptr, start, end, gfp);
	if (id >= 0)
		idr->cf_next = id + 1;
	return id;
}

void *idr_find(const struct idr *idr, unsigned long id)
{
	return cf_map_get(&idr->cf, id);
}

void *idr_remove(struct idr *idr, unsigned long id)
{
	return cf_map_remove(&idr->cf, id);
}

void *idr_replace(struct idr *idr, void *ptr, unsigned long id)
{
	unsigned int at = cf_map_from(&idr->cf, id);
	void *old;

	if (!has(&idr->cf, at, id))
		return ERR_PTR(-ENOENT);
	old = idr->cf.values[at];
	idr->cf.values[at] = ptr;
	return old;
}

void *idr_get_next(struct idr *idr, int *id)
{
	unsigned int at = cf_map_from(&idr->cf, *id);

	if (at == idr->cf.count)
		return NULL;
	*id = idr->cf.keys[at];
	return idr->cf.values[at];
}

int idr_for_each(const struct idr *idr, int (*fn)(int id, void *p, void *data),
		 void *data)
{
	unsigned long key = 0;
	unsigned int at;
	int ret;

	/* fn may remove its own entry: find the place again each time. */
	while ((at = cf_map_from(&idr->cf, key)) < idr->cf.count) {
		key = idr->cf.keys[at] + 1;
		ret = fn(key - 1, idr->cf.values[at], data);
		if (ret)
			return ret;
	}
	return 0;
}

void idr_destroy(struct idr *idr)
{
	cf_map_free(&idr->cf);
}

/* ---- ida ---- */

void ida_init(struct ida *ida)
{
	*ida = (struct ida) { };
}

int ida_alloc_range(struct ida *ida, unsigned int min, unsigned int max,
		    gfp_t gfp)
{
	unsigned long key;

	might_sleep_if(gfpflags_allow_blocking(gfp));
	if ((int)min < 0)
		return -ENOSPC;
	if ((int)max < 0)
		max = INT_MAX;
	if (cf_map_free_key(&ida->cf, min, max, &key))
		return -ENOSPC;
	return cf_map_put(&ida->cf, key, NULL) ? -ENOMEM : (int)key;
}

void ida_free(struct ida *ida, unsigned int id)
{
	if ((int)id < 0)
		return;
	if (!has(&ida->cf, cf_map_from(&ida->cf, id), id)) {
		WARN(1, "ida_free called for id=%d which is not allocated.\n",
		     id);
		return;
	}
	cf_map_remove(&ida->cf, id);
}

void ida_destroy(struct ida *ida)
{
	cf_map_free(&ida->cf);
}
