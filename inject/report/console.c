// SPDX-License-Identifier: LGPL-2.1-or-later
/*
 * What a sweep found, for people, on stdout. Host-side.
 *
 * No clock and no address in it, but the rate in the last line: the same sweep
 * prints the same findings.
 */
#include <stdio.h>
#include <string.h>

#include <copyfault/symbol.h>

#include "console.h"
#include "point/point.h"

static const char *plural(unsigned long n)
{
	return n == 1 ? "" : "s";
}

void cf_report_head(const struct cf_sweep *sweep)
{
	const struct cf_build *build = sweep->build;
	const struct cf_workload *workload = &sweep->fit->workload;

	printf("%s: driver %s, kernel %u.%u", build->source[0], build->name,
	       build->era.major, build->era.minor);
	if (build->era.major < 3)
		printf(".%u", build->era.patch);
	if (build->era.because)
		printf(" (it uses %s)", build->era.because);
	printf("\n  devices   ");
	for (int i = 0; i < workload->node_count; i++)
		printf(" %s", workload->node[i].path);
	if (sweep->fit->nodes_left_out)
		printf(" and %d more, not audited",
		       sweep->fit->nodes_left_out);
	printf("\n  ioctls     %d in the source", build->ioctl_count);
	if (build->ioctls_dropped)
		printf(" and %d more, not audited", build->ioctls_dropped);
	printf("\n");
	printf("  workload   %d system calls%s; %d others fail before they copy anything\n",
	       workload->count,
	       sweep->fit->is_full ? " and no room for more" : "",
	       sweep->fit->refused);
	printf("  census     %lu user cop%s that can be stopped\n",
	       sweep->plan.items, sweep->plan.items == 1 ? "y" : "ies");
	printf("  plan       %lu runs", sweep->plan.runs);
	if (sweep->plan.sampled)
		printf("; %lu cop%s of more than 4096 bytes at edges only",
		       sweep->plan.sampled,
		       sweep->plan.sampled == 1 ? "y" : "ies");
	printf("\n");
}

static void print_group(const struct cf_trace_entry *entry, unsigned long n)
{
	printf("    %-24s %-20s %s:%u", entry->site->function,
	       cf_prims[entry->prim].name, entry->site->file,
	       entry->site->line);
	if (n > 1)
		printf("  %lu x", n);
	printf(" %lu byte%s", entry->size, plural(entry->size));
	if (entry->refused)
		printf(", refused");
	else if (entry->copied < entry->size)
		printf(", %lu copied", entry->copied);
	printf("\n");
}

static int is_alike(const struct cf_trace_entry *a,
		    const struct cf_trace_entry *b)
{
	return a->site == b->site && a->size == b->size &&
	       a->refused == b->refused && a->copied == b->copied;
}

void cf_report_census(const struct cf_sweep *sweep)
{
	const struct cf_workload *workload = &sweep->fit->workload;

	for (int i = 0; i < workload->count; i++) {
		const struct cf_op_record *call = &sweep->clean->op[i];
		const struct cf_trace_entry *entry =
			&sweep->clean->trace.entries[call->first];
		char text[256];

		cf_op_describe(workload, &workload->op[i], text, sizeof(text));
		printf("  %s = %ld\n", text, call->ret);
		for (unsigned long j = 0, n; j < call->accesses; j += n) {
			for (n = 1; j + n < call->accesses &&
				    is_alike(&entry[j], &entry[j + n]); n++)
				;
			print_group(&entry[j], n);
		}
	}
}

static int is_reached(const struct cf_sweep *sweep, const struct cf_site *site)
{
	for (unsigned long i = 0; i < sweep->plan.items; i++)
		if (sweep->plan.item[i].entry->site == site)
			return 1;
	return 0;
}

int cf_report_unreached(const struct cf_sweep *sweep)
{
	struct cf_site *site = NULL;
	int count = 0;

	while ((site = cf_module_next_site(sweep->module, site))) {
		if (is_reached(sweep, site))
			continue;
		if (!count++)
			printf("  not reached by this workload, not judged:\n");
		printf("    %-24s %-20s %s:%u\n", site->function,
		       cf_prims[site->prim].name, site->file, site->line);
	}
	return count;
}

