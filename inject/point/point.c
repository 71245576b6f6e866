/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The only file that talks to libfiu: asks it at each user access whether the
 * site's points are to fail, and turns failinfo into a stop. Host-side.
 *
 * Theory. A miss costs libfiu 37 ns for one name and more for many, so it is
 * asked only when it can be armed at all, and then only for names that a rule
 * of FIU_ENABLE covers; with a control FIFO, or after cf_points_enable(),
 * rules may come at any time and every name is asked for. fiu_fail() is called
 * here, before the fault window exists, never in the fault handler, where its
 * recursion guard would swallow the answer.
 *
 * A point (all kinds of one driver, function and primitive) is made when its
 * first site is seen: the only moment at which memory is allocated. sites[]
 * leads from site->id to it. Kinds are asked in the order of cf_kinds.def, the
 * first that says yes has the access.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#define FIU_ENABLE 1
#include <errno.h>
#include <fiu.h>
#include <fiu-control.h>
#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cf_module.h"
#include "fault/fault.h"
#include "inject.h"
#include "point/rules.h"

struct point {
	struct point *next;
	unsigned long reached;	 /* accesses so far */
	size_t prefix;		 /* length of .../<primitive>/ */
	int rule[CF_KIND_COUNT]; /* index, or -1 */
	char name[CF_KIND_COUNT][CF_POINT_NAME_MAX];
};

struct seen {
	const struct cf_site *site;
	struct point *point;
};

static struct {
	int is_active;
	int is_dynamic;	      /* rules may appear at any time */
	pthread_mutex_t lock; /* of the list, for writers */
	struct point *first;
	struct seen sites[CF_SITES_MAX];
} points = { .lock = PTHREAD_MUTEX_INITIALIZER };

static struct point *make_point(const struct cf_site *site)
{
	struct point *point = calloc(1, sizeof(*point));
	unsigned int kind;

	if (!point)
		return NULL;
	for (kind = 0; kind < CF_KIND_COUNT; kind++) {
		if (!cf_point_name(site, kind, point->name[kind],
				   sizeof(point->name[kind]))) {
			free(point);
			return NULL;
		}
		point->rule[kind] =
			kind ? cf_rules_winner(point->name[kind]) : -1;
	}
	return point;
}

static struct point *find_point(const struct cf_site *site)
{
	char name[CF_POINT_NAME_MAX];
	struct point *point;

	if (!cf_point_name(site, CF_KIND_NONE, name, sizeof(name)))
		return NULL;
	pthread_mutex_lock(&points.lock);
	for (point = points.first; point; point = point->next)
		if (!strcmp(point->name[CF_KIND_NONE], name))
			break;
	if (!point && (point = make_point(site))) {
		point->next = points.first;
		points.first = point;
	}
	pthread_mutex_unlock(&points.lock);
	return point;
}

/* The site is written last and read first: it says that the point is there. */
static struct point *lookup(const struct cf_site *site)
{
	struct seen *seen = &points.sites[site->id % CF_SITES_MAX];
	struct point *point;

	if (__atomic_load_n(&seen->site, __ATOMIC_ACQUIRE) == site)
		return seen->point;
	point = find_point(site);
	if (!site->id || site->id >= CF_SITES_MAX || !point)
		return point;
	seen->point = point;
	__atomic_store_n(&seen->site, site, __ATOMIC_RELEASE);
	return point;
}

static void note_reached(const struct point *point, unsigned long size)
{
	unsigned int kind, i;

	for (kind = 1; kind < CF_KIND_COUNT; kind++) {
		for (i = 1; i < kind; i++) /* one rule for several kinds */
			if (point->rule[i] == point->rule[kind])
				break;
		if (i == kind && point->rule[kind] >= 0)
			cf_ledger_reached(point->rule[kind], size);
	}
}

static int ask(struct point *point, unsigned int kind, unsigned long n,
	       struct cf_access *access)
{
	struct cf_fault fault = { .kind = kind };
	int rule = point->rule[kind];
	uintptr_t info;

	if (!fiu_fail(point->name[kind]))
		return 0;
	info = (uintptr_t)fiu_failinfo(); /* only right after a hit */
	if (rule >= 0)
		cf_ledger_hit(rule);
	if (info >> 32 && info >> 32 != n)
		return 0;
	if (kind != CF_KIND_EFAULT)
		fault.offset = info & 0xffffffffUL;
	fault.sticky = cf_fault_sticky_default(kind);
	if (!cf_fault_place(&fault, access, &access->stop))
		return 0;
	cf_cookie_own(access, CF_OWNER_POINT + rule + 1);
	return 1;
}

