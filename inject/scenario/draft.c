// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * A first scenario file, out of a census. Host-side.
 *
 * What the driver did is what is expected: a reader who knows the driver says
 * whether it is right, and a later edit that changes it is told. What oracles
 * said no to is a finding that the file expects, with what they said.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include <copyfault/fault.h>

#include "scenario/draft.h"
#include "scenario/read.h"

/* What a run came to; shared with the process that makes it. */
struct seen {
	long ret[CF_OPS_MAX];
	long long pos[CF_OPS_MAX];
	int is_done;		/* the calls came back */
	int hit;		/* call whose copy was stopped, -1: none */
};

struct draft {
	struct cf_sweep *sweep;
	FILE *out;
	struct seen *seen;
};

/* ---- steps ---- */

static int is_step(const struct cf_op *op)
{
	return op->type != CF_OP_INSMOD && op->type != CF_OP_RMMOD &&
	       op->type != CF_OP_SKIP;
}

/* "write", or "write#2" when it is not the only one. */
static void put_name(const struct draft *d, int index)
{
	const struct cf_workload *workload = &d->sweep->fit->workload;
	enum cf_op_type type = workload->op[index].type;
	int number = 0, count = 0;

	for (int i = 0; i < workload->count; i++) {
		count += workload->op[i].type == type;
		if (i == index)
			number = count;
	}
	fputs(cf_op_name(type), d->out);
	if (count > 1)
		fprintf(d->out, "#%d", number);
}

static void put_return(FILE *out, long ret)
{
	const char *name = cf_errno_name(-ret);

	if (ret < 0 && name)
		fprintf(out, "-%s", name);
	else
		fprintf(out, "%ld", ret);
}

static void put_segments(const struct draft *d, const struct cf_op *op)
{
	const struct cf_fit *fit = d->sweep->fit;
	unsigned long at = op->ubuf;

	fputc('[', d->out);
	for (unsigned int i = 0; i < op->flags; i++) {
		const struct cf_iovec *vector = cf_fit_bytes(fit, op->arg,
								NULL);

		fputs(i ? ", " : "", d->out);
		if (op->type == CF_OP_READV)
			fprintf(d->out, "%lu", vector[i].len);
		else
			cf_draft_data(d->out, d->sweep, at,
				      vector[i].len);
		at += vector[i].len;
	}
	fputc(']', d->out);
}

/* A name that the compiler will find again, or the number. */
static void put_command(const struct draft *d, const struct cf_op *op)
{
	int is_name = isalpha((unsigned char)op->name[0]) &&
		      d->sweep->build->source_count == 1;

	if (is_name)
		fprintf(d->out, "%s", op->name);
	else
		fprintf(d->out, "0x%x\t# %s", op->cmd, op->name);
	if (op->ubuf) {
		fputs("\n      bytes: ", d->out);
		cf_draft_data(d->out, d->sweep, op->arg, _IOC_SIZE(op->cmd));
	} else if (op->arg || !is_name) {
		fprintf(d->out, "\n      value: 0x%lx", op->arg);
	} else {
		fputs("\n      value: 0", d->out);
	}
}

static void put_value(const struct draft *d, const struct cf_op *op)
{
	switch (op->type) {
	case CF_OP_OPEN:
		fprintf(d->out, "%s", d->sweep->fit->workload.node[op->node].path);
		if ((op->flags & 3) != 2)
			fprintf(d->out, "\n      flags: %s",
				op->flags & 1 ? "wronly" : "rdonly");
		break;
	case CF_OP_READ:
		fprintf(d->out, "%lu", op->size);
		break;
	case CF_OP_WRITE:
		cf_draft_data(d->out, d->sweep, op->ubuf, op->size);
		break;
	case CF_OP_READV:
	case CF_OP_WRITEV:
		put_segments(d, op);
		break;
	case CF_OP_LSEEK:
		fprintf(d->out, "%lld", op->offset);
		break;
	case CF_OP_IOCTL:
		put_command(d, op);
		break;
	case CF_OP_POLL:
		fputs("[in, out]", d->out);
		break;
	default:
		break;
	}
}

