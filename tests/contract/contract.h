/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the parts of the contract test share. Host-side.
 */
#ifndef TESTS_CONTRACT_H
#define TESTS_CONTRACT_H

/**
 * struct routines - what is held to the reference
 *
 * The real ones (contract_real), or with one that is wrong on purpose.
 * @old:  copies of a constant size in an old driver
 * @prim: every user copy of lib/uaccess, by its number in cf_points.def
 */
struct routines {
	unsigned long (*copy_from)(void *to, const void *from, unsigned long n);
	unsigned long (*copy_to)(void *to, const void *from, unsigned long n);
	unsigned long (*copy_in)(void *to, const void *from, unsigned long n);
	unsigned long (*clear)(void *to, unsigned long n);
	unsigned long (*clear_reach)(unsigned long n, unsigned long k);
	long (*get[4])(void *value, const void *from);	/* 1, 2, 4, 8 bytes */
	long (*put[4])(void *to, const void *value);
	long (*prim)(unsigned int prim, void *kernel, unsigned long user,
		     unsigned long n);
	long (*old)(int form, void *kernel, unsigned long user,
		    unsigned long n);
};

extern const struct routines contract_real;

/**
 * struct tally - what came of it
 * @comparisons: calls whose result and memory were compared
 * @differences: of these, not as the reference has it
 * @faults:      calls that were to fault, and did
 * @is_quiet:    differences are counted, not named
 */
struct tally {
	long comparisons;
	long differences;
	long faults;
	int is_quiet;
};

/** contract_says() - Count one comparison; name it when @wrong. */
void contract_says(struct tally *tally, const char *wrong, const char *fmt,
		   ...) __attribute__((format(printf, 3, 4)));

/** contract_arch() - The routines of lib/arch alone, on pages of the process. */
void contract_arch(const struct routines *r, struct tally *tally);

/** contract_uaccess() - What lib/uaccess makes of them, faults injected too. */
void contract_uaccess(const struct routines *r, struct tally *tally);

/** contract_oops() - Faults that no table entry may repair. */
void contract_oops(const struct routines *r, struct tally *tally);

/** contract_old() - Copies of a constant size, in the era that had parts. */
void contract_old(const struct routines *r, struct tally *tally);

/* A routine that is wrong on purpose. */
struct wrong {
	const char *what;
	void (*put_in)(struct routines *r);
};

extern const struct wrong contract_wrongs[];
extern const int contract_wrong_count;

#endif
