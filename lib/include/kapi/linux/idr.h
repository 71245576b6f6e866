/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Small numbers for pointers, and small numbers alone. Kernel-side. */
#include <linux/cf_umbrella.h>
#ifndef _LINUX_IDR_H
#define _LINUX_IDR_H

#include <linux/xarray.h>

struct idr {
	struct cf_map cf;
	unsigned int cf_next;
};
#define IDR_INIT(name) { .cf_next = 0 }
#define DEFINE_IDR(name) struct idr name = IDR_INIT(name)

void idr_init(struct idr *idr) __cfk(idr_init);
int idr_alloc(struct idr *idr, void *ptr, int start, int end, gfp_t gfp)
	__cfk(idr_alloc);
int idr_alloc_cyclic(struct idr *idr, void *ptr, int start, int end, gfp_t gfp)
	__cfk(idr_alloc_cyclic);
void *idr_find(const struct idr *idr, unsigned long id) __cfk(idr_find);
void *idr_remove(struct idr *idr, unsigned long id) __cfk(idr_remove);
void *idr_replace(struct idr *idr, void *ptr, unsigned long id)
	__cfk(idr_replace);
void *idr_get_next(struct idr *idr, int *id) __cfk(idr_get_next);
int idr_for_each(const struct idr *idr, int (*fn)(int id, void *p, void *data),
		 void *data) __cfk(idr_for_each);
void idr_destroy(struct idr *idr) __cfk(idr_destroy);
#define idr_is_empty(idr) ((idr)->cf.count == 0)
#define idr_preload(gfp) ((void)(gfp))
#define idr_preload_end() do { } while (0)
#define idr_for_each_entry(idr, entry, id)				\
	for ((id) = 0; ((entry) = idr_get_next(idr, &(id))) != NULL; (id)++)

struct ida {
	struct cf_map cf;
};
#define IDA_INIT(name) { .cf = { NULL, NULL, 0, 0 } }
#define DEFINE_IDA(name) struct ida name = IDA_INIT(name)

void ida_init(struct ida *ida) __cfk(ida_init);
int ida_alloc_range(struct ida *ida, unsigned int min, unsigned int max,
		    gfp_t gfp) __cfk(ida_alloc_range);
void ida_free(struct ida *ida, unsigned int id) __cfk(ida_free);
void ida_destroy(struct ida *ida) __cfk(ida_destroy);
#define ida_is_empty(ida) ((ida)->cf.count == 0)
#define ida_alloc(ida, gfp) ida_alloc_range(ida, 0, ~0U, gfp)
#define ida_alloc_min(ida, min, gfp) ida_alloc_range(ida, min, ~0U, gfp)
#define ida_alloc_max(ida, max, gfp) ida_alloc_range(ida, 0, max, gfp)
#define ida_simple_get(ida, start, end, gfp) \
	ida_alloc_range(ida, start, (end) - 1, gfp)
#define ida_simple_remove(ida, id) ida_free(ida, id)

#endif
