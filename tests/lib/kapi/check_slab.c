// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * The kernel heap: what it hands out, what it counts, and that no write beside
 * an object and no wrong free goes unseen. Host-side.
 */
#include <stdint.h>
#include <string.h>

#include "cf_sanitizer.h"
#include "cf_state.h"
#include "cf_syscall.h"

#include "../machine.h"
#include "slab_k.h"

#define MIB (1UL << 20)

static const struct {
	const char *name;
	enum slab_how how;
	unsigned long size;
	unsigned long align;
	unsigned long bytes;	/* 0: it fails */
} allocs[] = {
	{ "kmalloc of 1", SLAB_KMALLOC, 1, 16, 1 },
	{ "kmalloc of 24", SLAB_KMALLOC, 24, 16, 24 },
	{ "kmalloc of 4095", SLAB_KMALLOC, 4095, 16, 4095 },
	{ "kmalloc of a page", SLAB_KMALLOC, 4096, 4096, 4096 },
	{ "kmalloc of the most", SLAB_KMALLOC, 4 * MIB, 4096, 4 * MIB },
	{ "kmalloc of more", SLAB_KMALLOC, 4 * MIB + 1, 0, 0 },
	{ "kzalloc of 100", SLAB_KZALLOC, 100, 16, 100 },
	{ "vmalloc of 100", SLAB_VMALLOC, 100, 4096, 100 },
	{ "vmalloc of 0", SLAB_VMALLOC, 0, 0, 0 },
	{ "vmalloc of more than there is", SLAB_VMALLOC, 65 * MIB, 0, 0 },
	{ "kvmalloc of 5 MiB", SLAB_KVMALLOC, 5 * MIB, 4096, 5 * MIB },
	{ "one page", SLAB_PAGES, 0, 4096, 4096 },
	{ "eight pages", SLAB_PAGES, 3, 4096, 8 * 4096 },
	{ "too high an order", SLAB_PAGES, 11, 0, 0 },
};

/* Each is aligned, counted while it lives, and gone when it is freed. */
START_TEST(alloc_counts_and_aligns)
{
	struct cf_balance before, during, after;
	void *p;

	cf_balance_read(&before);
	p = slab_alloc(allocs[_i].how, allocs[_i].size);
	cf_balance_read(&during);
	ck_assert_msg(!p == !allocs[_i].bytes, "%s", allocs[_i].name);
	if (!p)
		return;
	ck_assert_msg((uintptr_t)p % allocs[_i].align == 0, "%s",
		      allocs[_i].name);
	ck_assert_uint_eq(during.objects - before.objects, 1);
	ck_assert_uint_eq(during.bytes - before.bytes, allocs[_i].bytes);
	memset(p, 1, allocs[_i].bytes);
	cf_heap_check();
	slab_free(allocs[_i].how, p, allocs[_i].size);
	cf_balance_read(&after);
	ck_assert_uint_eq(after.objects, before.objects);
	ck_assert_uint_eq(after.bytes, before.bytes);
}
END_TEST

START_TEST(kmalloc_of_nothing_is_a_pointer_that_may_be_freed)
{
	void *p = slab_alloc(SLAB_KMALLOC, 0);

	ck_assert_uint_eq((uintptr_t)p, 16);
	ck_assert_uint_eq(slab_ksize(p), 0);
	slab_free(SLAB_KMALLOC, p, 0);
	slab_free(SLAB_KMALLOC, NULL, 0);
}
END_TEST

/* Fresh memory holds the fill, so that what leaks of it can be told. */
START_TEST(fresh_memory_holds_the_fill)
{
	extern unsigned char cf_heap_fill;
	unsigned char *p;

	cf_heap_fill = 0x3c;
	p = slab_alloc(SLAB_KMALLOC, 64);
	for (int i = 0; i < 64; i++)
		ck_assert_uint_eq(p[i], 0x3c);
	slab_free(SLAB_KMALLOC, p, 64);
	p = slab_alloc(SLAB_KZALLOC, 64);
	for (int i = 0; i < 64; i++)
		ck_assert_uint_eq(p[i], 0);
	slab_free(SLAB_KMALLOC, p, 64);
	cf_heap_fill = 0xa5;
}
END_TEST

START_TEST(krealloc_keeps_what_was_there)
{
	char *p = slab_alloc(SLAB_KMALLOC, 10);

	memcpy(p, "copyfault", 10);
	p = slab_realloc(p, 5000);
	ck_assert_str_eq(p, "copyfault");
	ck_assert_uint_eq(slab_ksize(p), 5000);
	p = slab_realloc(p, 4);
	ck_assert_mem_eq(p, "copy", 4);
	ck_assert_uint_eq((uintptr_t)slab_realloc(p, 0), 16);
}
END_TEST