void cf_points_before(struct cf_access *access)
{
	struct point *point;
	unsigned int kind;
	unsigned long n;

	if (!points.is_active)
		return;
	point = lookup(access->site);
	if (!point)
		return;
	n = __atomic_add_fetch(&point->reached, 1, __ATOMIC_RELAXED);
	note_reached(point, access->size);
	if (access->stop.kind)
		return;
	for (kind = 1; kind < CF_KIND_COUNT; kind++)
		if ((points.is_dynamic || point->rule[kind] >= 0) &&
		    ask(point, kind, n, access))
			return;
}

void cf_points_after(const struct cf_access *access)
{
	unsigned int owner = cf_cookie_owner(access);

	if (owner > CF_OWNER_POINT && access->injected)
		cf_ledger_fired(owner - CF_OWNER_POINT - 1);
}

int cf_points_is_active(void)
{
	return points.is_active;
}

void cf_points_enable(void)
{
	fiu_init(0);
	points.is_dynamic = 1;
	points.is_active = 1;
	cf_inject_update();
}

/* Return: R2. 0, -EINVAL (a message is on stderr). */
static int read_seed(const char *text, unsigned int *seed)
{
	unsigned long value;
	char *end;

	errno = 0;
	value = strtoul(text, &end, 0);
	if (*text < '0' || *text > '9' || *end || errno || value > UINT_MAX) {
		fprintf(stderr,
			"copyfault: CF_SEED: \"%s\" seen, expected a number below 2^32\n",
			text);
		return -EINVAL;
	}
	*seed = value;
	return 0;
}

static int is_random(void)
{
	unsigned int i;

	for (i = 0; i < cf_rules_count(); i++)
		if (cf_rules_get(i)->command == CF_RULE_ENABLE_RANDOM)
			return 1;
	return 0;
}

/*
 * A draw that nobody can repeat is of no use: a seed that was not asked for is
 * printed. Rules that fiu-ctrl may bring later get one that is always the same.
 */
static int seed_random(void)
{
	const char *text = getenv("CF_SEED");
	unsigned int seed = 1;
	struct timespec now;
	int ret = 0;

	if (text && *text) {
		ret = read_seed(text, &seed);
	} else if (is_random()) {
		clock_gettime(CLOCK_REALTIME, &now);
		seed = now.tv_nsec;
	}
	fiu_set_prng_seed(seed);
	if (!ret && is_random())
		fprintf(stderr, "copyfault: CF_SEED=%u\n", seed);
	return ret;
}

static int is_preload(struct dl_phdr_info *info, size_t size, void *arg)
{
	(void)size;
	(void)arg;
	return strstr(info->dlpi_name, "fiu_run_preload") != NULL;
}

/*
 * FIU_ENABLE without fiu-run's preload would do nothing, in silence. Sanitizers
 * need LD_PRELOAD for themselves, so obey it here.
 */
static int apply(const char *env)
{
	char *copy = strdup(env), *line, *state = NULL, *error = NULL;
	int ret = copy ? 0 : -ENOMEM;

	for (line = copy ? strtok_r(copy, "\n", &state) : NULL; line && !ret;
	     line = strtok_r(NULL, "\n", &state)) {
		if (!fiu_rc_string(line, &error))
			continue;
		fprintf(stderr,
			"copyfault: FIU_ENABLE: '%s'\ncopyfault: libfiu: %s\n",
			line, error ? error : "refused");
		ret = -EINVAL;
	}
	free(copy);
	return ret;
}

/* Did libfiu take the rules? It does not when a second copy of it is linked. */
static int verify(void)
{
	unsigned int i;

	for (i = 0; i < cf_rules_count(); i++) {
		const struct cf_rule *rule = cf_rules_get(i);

		if (rule->command != CF_RULE_ENABLE || rule->is_onetime ||
		    !rule->is_ours || fiu_fail(rule->name))
			continue;
		fprintf(stderr,
			"copyfault: FIU_ENABLE: '%s'\n"
			"copyfault: libfiu did not take this rule; is it linked statically, or was an earlier command refused?\n",
			rule->text);
		return -EINVAL;
	}
	return 0;
}

static int obey(const char *env)
{
	int ret = cf_rules_load(env);

	if (ret || !cf_rules_count())
		return ret;
	if (!dl_iterate_phdr(is_preload, NULL))
		ret = apply(env);
	if (!ret)
		ret = verify();
	points.is_active = !ret;
	return ret;
}

int cf_points_start(void)
{
	const char *env = getenv("FIU_ENABLE");
	const char *fifo = getenv("FIU_CTRL_FIFO");
	int ret = 0;

	fiu_init(0);
	cf_outside_tell(CF_OUTSIDE_LOOKED);
	if (env && *env)
		ret = obey(env);
	if (!ret && fifo && *fifo) {
		points.is_dynamic = points.is_active = 1;
		ret = cf_outside_publish(fifo);
	}
	if (!ret && points.is_active)
		ret = seed_random();
	if (!ret)
		ret = cf_ledger_start();
	if (ret)
		points.is_active = 0;
	return ret;
}