/* ---- findings ---- */

static void print_sources(const struct cf_sweep *sweep)
{
	for (int i = 0; i < sweep->build->source_count; i++)
		printf(" %s", sweep->build->source[i]);
}

static void print_flags(const struct cf_sweep *sweep)
{
	if (sweep->build->flag_count)
		printf(" --");
	for (int i = 0; i < sweep->build->flag_count; i++)
		printf(" %s", sweep->build->flags[i]);
	printf("\n");
}

/* A command that does this again, with @option and a quoted @fault. */
static void print_command(const struct cf_sweep *sweep, const char *option,
			  const char *fault)
{
	const struct cf_era *era = &sweep->build->era;

	printf("copyfault replay%s", option);
	if (!era->because && (era->major != 6 || era->minor != 1))
		printf(" --kernel %u.%u.%u", era->major, era->minor,
		       era->patch);
	if (sweep->params)
		printf(" --params '%s'", sweep->params);
	print_sources(sweep);
	if (fault)
		printf(" '%s'", fault);
	print_flags(sweep);
}

static void print_where(const struct cf_finding *finding)
{
	for (unsigned int i = 0; i < finding->frames; i++) {
		struct cf_symbol symbol;

		if (!cf_symbol_lookup(finding->where[i] - (i > 0), &symbol))
			continue;
		printf("  %-9s %s", i ? "" : "at", symbol.function);
		if (symbol.line)
			printf(" %s:%u", symbol.file, symbol.line);
		printf("\n");
		if (!strncmp(symbol.function, "cf_sys_", 7))
			return;
	}
}

/*
 * A libfiu point is shared by all calls of one primitive in one function, so
 * the occurrence is another one there: the census tells.
 */
static unsigned int shared_occurrence(const struct cf_sweep *sweep,
				      const struct cf_finding *finding)
{
	const struct cf_trace *trace = &sweep->clean->trace;
	unsigned int count = 0;

	for (unsigned long i = 0; i < trace->count; i++) {
		const struct cf_trace_entry *entry = &trace->entries[i];

		if (!entry->occurrence ||
		    entry->site->prim != finding->site->prim ||
		    strcmp(entry->site->function, finding->site->function) ||
		    strcmp(entry->site->driver, finding->site->driver))
			continue;
		count++;
		if (entry->site == finding->site &&
		    entry->occurrence == finding->occurrence)
			return count;
	}
	return 0;
}

static void print_fiu(const struct cf_sweep *sweep,
		      const struct cf_finding *finding, struct cf_fault fault)
{
	char args[1024];

	fault.ordinal = 0;
	fault.occ_first = fault.occ_last = shared_occurrence(sweep, finding);
	if (!fault.occ_first || cf_point_fiu_args(&fault, args, sizeof(args)))
		return;
	printf("  fiu-run   fiu-run %s ", args);
	print_command(sweep, "", NULL);
}

static void print_again(const struct cf_sweep *sweep,
			const struct cf_finding *finding)
{
	char text[CF_FAULT_TEXT_MAX];
	struct cf_fault fault;

	cf_fault_at_site(&fault, finding->site, finding->occurrence,
			 finding->kind, finding->at);
	if (cf_fault_format(&fault, text, sizeof(text)))
		return;
	printf("  fault     %s\n", text);
	printf("  replay    ");
	print_command(sweep, "", text);
	print_fiu(sweep, finding, fault);
	printf("  gdb       ");
	print_command(sweep, " --gdb", text);
}

static void print_call(const struct cf_sweep *sweep,
		       const struct cf_finding *finding)
{
	const struct cf_workload *workload = &sweep->fit->workload;
	char text[256];

	if (finding->op < 0)
		snprintf(text, sizeof(text), "module exit");
	else
		cf_op_describe(workload, &workload->op[finding->op], text,
			       sizeof(text));
	printf("  call      %s\n", text);
	if (finding->severity == 1 && finding->class != CF_CLASS_RS1 &&
	    finding->class != CF_CLASS_RS6 && finding->class != CF_CLASS_CX1)
		return;		/* it did not return */
	printf("  returned  %ld", finding->observed);
	if (finding->op >= 0)
		printf(", %ld without the fault",
		       sweep->clean->op[finding->op].ret);
	printf("\n");
}

