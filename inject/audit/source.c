// SPDX-License-Identifier: LGPL-2.1-or-later
/* Read the words of a C source. Host-side. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source.h"

#define INCLUDE_DEPTH 8

struct scan {
	int (*word)(const char *text, enum cf_after after, void *arg);
	int (*call)(const char *text, size_t size, void *arg);
	void *arg;
	int depth;
};

static int scan_file(struct scan *scan, const char *path);

static char *read_file(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = NULL;
	size_t size = 0;
	ssize_t length;

	if (!file)
		return NULL;
	length = getdelim(&text, &size, '\0', file);
	if (length < 0 && !ferror(file)) {	/* an empty file */
		free(text);
		text = strdup("");
	} else if (length < 0) {
		free(text);
		text = NULL;
	}
	fclose(file);
	return text;
}

static const char *skip_comment(const char *p)
{
	const char *end;

	if (p[1] == '/')
		return p + strcspn(p, "\n");
	end = strstr(p + 2, "*/");
	return end ? end + 2 : p + strlen(p);
}

static const char *skip_quoted(const char *p)
{
	char quote = *p++;

	while (*p && *p != quote && *p != '\n')
		p += *p == '\\' && p[1] ? 2 : 1;
	return *p ? p + 1 : p;
}

/* #include "name": beside the file that says so. */
static int scan_include(struct scan *scan, const char *path, const char *line)
{
	const char *slash = strrchr(path, '/');
	char beside[PATH_MAX], name[256];
	int result;

	if (sscanf(line, "# include \"%255[^\"\n]\"", name) != 1 &&
	    sscanf(line, "#include \"%255[^\"\n]\"", name) != 1)
		return 0;
	if (scan->depth == INCLUDE_DEPTH)
		return 0;
	snprintf(beside, sizeof(beside), "%.*s%s",
		 slash ? (int)(slash - path + 1) : 0, path, name);
	scan->depth++;
	result = scan_file(scan, beside);
	scan->depth--;
	return result == -ENOENT ? 0 : result;
}

/* Behind the last line of a directive, which a backslash continues. */
static const char *directive_end(const char *p)
{
	while (*p && (*p != '\n' || p[-1] == '\\'))
		p++;
	return p;
}

/* Behind the parenthesis that closes the one at @p; NULL: none does. */
static const char *call_end(const char *p)
{
	int depth = 0;

	while (*p) {
		if (*p == '"' || *p == '\'') {
			p = skip_quoted(p);
			continue;
		}
		depth += (*p == '(') - (*p == ')');
		p++;
		if (!depth)
			return p;
	}
	return NULL;
}

static int scan_call(struct scan *scan, const char *p, size_t size,
		     enum cf_after after)
{
	const char *end;

	if (!scan->call || p[size] != '(' ||
	    (after != CF_AFTER_CASE && strncmp(p, "_IO", 3)))
		return 0;
	end = call_end(p + size);
	return end ? scan->call(p, end - p, scan->arg) : 0;
}

/* Of an identifier, a number or a character constant. 0: there is none. */
static size_t word_size(const char *p)
{
	size_t size = 0;

	if (*p == '\'') {
		size = skip_quoted(p) - p;
		return size > 2 && p[size - 1] == '\'' ? size : 0;
	}
	while (isalnum((unsigned char)p[size]) || p[size] == '_')
		size++;
	return size;
}

/* What the next word stands after, when @p is between words. */
static enum cf_after after_mark(const char *p, enum cf_after after)
{
	if ((*p == '=' || *p == '!') && p[1] == '=')
		return CF_AFTER_COMPARE;
	if (isspace((unsigned char)*p))
		return after;
	/* The second character of the operator, and what may stand behind. */
	return after == CF_AFTER_COMPARE && strchr("=(", *p) ? after :
							       CF_AFTER_OTHER;
}

/* And behind a word: `!= be32_to_cpu(WORD)` compares with WORD. */
static enum cf_after after_word(const char *word, char next,
				enum cf_after after)
{
	if (!strcmp(word, "case"))
		return CF_AFTER_CASE;
	return after == CF_AFTER_COMPARE && next == '(' ? after :
							  CF_AFTER_OTHER;
}

static int scan_text(struct scan *scan, const char *path, const char *p)
{
	const char *plain = p;	/* no directive from here on */
	enum cf_after after = CF_AFTER_OTHER;

	while (*p) {
		char word[128];
		size_t size;
		int result = 0;

		if (*p == '/' && (p[1] == '/' || p[1] == '*')) {
			p = skip_comment(p);
			continue;
		}
		if (*p == '#') {
			result = scan_include(scan, path, p);
			plain = directive_end(p);
		}
		if (result)
			return result;
		size = word_size(p);
		if (!size && (*p == '"' || *p == '\'')) {
			p = skip_quoted(p);
			continue;
		}
		if (!size) {
			after = after_mark(p, after);
			p++;
			continue;
		}
		snprintf(word, sizeof(word), "%.*s", (int)size, p);
		if (scan->word)
			result = scan->word(word, after, scan->arg);
		else if (p >= plain)
			result = scan_call(scan, p, size, after);
		if (result)
			return result;
		p += size;
		after = after_word(word, *p, after);
	}
	return 0;
}

static int scan_file(struct scan *scan, const char *path)
{
	char *text = read_file(path);
	int result;

	if (!text)
		return errno ? -errno : -EIO;
	result = scan_text(scan, path, text);
	free(text);
	return result;
}

int cf_source_words(const char *path,
		    int (*word)(const char *text, enum cf_after after, void *arg),
		    void *arg)
{
	struct scan scan = { .word = word, .arg = arg };

	return scan_file(&scan, path);
}

int cf_source_calls(const char *path,
		    int (*call)(const char *text, size_t size, void *arg),
		    void *arg)
{
	struct scan scan = { .call = call, .arg = arg };

	return scan_file(&scan, path);
}

static const struct gone {
	const char *name;
	struct cf_era era;
} gone[] = {
#define CF_GONE(name, major, minor, patch) \
	{ #name, { major, minor, patch, #name } },
#include "eras.def"
#undef CF_GONE
};

static int note_era(const char *text, enum cf_after after, void *arg)
{
	struct cf_era *era = arg;

	(void)after;
	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++)
		if (!strcmp(text, gone[i].name) &&
		    cf_era_code(&gone[i].era) < cf_era_code(era))
			*era = gone[i].era;
	return 0;
}

unsigned int cf_era_code(const struct cf_era *era)
{
	return era->major << 16 | era->minor << 8 |
	       (era->patch > 255 ? 255 : era->patch);
}

int cf_era_parse(const char *text, struct cf_era *era)
{
	unsigned int field[3] = { 0, 0, 0 };
	int fields = 0;

	do {
		char *end;

		if (fields == 3 || !isdigit((unsigned char)*text))
			return -EINVAL;
		field[fields++] = strtoul(text, &end, 10);
		text = end;
	} while (*text++ == '.');
	if (text[-1] || fields < 2 || field[0] < 2 || field[0] > 6 ||
	    field[1] > 255)
		return -EINVAL;
	*era = (struct cf_era) { field[0], field[1], field[2], NULL };
	return 0;
}

int cf_era_detect(const char *path, struct cf_era *era)
{
	*era = (struct cf_era) { 6, 1, 0, NULL };
	return cf_source_words(path, note_era, era);
}
