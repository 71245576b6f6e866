/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One line of golden data (data/README.md, "CSV"). Host-side. */
#ifndef TESTS_GOLDEN_VECTOR_H
#define TESTS_GOLDEN_VECTOR_H

#include "golden_k.h"

enum shape {
	SHAPE_FROM, SHAPE_TO, SHAPE_CLEAR, SHAPE_GET, SHAPE_PUT,
	SHAPE_STRNCPY, SHAPE_STRNLEN, SHAPE_STRNDUP, SHAPE_DUP, SHAPE_STRUCT,
	SHAPE_SIMPLE_READ, SHAPE_SIMPLE_WRITE, SHAPE_ITER_TO, SHAPE_ITER_FROM,
	SHAPE_ITER_ZERO, SHAPE_RANGE, SHAPE_TEXT,
};

/* What is behind the accessible bytes. */
enum kind {
	KIND_none, KIND_unmapped, KIND_protnone, KIND_readonly, KIND_eof,
	KIND_lazy, KIND_tsmax, KIND_hole, KIND_null, KIND_noncanon, KIND_wrap,
	KIND_kunmapped, KIND_kmapped, KIND_hugelen,
	KINDS,
};

/* State of what follows the prefix. */
enum tail {
	TAIL_NONE, TAIL_ZEROED, TAIL_UNTOUCHED, TAIL_MIXED,
};

enum value {
	VALUE_NONE, VALUE_USER, VALUE_ZERO, VALUE_INITIAL, VALUE_OTHER,
};

#define OPS_MAX 20
#define KINDS_MAX 4
#define SEGMENTS_MAX 3
#define TEXT_MAX 100
#define ANY (-1)		/* all alignments */
#define NO_ALIGN (-2)		/* not given */

struct vector {
	const char *line;
	int line_len;
	unsigned char op[OPS_MAX];
	unsigned char pfd[OPS_MAX];
	int ops;
	unsigned char kind[KINDS_MAX];
	int kinds;
	unsigned long n;
	int ualign, kalign;
	int has_off;		/* bytes before the bad page are in @off */
	long off;
	/* what the kernel did */
	long ret;
	int norun;
	unsigned long prefix;
	enum tail tail;
	char rle[32];
	enum value value;
	long nul;		/* -1: none */
	long length;
	long long pos, newpos;
	unsigned long avail;
	unsigned long ksize;
	long nz;		/* -1: none */
	int has_at;		/* the address is @at */
	unsigned long at;
	unsigned long seg_len[SEGMENTS_MAX];
	int segments;		/* 0: one plain buffer */
	int bad;		/* which segment @off is about; -1: none */
	unsigned long ask;
	char text[TEXT_MAX];	/* what a number is read from */
	int text_size;
	unsigned int base;
	long left, iter_off, iter_segs, sys;
};

extern const char *const op_names[GOLDEN_OPS];
extern const enum shape op_shapes[GOLDEN_OPS];
extern const char *const kind_names[KINDS];
extern const char *const tail_names[];

/**
 * vector_parse() - Read one line.
 * @line: ended by a newline or a NUL; kept
 *
 * A word that is not known ends the program: no line is passed over.
 */
void vector_parse(struct vector *v, const char *line);

/** vector_die() - A line that cannot be understood. */
void vector_die(const char *line, const char *what)
	__attribute__((noreturn));

#endif