/* The list is in order of allocation, and names who allocated. */
START_TEST(objects_are_listed_in_order)
{
	struct cf_balance base;
	struct cf_object first, second;
	char *a, *b;

	cf_balance_read(&base);
	a = slab_alloc(SLAB_KMALLOC, 11);
	b = slab_alloc(SLAB_KMALLOC, 22);
	ck_assert_int_eq(cf_object_get(base.objects, &first), 0);
	ck_assert_int_eq(cf_object_get(base.objects + 1, &second), 0);
	ck_assert_int_ne(cf_object_get(base.objects + 2, &second), 0);
	ck_assert_int_eq(cf_object_get(base.objects + 1, &second), 0);
	ck_assert_uint_eq(first.address, (uintptr_t)a);
	ck_assert_uint_eq(second.address, (uintptr_t)b);
	ck_assert_uint_eq(second.size, 22);
	ck_assert_uint_eq(first.caller, second.caller);
	ck_assert_uint_eq(second.caller - (uintptr_t)slab_alloc < 4096, 1);
	slab_free(SLAB_KMALLOC, a, 11);
	slab_free(SLAB_KMALLOC, b, 22);
}
END_TEST

/* A restored snapshot hands out the same addresses again. */
START_TEST(a_snapshot_covers_the_heap)
{
	char *kept = slab_alloc(SLAB_KMALLOC, 32), *first, *second;
	struct cf_balance before, after;

	memset(kept, 'k', 32);
	ck_assert_int_eq(cf_snapshot_take(), 0);
	cf_balance_read(&before);
	first = slab_alloc(SLAB_KMALLOC, 300);
	memset(kept, 'x', 32);
	slab_free(SLAB_KMALLOC, kept, 32);
	cf_snapshot_restore();
	cf_balance_read(&after);
	ck_assert_uint_eq(before.objects, after.objects);
	ck_assert_int_eq(kept[31], 'k');
	second = slab_alloc(SLAB_KMALLOC, 300);
	ck_assert_ptr_eq(first, second);
	cf_heap_check();
}
END_TEST

START_TEST(a_cache_constructs_and_aligns)
{
	struct cf_balance before, after;

	cf_balance_read(&before);
	ck_assert_int_eq(slab_cache_cycle(8), 8);
	cf_balance_read(&after);
	ck_assert_uint_eq(before.objects, after.objects);
}
END_TEST

START_TEST(a_page_lives_as_long_as_its_references)
{
	ck_assert_int_eq(slab_page_refs(), 1);
}
END_TEST

/* AddressSanitizer sees an access when it happens, and has words of its own. */
static const struct {
	void (*step)(void *arg);
	const char *says, *asan_says;
} wrongs[] = {
	{ slab_free_twice, "freed already", NULL },
	{ slab_free_inside, "not the beginning", NULL },
	{ slab_free_foreign, "not an address of the kernel heap", NULL },
	{ slab_kfree_of_vmalloc, "came from vmalloc", NULL },
	{ slab_write_past_end, "past its end",
	  "write of 1 bytes, 0 bytes past the end" },
	{ slab_copy_past_end, "past its end",
	  "write of 16 bytes, 0 bytes past the end of object" },
	{ slab_write_before, "before it",
	  "write of 1 bytes, 1 bytes before object" },
	{ slab_write_after_free, "after it was freed", "of freed object" },
	{ slab_cache_mixup, "not an object of this cache", NULL },
};

START_TEST(a_wrong_use_is_an_oops)
{
	int by_asan = wrongs[_i].asan_says && cf_sanitizer_has_asan();
	const char *says = by_asan ? wrongs[_i].asan_says : wrongs[_i].says;
	unsigned long user = machine_map(1, CF_VM_READ | CF_VM_WRITE, 'u');
	struct machine_end end;

	machine_oopses(by_asan ? CF_OOPS_SANITIZER : CF_OOPS_HEAP,
		       wrongs[_i].step, (void *)user, &end);
	ck_assert_msg(strstr(end.text, says) != NULL,
		      "want \"%s\", got \"%s\"", says, end.text);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *suite = suite_create("slab");
	TCase *tcase = cf_check_case(suite, "slab");

	cf_test_start();
	tcase_add_loop_test(tcase, alloc_counts_and_aligns, 0,
			    sizeof(allocs) / sizeof(*allocs));
	tcase_add_test(tcase, kmalloc_of_nothing_is_a_pointer_that_may_be_freed);
	tcase_add_test(tcase, fresh_memory_holds_the_fill);
	tcase_add_test(tcase, krealloc_keeps_what_was_there);
	tcase_add_test(tcase, objects_are_listed_in_order);
	tcase_add_test(tcase, a_snapshot_covers_the_heap);
	tcase_add_test(tcase, a_cache_constructs_and_aligns);
	tcase_add_test(tcase, a_page_lives_as_long_as_its_references);
	tcase_add_loop_test(tcase, a_wrong_use_is_an_oops, 0,
			    sizeof(wrongs) / sizeof(*wrongs));
	return cf_check_main(argc, argv, suite);
}
