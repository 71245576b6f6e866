/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The calls of built_k.c. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_UACCESS_BUILT_K_H
#define TESTS_LIB_UACCESS_BUILT_K_H

/* kstrto*_from_user() by type: their error, or the value in *@value. */
enum built_number {
	BUILT_ULL, BUILT_LL, BUILT_UL, BUILT_L, BUILT_UINT, BUILT_INT,
	BUILT_U16, BUILT_S16, BUILT_U8, BUILT_S8, BUILT_BOOL, BUILT_NUMBERS,
};

int built_number(enum built_number type, unsigned long user, unsigned long n,
		 long long *value);

/**
 * struct built_fifo - what a transfer of a kfifo gave
 * @ret, @copied: of the call
 * @len:          elements, or records' bytes, in the fifo after it
 */
struct built_fifo {
	int ret;
	unsigned int copied, len;
};

/* Eight elements of four bytes, of which @skip have come and gone. */
void built_fifo_from(unsigned int skip, unsigned long user, unsigned long n,
		     struct built_fifo *result);
void built_fifo_to(unsigned int skip, unsigned long user, unsigned long n,
		   struct built_fifo *result);

/* Records of up to 255 bytes; one of 5 is in it when @n bytes are taken out. */
void built_record_from(unsigned long user, unsigned long n,
		       struct built_fifo *result);
void built_record_to(unsigned long user, unsigned long n,
		     struct built_fifo *result);

/* Between user space and the memory of a card. */
int built_to_card(void *card, unsigned long user, unsigned long n);
int built_from_card(unsigned long user, const void *card, unsigned long n);

/* Pin @nr pages, drop @drop of them; how many are held then. */
long built_pin(unsigned long user, int write, int nr, int drop);

/* fault_in_iov_iter_*() of two segments, the second of @n bytes at @user. */
unsigned long built_fault_in(unsigned long first, unsigned long user,
			     unsigned long n, int write);

/* Iterators of other kinds: bytes copied from one over @base. */
enum built_iter { BUILT_KVEC, BUILT_UBUF };
unsigned long built_iter(enum built_iter kind, unsigned long base,
			 unsigned long n, void *to);

/* Unpin a page once more than it was pinned. */
void built_unpin_twice(unsigned long user);

/* clear_user_page() and copy_user_page(), which touch kernel pages alone. */
int built_user_pages(void);

long built_memdup_nul(unsigned long user, unsigned long n);

#endif
