// SPDX-License-Identifier: LGPL-2.1-or-later
/* What is built on user copies, for check_built.c. Kernel-side. */
#include <linux/err.h>
#include <linux/kfifo.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/uio.h>
#include <sound/core.h>

#include "built_k.h"

#define U(user) ((void __user *)(user))
#define NUMBER(NAME, name, type)					\
	case BUILT_##NAME: {						\
		type number = 0;					\
									\
		error = kstrto##name##_from_user(U(user), n, 10, &number); \
		*value = number;					\
		return error;						\
	}

int built_number(enum built_number type, unsigned long user, unsigned long n,
		 long long *value)
{
	bool yes = false;
	int error;

	switch (type) {
	NUMBER(ULL, ull, unsigned long long)
	NUMBER(LL, ll, long long)
	NUMBER(UL, ul, unsigned long)
	NUMBER(L, l, long)
	NUMBER(UINT, uint, unsigned int)
	NUMBER(INT, int, int)
	NUMBER(U16, u16, u16)
	NUMBER(S16, s16, s16)
	NUMBER(U8, u8, u8)
	NUMBER(S8, s8, s8)
	case BUILT_BOOL:
		error = kstrtobool_from_user(U(user), n, &yes);
		*value = yes;
		return error;
	case BUILT_NUMBERS:
		break;
	}
	return -ENOSYS;
}

static DEFINE_KFIFO(words, u32, 8);
static STRUCT_KFIFO_REC_1(64) records;

static void fill_words(unsigned int skip)
{
	u32 word = 0;

	kfifo_reset(&words);
	while (skip--) {
		kfifo_put(&words, word);
		if (!kfifo_get(&words, &word))
			return;
	}
}

void built_fifo_from(unsigned int skip, unsigned long user, unsigned long n,
		     struct built_fifo *result)
{
	fill_words(skip);
	result->ret = kfifo_from_user(&words, U(user), n, &result->copied);
	result->len = kfifo_len(&words);
}

void built_fifo_to(unsigned int skip, unsigned long user, unsigned long n,
		   struct built_fifo *result)
{
	fill_words(skip);
	for (u32 i = 0; i < 8; i++)
		kfifo_put(&words, 0x01010101 * i);
	result->ret = kfifo_to_user(&words, U(user), n, &result->copied);
	result->len = kfifo_len(&words);
}

void built_record_from(unsigned long user, unsigned long n,
		       struct built_fifo *result)
{
	INIT_KFIFO(records);
	result->ret = kfifo_from_user(&records, U(user), n, &result->copied);
	result->len = kfifo_len(&records);
}

void built_record_to(unsigned long user, unsigned long n,
		     struct built_fifo *result)
{
	INIT_KFIFO(records);
	kfifo_in(&records, "12345", 5);
	result->ret = kfifo_to_user(&records, U(user), n, &result->copied);
	result->len = kfifo_len(&records);
}

int built_to_card(void *card, unsigned long user, unsigned long n)
{
	return copy_from_user_toio((void __iomem *)card, U(user), n);
}

int built_from_card(unsigned long user, const void *card, unsigned long n)
{
	return copy_to_user_fromio(U(user), (const void __iomem *)card, n);
}

long built_pin(unsigned long user, int write, int nr, int drop)
{
	struct page *pages[4];
	long got = pin_user_pages_fast(user, nr, write ? FOLL_WRITE : 0, pages);

	if (got < 0)
		return got;
	unpin_user_pages_dirty_lock(pages, drop, true);
	return cf_pins();
}

void built_unpin_twice(unsigned long user)
{
	struct page *page;

	if (pin_user_pages_fast(user, 1, 0, &page) != 1)
		return;
	unpin_user_page(page);
	unpin_user_page(page);
}

int built_user_pages(void)
{
	char *from = (char *)__get_free_page(GFP_KERNEL);
	char *to = (char *)__get_free_page(GFP_KERNEL);
	int is_right;

	memset(from, 'f', PAGE_SIZE);
	copy_user_page(to, from, 0x1234, virt_to_page(to));
	is_right = to[0] == 'f' && to[PAGE_SIZE - 1] == 'f';
	clear_user_page(to, 0x1234, virt_to_page(to));
	is_right &= !to[0] && !to[PAGE_SIZE - 1] && from[0] == 'f';
	free_page((unsigned long)to);
	free_page((unsigned long)from);
	return is_right;
}

unsigned long built_fault_in(unsigned long first, unsigned long user,
			     unsigned long n, int write)
{
	struct iovec iov[] = { { U(first), 4 }, { U(user), n } };
	struct iov_iter i;

	iov_iter_init(&i, write ? ITER_DEST : ITER_SOURCE, iov, 2, n + 4);
	return write ? fault_in_iov_iter_writeable(&i, n + 4) :
		       fault_in_iov_iter_readable(&i, n + 4);
}

unsigned long built_iter(enum built_iter kind, unsigned long base,
			 unsigned long n, void *to)
{
	struct kvec kvec = { (void *)base, n };
	struct iov_iter i;

	if (kind == BUILT_KVEC)
		iov_iter_kvec(&i, ITER_SOURCE, &kvec, 1, n);
	else
		iov_iter_ubuf(&i, ITER_SOURCE, U(base), n);
	return copy_from_iter(to, n, &i) * 100 + iov_iter_count(&i);
}

long built_memdup_nul(unsigned long user, unsigned long n)
{
	char *copy = memdup_user_nul(U(user), n);
	long error = PTR_ERR_OR_ZERO(copy);

	if (!error)
		kfree(copy);
	return error;
}