static void put_step(const struct draft *d, int index, int *fd)
{
	const struct cf_workload *workload = &d->sweep->fit->workload;
	const struct cf_op *op = &workload->op[index];
	long ret = d->sweep->clean->op[index].ret;
	static int opened;

	fprintf(d->out, "    - %s: ", cf_op_name(op->type));
	put_value(d, op);
	if (op->type == CF_OP_OPEN) {
		fprintf(d->out, "\n      as: fd%d", ++opened);
		fd[op->node] = opened;
	} else if (op->type == CF_OP_CLOSE || op->type == CF_OP_FSYNC) {
		fprintf(d->out, "fd%d", fd[op->node]);
	} else if (workload->node_count > 1) {
		fprintf(d->out, "\n      fd: fd%d", fd[op->node]);
	}
	if (ret && op->type != CF_OP_OPEN) {
		fputs("\n      expect: ", d->out);
		put_return(d->out, ret);
	}
	fputc('\n', d->out);
}

static void put_workload(const struct draft *d)
{
	const struct cf_workload *workload = &d->sweep->fit->workload;
	int fd[CF_NODES_MAX] = { 0 };

	fputs("\nworkloads:\n  everything:\n", d->out);
	for (int i = 0; i < workload->count; i++)
		if (is_step(&workload->op[i]))
			put_step(d, i, fd);
}

/* ---- scenarios ---- */

static void look(void *arg)
{
	struct draft *d = arg;
	const struct cf_record *run = d->sweep->run;

	for (int i = 0; i < run->count; i++) {
		d->seen->ret[i] = run->op[i].ret;
		d->seen->pos[i] = run->op[i].pos_after;
	}
	d->seen->hit = -1;
	for (unsigned long i = 0; i < run->trace.count; i++)
		if (run->trace.entries[i].injected && d->seen->hit < 0)
			d->seen->hit = run->trace.entries[i].op;
	d->seen->is_done = 1;
}

static const struct cf_finding *gravest(const struct cf_tally *tally)
{
	const struct cf_finding *found = NULL;

	for (unsigned int i = 0; i < tally->findings; i++) {
		const struct cf_finding *finding = &tally->finding[i];

		if (finding->severity <= 2 &&
		    (finding->is_crash || !finding->needs_two) &&
		    (!found || finding->severity < found->severity))
			found = finding;
	}
	return found;
}

static void put_expected_step(const struct draft *d, int index)
{
	fputs("      ", d->out);
	put_name(d, index);
	fputs(": ", d->out);
	if (d->seen->pos[index] >= 0 && index == d->seen->hit) {
		fputs("{return: ", d->out);
		put_return(d->out, d->seen->ret[index]);
		fprintf(d->out, ", pos: %lld}\n", d->seen->pos[index]);
		return;
	}
	put_return(d->out, d->seen->ret[index]);
	fputc('\n', d->out);
}

static void put_expected(const struct draft *d)
{
	const struct cf_workload *workload = &d->sweep->fit->workload;
	const struct cf_finding *finding = gravest(&d->sweep->slot->tally);

	fputs("    expect:\n", d->out);
	if (finding)
		fprintf(d->out, "      # %s: %s%s%s\n      finding: %s\n",
			cf_classes[finding->class].text, finding->expected,
			finding->detail[0] ? "; " : "", finding->detail,
			cf_classes[finding->class].id);
	for (int i = 0; d->seen->is_done && i < workload->count; i++)
		if (is_step(&workload->op[i]) &&
		    (i == d->seen->hit ||
		     d->seen->ret[i] != d->sweep->clean->op[i].ret))
			put_expected_step(d, i);
}

/* A run that is no scenario: its fault hit module_init(), or did not happen. */
static int is_usable(const struct draft *d)
{
	const unsigned long *verdict = d->sweep->slot->tally.verdict;

	if (verdict[CF_VERDICT_CRASH] || verdict[CF_VERDICT_HANG])
		return 1;
	return d->seen->is_done && d->seen->hit >= 0 &&
	       is_step(&d->sweep->fit->workload.op[d->seen->hit]);
}

