/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The steps of object_k.c and object415_k.c: each makes one copy, with a size
 * that is no constant. @arg points to the user address. Seen by both sides.
 */
#ifndef TESTS_LIB_UACCESS_OBJECT_K_H
#define TESTS_LIB_UACCESS_OBJECT_K_H

void object_local(void *arg);
void object_callers_local(void *arg);
void object_const_size(void *arg);
void object_over_frame(void *arg);
void object_over_callers_frame(void *arg);
void object_dead_frame(void *arg);
void object_over_stack(void *arg);
void object_heap(void *arg);
void object_over_heap(void *arg);
void object_zero_size(void *arg);
void object_null(void *arg);
void object_wrapped(void *arg);
void object_text(void *arg);
void object_over_bad_user(void *arg);
void object_cache(void *arg);
void object_cache_415(void *arg);
void object_region(void *arg);
void object_before_region(void *arg);
void object_behind_region(void *arg);
void object_struct_region(void *arg);
void object_two_pages(void *arg);
void object_over_page(void *arg);
void object_vmalloc(void *arg);
void object_over_vmalloc(void *arg);
void object_over_vmalloc_atomic(void *arg);

#endif
