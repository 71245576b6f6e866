/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Read fault expressions, as doc/fault.ebnf has them. Decides what is an
 * expression; whether the parts may stand together is fault.c's, whether site
 * and field exist is resolve.c's and field.c's, print.c goes the other way. The
 * kinds come from cf_kinds.def, primitives from cf_points.def, actions from
 * actions.def. Host-side.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "fault/action.h"
#include "fault/scan.h"

#define ANY_SITE "function/primitive, '*' for any"

struct parser {
	struct cf_scan s;
	unsigned int column[CF_PART_COUNT]; /* 0: the part is not there */
	struct cf_fault fault;
};

static void mark(struct parser *p, enum cf_fault_part part)
{
	p->column[part] = p->s.at - p->s.text + 1;
}

static int refuse_here(struct parser *p, const char *expected)
{
	return cf_scan_refuse(&p->s, p->s.at, "", "%s", expected);
}

static int parse_name(struct parser *p, const char *what, char *out)
{
	size_t n = cf_scan_glob(p->s.at);

	if (!n)
		return cf_scan_refuse(&p->s, p->s.at, "",
				      "the name of a %s, '*' for any", what);
	if (n >= CF_FAULT_NAME_MAX)
		return cf_scan_refuse(&p->s, p->s.at, "",
				      "a name of at most %d letters",
				      CF_FAULT_NAME_MAX - 1);
	memcpy(out, p->s.at, n);
	memset(out + n, 0, CF_FAULT_NAME_MAX - n);
	p->s.at += n;
	return 0;
}

static int check_prim(struct parser *p, const char *at)
{
	struct cf_nearest nearest = { .word = p->fault.prim };
	unsigned int i;

	for (i = CF_PRIM_NONE + 1; i < CF_PRIM_COUNT; i++) {
		if (cf_glob_match(p->fault.prim, cf_prims[i].name))
			return 0;
		cf_nearest_offer(&nearest, cf_prims[i].name);
	}
	return cf_scan_refuse(&p->s, at, cf_nearest_get(&nearest),
			      "a user copy primitive such as copy_from_user");
}

static int parse_ordinal(struct parser *p)
{
	const char *start = ++p->s.at;
	unsigned long ordinal;
	int ret = cf_scan_positive(&p->s, "the number of a call", &ordinal);

	if (ret)
		return ret;
	if (ordinal > 0xffffffffUL)
		return cf_scan_refuse(&p->s, start, "",
				      "the number of a call below 2^32");
	p->fault.ordinal = ordinal;
	return 0;
}

/* function/primitive or driver/function/primitive; p->s.at is at the first. */
static int parse_site_names(struct parser *p)
{
	struct cf_fault *f = &p->fault;
	const char *prim;
	int ret;

	ret = parse_name(p, "function or driver", f->function);
	if (ret)
		return ret;
	prim = ++p->s.at;
	ret = parse_name(p, "primitive or function", f->prim);
	if (!ret && *p->s.at == '/') {
		/* "*" and no driver at all mean the same: keep one of them. */
		if (strcmp(f->function, "*"))
			memcpy(f->driver, f->function, sizeof(f->driver));
		memcpy(f->function, f->prim, sizeof(f->function));
		prim = ++p->s.at;
		ret = parse_name(p, "primitive", f->prim);
	}
	if (!ret && *p->s.at == '/')
		return refuse_here(p, "no more than driver/function/primitive");
	return ret ? ret : check_prim(p, prim);
}

static int parse_site(struct parser *p)
{
	char next = p->s.at[cf_scan_glob(p->s.at)];
	int ret;

	if (next != '/') {
		if (next == ':' || (next == '#' && *p->s.at != '#'))
			return refuse_here(p, ANY_SITE);
		return 0;
	}
	mark(p, CF_PART_SITE);
	ret = parse_site_names(p);
	if (!ret && *p->s.at == ':')
		ret = parse_ordinal(p);
	if (!ret && *p->s.at != '#')
		ret = cf_scan_want_blank(&p->s,
					 "':', '#' or a blank after the site");
	return ret;
}

static int parse_occ(struct parser *p)
{
	struct cf_fault *f = &p->fault;
	const char *second;
	int ret;

	cf_scan_blanks(&p->s);
	if (*p->s.at != '#')
		return 0;
	mark(p, CF_PART_OCC);
	p->s.at++;
	ret = cf_scan_positive(&p->s, "an occurrence", &f->occ_first);
	if (ret)
		return ret;
	f->occ_last = f->occ_first;
	if (*p->s.at == '+') {
		p->s.at++;
		f->occ_last = CF_FAULT_FOREVER;
	} else if (p->s.at[0] == '.' && p->s.at[1] == '.') {
		second = p->s.at += 2;
		ret = cf_scan_positive(&p->s, "the last occurrence",
				       &f->occ_last);
		if (!ret && f->occ_last < f->occ_first)
			ret = cf_scan_refuse(&p->s, second, "", "%lu or more",
					     f->occ_first);
	}
	return ret ? ret : cf_scan_want_blank(&p->s, "'+', '..' or a blank");
}