static void print_class(const struct cf_class_info *class,
			const char *relation)
{
	if (strcmp(class->text, relation))
		printf("\n  %s: %s\n", class->text, relation);
	else
		printf("\n  %s\n", relation);
}

static void print_finding(const struct cf_sweep *sweep,
			  const struct cf_finding *finding)
{
	const struct cf_class_info *class = &cf_classes[finding->class];

	printf("\n%s %s S%d", finding->severity <= 2 ? "FINDING" : "note",
	       class->id, finding->severity);
	if (finding->site)
		printf(" %s:%u %s %s", finding->site->file,
		       finding->site->line, finding->site->function,
		       cf_prims[finding->site->prim].name);
	print_class(class, finding->relation);
	print_call(sweep, finding);
	printf("  expected  %s\n", finding->expected);
	if (finding->detail[0])
		printf("            %s\n", finding->detail);
	print_where(finding);
	printf("  seen in   %lu run%s\n", finding->count,
	       plural(finding->count));
	if (finding->site)
		print_again(sweep, finding);
}

/* A call that crashes with no fault at all: found while fitting. */
static void print_fit_crash(const struct cf_sweep *sweep,
			    const struct cf_fit_crash *crash)
{
	struct cf_oops oops = crash->oops;
	struct cf_finding finding = { .class = 0 };
	struct cf_symbol symbol;
	char text[256];

	oops.text = crash->text;
	cf_oracle_crash(&oops, &finding);
	cf_op_describe(&sweep->fit->workload, &crash->op, text, sizeof(text));
	printf("\nFINDING %s S1", cf_classes[finding.class].id);
	if (finding.frames && cf_symbol_lookup(finding.where[0], &symbol) &&
	    symbol.line)
		printf(" %s:%u %s", symbol.file, symbol.line,
		       symbol.function);
	print_class(&cf_classes[finding.class], finding.relation);
	printf("  call      %s, without any fault\n", text);
	if (finding.detail[0])
		printf("            %s\n", finding.detail);
	print_where(&finding);
}

/* Two calls that crash at one place for one reason are one finding. */
static int is_first_crash(const struct cf_fit *fit, int index)
{
	const struct cf_oops *oops = &fit->crash[index].oops;

	for (int i = 0; i < index; i++) {
		const struct cf_oops *other = &fit->crash[i].oops;

		if (oops->nframes && other->reason == oops->reason &&
		    other->frame[0] == oops->frame[0])
			return 0;
	}
	return 1;
}

void cf_report_findings(const struct cf_sweep *sweep)
{
	const struct cf_tally *tally = &sweep->total;

	for (int i = 0; i < sweep->fit->crashes; i++)
		if (is_first_crash(sweep->fit, i))
			print_fit_crash(sweep, &sweep->fit->crash[i]);
	for (int severity = 1; severity <= 4; severity++)
		for (unsigned int i = 0; i < tally->findings; i++)
			if (tally->finding[i].severity == severity &&
			    cf_finding_is_proven(&tally->finding[i]))
				print_finding(sweep, &tally->finding[i]);
}

static unsigned int count_findings(const struct cf_sweep *sweep, int grave)
{
	unsigned int count = 0;

	for (unsigned int i = 0; i < sweep->total.findings; i++) {
		const struct cf_finding *finding = &sweep->total.finding[i];

		count += cf_finding_is_proven(finding) &&
			 (finding->severity <= 2) == grave;
	}
	return count;
}

void cf_report_tally(const struct cf_sweep *sweep)
{
	unsigned int findings = count_findings(sweep, 1);
	unsigned int notes = count_findings(sweep, 0);

	for (int i = 0; i < sweep->fit->crashes; i++)
		findings += is_first_crash(sweep->fit, i);
	printf("\n%s: %lu runs:", sweep->build->source[0], cf_tally_runs(&sweep->total));
	for (int i = 0; i < CF_VERDICT_COUNT; i++)
		if (sweep->total.verdict[i])
			printf(" %lu %s", sweep->total.verdict[i],
			       cf_verdict_names[i]);
	printf("\n%s: %u finding%s, %u note%s\n", sweep->build->source[0],
	       findings, plural(findings), notes, plural(notes));
}
