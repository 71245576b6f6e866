// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * Parse golden data. What is written for a real kernel's TASK_SIZE_MAX is
 * turned to this machine's. Host-side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cf_mm.h"

#include "vector.h"

const char *const op_names[GOLDEN_OPS] = {
#define GOLDEN_OP(name, shape) #name,
#include "golden_ops.def"
#undef GOLDEN_OP
};

const enum shape op_shapes[GOLDEN_OPS] = {
#define GOLDEN_OP(name, shape) SHAPE_##shape,
#include "golden_ops.def"
#undef GOLDEN_OP
};

const char *const kind_names[KINDS] = {
	"none", "unmapped", "protnone", "readonly", "eof", "lazy", "tsmax",
	"hole", "null", "noncanon", "wrap", "kunmapped", "kmapped", "hugelen",
};

const char *const tail_names[] = { "-", "zeroed", "untouched", "mixed" };

void vector_die(const char *line, const char *what)
{
	fprintf(stderr, "golden: %s: %.*s\n", what,
		(int)strcspn(line, "\n"), line);
	exit(99);
}

/* A field or a part of one: up to any of @ends. */
struct word {
	const char *s;
	int len;
};

static struct word word_at(const char *s, const char *ends)
{
	return (struct word) { s, strcspn(s, ends) };
}

static int word_is(struct word word, const char *text)
{
	return !strncmp(word.s, text, word.len) && !text[word.len];
}

static int find(struct word word, const char *const *names, int count,
		const char *line)
{
	for (int i = 0; i < count; i++)
		if (word_is(word, names[i]))
			return i;
	vector_die(line, "unknown word");
}

static void parse_ops(struct vector *v, struct word field)
{
	const char *end = field.s + field.len;

	for (const char *s = field.s; s < end;) {
		struct word word = word_at(s, "|,");
		int pfd = word.len > 4 &&
			  !strncmp(s + word.len - 4, "@pfd", 4);

		s += word.len + 1;
		if (pfd)
			word.len -= 4;
		if (v->ops == OPS_MAX)
			vector_die(v->line, "too many operations");
		v->pfd[v->ops] = pfd;
		v->op[v->ops++] = find(word, op_names, GOLDEN_OPS, v->line);
	}
}

static void parse_kinds(struct vector *v, struct word field)
{
	const char *end = field.s + field.len;

	for (const char *s = field.s; s < end;) {
		struct word word = word_at(s, "+,");

		v->kind[v->kinds++] = find(word, kind_names, KINDS, v->line);
		s += word.len + 1;
	}
}

static long number(struct word word)
{
	/* Lengths above 2^63 are written as negative numbers. */
	return (long)strtoull(word.s, NULL, 10);
}

static int parse_align(struct word field)
{
	if (word_is(field, "*"))
		return ANY;
	if (word_is(field, "-"))
		return NO_ALIGN;
	return number(field);
}

/* "TSMAX-17", "-CANON+4095", "2^63", "-64", "+4097", "0x41..41", "EDGE". */
static unsigned long parse_address(struct vector *v, struct word word)
{
	static const struct {
		const char *name;
		unsigned long base;
	} bases[] = {
		{ "-CANON", -(1UL << 47) }, { "CANON", 1UL << 47 },
		{ "2^63", 1UL << 63 },
		{ "0x41..41", 0x4141414141414141UL },
	};

	if (!strncmp(word.s, "TSMAX", 5))
		return cf_task_size + number(word_at(word.s + 5, ";"));
	for (int i = 0; i < 4; i++) {
		int len = strlen(bases[i].name);

		if (!strncmp(word.s, bases[i].name, len))
			return bases[i].base +
			       number(word_at(word.s + len, ";"));
	}
	if (!strchr("+-0123456789", *word.s))
		vector_die(v->line, "unknown address");
	return number(word);
}

/* "EDGE" and "TSMAX" alone are where @off counts from. */
static void parse_at(struct vector *v, struct word word)
{
	if (!strncmp(word.s, "EDGE", 4) || word_is(word, "TSMAX"))
		return;
	v->has_at = 1;
	v->at = parse_address(v, word);
}