static int refuse_kind(struct parser *p)
{
	struct cf_nearest nearest = { 0 };
	char word[CF_FAULT_NAME_MAX], list[128] = "";
	unsigned int i;
	size_t n = 0;

	snprintf(word, sizeof(word), "%.*s", (int)cf_scan_seen(p->s.at),
		 p->s.at);
	nearest.word = word;
	for (i = CF_KIND_NONE + 1; i < CF_KIND_COUNT; i++) {
		cf_nearest_offer(&nearest, cf_kind_names[i]);
		n += snprintf(list + n, sizeof(list) - n, "%s%s", n ? ", " : "",
			      cf_kind_names[i]);
	}
	return cf_scan_refuse(&p->s, p->s.at,
			      word[0] ? cf_nearest_get(&nearest) : "",
			      "a kind (%s)", list);
}

static int parse_kind(struct parser *p)
{
	size_t n;
	unsigned int i;

	cf_scan_blanks(&p->s);
	n = cf_scan_word(p->s.at);
	for (i = CF_KIND_NONE + 1; n && i < CF_KIND_COUNT; i++)
		if (strlen(cf_kind_names[i]) == n &&
		    !memcmp(cf_kind_names[i], p->s.at, n))
			break;
	if (!n || i == CF_KIND_COUNT)
		return refuse_kind(p);
	mark(p, CF_PART_KIND);
	p->fault.kind = i;
	p->fault.sticky = cf_fault_sticky_default(i);
	p->s.at += n;
	return *p->s.at == '@'
		       ? 0
		       : cf_scan_want_blank(&p->s,
					    "'@' or a blank after the kind");
}

static int skip_word(struct parser *p, const char *word)
{
	return cf_scan_skip(&p->s, word);
}

static int parse_distance(struct parser *p, char sign)
{
	if (*p->s.at != sign)
		return 0;
	p->s.at++;
	return cf_scan_number(&p->s, "a count of bytes", &p->fault.offset);
}

static int is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* "[2]" behind a member, any number of them. */
static int skip_indices(struct parser *p)
{
	unsigned long index;

	while (*p->s.at == '[') {
		p->s.at++;
		if (cf_scan_number(&p->s, "an index", &index))
			return -EINVAL;
		if (*p->s.at != ']')
			return refuse_here(p, "']' after the index");
		p->s.at++;
	}
	return 0;
}

/* "struct.member.member", where the struct may be missing. */
static int parse_field(struct parser *p)
{
	const char *start = p->s.at;
	size_t n;

	p->s.at += cf_scan_word(start);
	while (*p->s.at == '.') {
		p->s.at++;
		if (!is_letter(*p->s.at))
			return refuse_here(p, "the name of a member");
		p->s.at += cf_scan_word(p->s.at);
		if (skip_indices(p))
			return -EINVAL;
	}
	n = p->s.at - start;
	if (n >= CF_FAULT_NAME_MAX)
		return cf_scan_refuse(&p->s, start, "",
				      "a field of at most %d letters",
				      CF_FAULT_NAME_MAX - 1);
	memcpy(p->fault.field, start, n);
	p->fault.base = CF_FAULT_FIELD;
	return parse_distance(p, '+');
}

static int is_field(const char *at)
{
	return *at == '.' || (is_letter(*at) && at[cf_scan_word(at)] == '.');
}

static int parse_offset(struct parser *p)
{
	struct cf_fault *f = &p->fault;
	int ret;

	if (*p->s.at != '@')
		return 0;
	mark(p, CF_PART_OFFSET);
	p->s.at++;
	if (is_field(p->s.at)) {
		ret = parse_field(p);
	} else if (skip_word(p, "end")) {
		f->base = CF_FAULT_END;
		ret = parse_distance(p, '-');
	} else if (skip_word(p, "page")) {
		f->base = CF_FAULT_PAGE;
		ret = parse_distance(p, '+');
	} else {
		ret = cf_scan_number(&p->s, "an offset (end-N, page+N, .field)",
				     &f->offset);
	}
	return ret ? ret :
		     cf_scan_want_blank(&p->s, "a blank after the offset");
}