static int put_scenario(const struct draft *d,
			const struct cf_trace_entry *entry, enum cf_kind kind,
			unsigned long at)
{
	const struct cf_site *site = entry->site;
	char text[CF_FAULT_TEXT_MAX];
	struct cf_fault fault;
	int error;

	cf_fault_at_site(&fault, site, entry->occurrence, kind, at);
	if (cf_fault_format(&fault, text, sizeof(text)))
		return 0;
	memset(d->seen, 0, sizeof(*d->seen));
	error = cf_pool_one(d->sweep, &fault, 1, 0);
	if (error || !is_usable(d))
		return error;
	fprintf(d->out, "\n  %s-%s-%u-%s:\n", site->function,
		cf_prims[site->prim].name, site->ordinal, cf_kind_names[kind]);
	fprintf(d->out, "    workload: everything\n    fault: \"%s\"\t# %s:%u\n",
		text, site->file, site->line);
	put_expected(d);
	return 0;
}

static int is_first_of_site(const struct cf_trace *trace, unsigned long index)
{
	if (!cf_trace_is_stoppable(&trace->entries[index]))
		return 0;
	for (unsigned long i = 0; i < index; i++)
		if (trace->entries[i].site == trace->entries[index].site &&
		    cf_trace_is_stoppable(&trace->entries[i]))
			return 0;
	return 1;
}

static int put_scenarios(const struct draft *d)
{
	const struct cf_trace *trace = &d->sweep->clean->trace;
	int error = 0;

	fputs("\nscenarios:\n  # Nothing is injected: the workload as it is.\n"
	      "  clean: {workload: everything}\n", d->out);
	for (unsigned long i = 0; i < trace->count && !error; i++) {
		const struct cf_trace_entry *entry = &trace->entries[i];
		int is_whole = cf_prims[entry->prim].unit == CF_UNIT_WHOLE;

		if (!is_first_of_site(trace, i))
			continue;
		error = put_scenario(d, entry, CF_KIND_EFAULT, 0);
		if (!error && !is_whole && entry->size > 1)
			error = put_scenario(d, entry, CF_KIND_MIDCOPY,
					     entry->copied / 2);
	}
	return error;
}

/* ---- the file ---- */

static void put_head(const struct draft *d, const char *beside)
{
	const struct cf_build *build = d->sweep->build;
	const struct cf_era *era = &build->era;

	fprintf(d->out,
		"# Scenarios of %s: see cf-scenario(5). Made by 'copyfault init': what the\n"
		"# driver does today is what is expected. Look whether it is right.\n\n"
		"driver:\n  source:\n    - %s\n", build->name, beside);
	for (int i = 1; i < build->source_count; i++)
		fprintf(d->out, "    - %s\n", build->source[i]);
	if (!era->because && (era->major != 6 || era->minor != 1))
		fprintf(d->out, "  kernel: %u.%u.%u\n", era->major, era->minor,
			era->patch);
	if (d->sweep->params)
		fprintf(d->out, "  params: \"%s\"\n", d->sweep->params);
	if (build->flag_count)
		fputs("  cflags:\n", d->out);
	for (int i = 0; i < build->flag_count; i++)
		fprintf(d->out, "    - \"%s\"\n", build->flags[i]);
	fputs("\n# What the driver promises where the contract of user copies leaves it free.\n"
	      "policy:\n", d->out);
}

static void put_policy(const struct draft *d)
{
#define CF_POLICY(NAME, name, per_op, text) \
	fprintf(d->out, "  # %s\n  %s: undeclared\n", text, #name);
#define CF_CHOICE(NAME, CHOICE, choice, text) \
	fprintf(d->out, "    # %s: %s\n", #choice, text);
#include "oracle/policy.def"
}

int cf_draft_write(struct cf_sweep *sweep, const char *beside, FILE *out)
{
	struct draft d = { .sweep = sweep, .out = out };
	int error;

	d.seen = mmap(NULL, sizeof(*d.seen), PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (d.seen == MAP_FAILED)
		return -ENOMEM;
	sweep->look = look;
	sweep->look_arg = &d;
	put_head(&d, beside);
	put_policy(&d);
	put_workload(&d);
	error = put_scenarios(&d);
	munmap(d.seen, sizeof(*d.seen));
	return error;
}