static void parse_iov(struct vector *v, struct word word)
{
	const char *end = word.s + word.len;
	int count = 0;

	for (const char *s = word.s + 1; s < end; s += strcspn(s, "+;") + 1)
		v->seg_len[count++] = strtoul(s, NULL, 10);
	v->segments = *word.s == 'v' ? count : 0;
}

static void parse_value(struct vector *v, struct word word)
{
	static const char *const names[] = {
		"", "user", "zero", "initial", "other",
	};

	v->value = find(word, names, 5, v->line);
}

/* Two hexadecimal digits a character: a text may hold anything. */
static void parse_text(struct vector *v, struct word word)
{
	if (word.len % 2 || word.len / 2 > TEXT_MAX)
		vector_die(v->line, "a text that is too long");
	for (v->text_size = 0; v->text_size < word.len / 2; v->text_size++) {
		char pair[3] = "";

		memcpy(pair, word.s + 2 * v->text_size, 2);
		v->text[v->text_size] = strtol(pair, NULL, 16);
	}
}

static void parse_extra(struct vector *v, struct word key, struct word word)
{
	if (word_is(key, "rle")) {
		snprintf(v->rle, sizeof(v->rle), "%.*s", word.len, word.s);
	} else if (word_is(key, "val")) {
		parse_value(v, word);
	} else if (word_is(key, "at")) {
		parse_at(v, word);
	} else if (word_is(key, "size")) {
		v->n = parse_address(v, word);
	} else if (word_is(key, "iov")) {
		parse_iov(v, word);
	} else if (word_is(key, "text")) {
		parse_text(v, word);
	} else if (word_is(key, "nul")) {
		v->nul = word_is(word, "no") ? -1 : number(word);
	} else if (word_is(key, "nz")) {
		v->nz = word_is(word, "no") ? -1 : number(word);
	} else {
		static const char *const names[] = {
			"strlen", "ksize", "pos", "avail", "newpos", "left",
			"off", "segs", "sys", "ask", "bad", "num", "base",
		};
		long x = number(word);

		switch (find(key, names, 13, v->line)) {
		case 0: v->length = x; break;
		case 1: v->ksize = x; break;
		case 2: v->pos = x; break;
		case 3: v->avail = x; break;
		case 4: v->newpos = x; break;
		case 5: v->left = x; break;
		case 6: v->iter_off = x; break;
		case 7: v->iter_segs = x; break;
		case 8: v->sys = x; break;
		case 9: v->ask = x; break;
		case 10: v->bad = x; break;
		case 11: v->length = x; break;
		case 12: v->base = x; break;
		}
	}
}

static void parse_extras(struct vector *v, const char *s)
{
	while (*s && *s != '\n') {
		struct word key = word_at(s, "=\n");
		struct word word = word_at(s + key.len + 1, ";\n");

		if (key.s[key.len] != '=' || word.s[word.len] != ';')
			vector_die(v->line, "a field that is no key=value;");
		parse_extra(v, key, word);
		s = word.s + word.len + 1;
	}
}

void vector_parse(struct vector *v, const char *line)
{
	struct word field[9];
	const char *s = line;

	memset(v, 0, sizeof(*v));
	v->line = line;
	v->line_len = strcspn(line, "\n");
	v->nul = v->nz = v->bad = -1;
	for (int i = 0; i < 9; i++) {
		field[i] = word_at(s, ",\n");
		if (s[field[i].len] != ',')
			vector_die(line, "a line that is too short");
		s += field[i].len + 1;
	}
	parse_ops(v, field[0]);
	v->n = number(field[1]);
	v->ualign = parse_align(field[2]);
	v->kalign = parse_align(field[3]);
	v->has_off = !word_is(field[4], "-");
	v->off = v->has_off ? number(field[4]) : 0;
	parse_kinds(v, field[5]);
	v->norun = word_is(field[6], "norun");
	v->ret = v->norun ? 0 : number(field[6]);
	v->prefix = number(field[7]);
	v->tail = find(field[8], tail_names, 4, line);
	parse_extras(v, s);
}