static int refuse_option(struct parser *p)
{
	static const char *const words[] = {
		"sticky", "transient", "unserviceable", "slack=", "round=",
		"then",
	};
	struct cf_nearest nearest = { 0 };
	char word[CF_FAULT_NAME_MAX];
	size_t i;

	snprintf(word, sizeof(word), "%.*s", (int)cf_scan_seen(p->s.at),
		 p->s.at);
	nearest.word = word;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		cf_nearest_offer(&nearest, words[i]);
	return cf_scan_refuse(
		&p->s, p->s.at, cf_nearest_get(&nearest),
		"sticky, transient, unserviceable, slack=N, round=N or then");
}

/* sticky and transient are one part, so that both together are refused too. */
static enum cf_fault_part take_option(struct parser *p)
{
	if (skip_word(p, "sticky")) {
		p->fault.sticky = 1;
		return CF_PART_STICKY;
	}
	if (skip_word(p, "transient")) {
		p->fault.sticky = 0;
		return CF_PART_STICKY;
	}
	if (skip_word(p, "unserviceable")) {
		p->fault.unserviceable = 1;
		return CF_PART_UNSERVICEABLE;
	}
	if (cf_scan_word(p->s.at) != 5)
		return CF_PART_NONE;
	if (!strncmp(p->s.at, "slack=", 6)) {
		p->s.at += 6;
		return CF_PART_SLACK;
	}
	if (!strncmp(p->s.at, "round=", 6)) {
		p->s.at += 6;
		return CF_PART_ROUND;
	}
	return CF_PART_NONE;
}

static int parse_round(struct parser *p)
{
	if (*p->s.at != '4' && *p->s.at != '8')
		return refuse_here(p, "4 or 8");
	p->fault.round = *p->s.at++ - '0';
	return 0;
}

static int parse_option(struct parser *p)
{
	const char *start = p->s.at;
	enum cf_fault_part part = take_option(p);

	if (part == CF_PART_NONE)
		return refuse_option(p);
	if (p->column[part])
		return cf_scan_refuse(&p->s, start, "", "each option once");
	p->column[part] = start - p->s.text + 1;
	if (part == CF_PART_SLACK &&
	    cf_scan_positive(&p->s, "a count of bytes", &p->fault.slack))
		return -EINVAL;
	if (part == CF_PART_ROUND && parse_round(p))
		return -EINVAL;
	return cf_scan_want_blank(&p->s, "a blank after the option");
}

/* Actions, to the end. */
static int parse_actions(struct parser *p)
{
	mark(p, CF_PART_THEN);
	while (skip_word(p, "then")) {
		if (cf_action_parse(&p->s, &p->fault))
			return -EINVAL;
		cf_scan_blanks(&p->s);
	}
	return *p->s.at ? refuse_here(p, "'then' or nothing after an action") :
			  0;
}

static int parse_tail(struct parser *p)
{
	int ret = 0;

	for (cf_scan_blanks(&p->s); !ret && *p->s.at; cf_scan_blanks(&p->s)) {
		if (cf_scan_word(p->s.at) == 4 &&
		    !strncmp(p->s.at, "then", 4))
			return parse_actions(p);
		ret = parse_option(p);
	}
	return ret;
}

static int check_parts(struct parser *p)
{
	const char *why;
	enum cf_fault_part part = cf_fault_conflict(&p->fault, &why);

	if (part == CF_PART_NONE)
		return 0;
	return cf_scan_refuse(&p->s, p->s.text + p->column[part] - 1, "", "%s",
			      why);
}

int cf_fault_parse(const char *text, struct cf_fault *out,
		   struct cf_fault_error *err)
{
	struct parser p;

	/* Equal faults are equal bytes, those between members too. */
	memset(&p, 0, sizeof(p));
	p.s = (struct cf_scan) { .text = text, .at = text, .err = err };
	p.fault.function[0] = p.fault.prim[0] = '*';
	p.fault.occ_first = p.fault.occ_last = 1;
	if (strlen(text) >= CF_FAULT_TEXT_MAX)
		return cf_scan_refuse(&p.s, text + CF_FAULT_TEXT_MAX - 1, "",
				      "at most %d letters",
				      CF_FAULT_TEXT_MAX - 1);
	cf_scan_blanks(&p.s);
	if (parse_site(&p) || parse_occ(&p) || parse_kind(&p) ||
	    parse_offset(&p) || parse_tail(&p) || check_parts(&p))
		return -EINVAL;
	memcpy(out, &p.fault, sizeof(*out));
	return 0;
}
