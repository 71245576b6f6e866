/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Find out what can be done with a driver nobody has described. Host-side. */
#ifndef CF_FIT_H
#define CF_FIT_H

#include "build.h"
#include "constants.h"
#include "oracle/finding.h"
#include "workload.h"

#define CF_FIT_IMAGE (64UL << 20)
#define CF_FIT_BUFFERS 2048
#define CF_FIT_CRASHES 32

/**
 * struct cf_fit - a workload that works, and the user memory it needs
 * @error:   what went wrong, for people; "" when nothing did
 * @init:    what module_init() returned
 * @refused: calls that were tried and left out, for they fail before they
 *           copy anything
 * @nodes_left_out: devices for which there was no room
 * @is_full: there was no room for a further call
 * @crash:   calls that end in an oops even without a fault; left out too
 * @trying:  the call under way, or the last; @contents: digest of what it passes;
 *           @is_changing: in a field
 * @constants: of the source, when they were needed
 */
struct cf_fit {
	struct cf_workload workload;
	struct {
		unsigned long addr;
		unsigned long size;
		unsigned long offset;	/* in image */
	} buffer[CF_FIT_BUFFERS];
	int buffers;
	char error[256];
	long init;
	int refused;
	int nodes_left_out;
	int is_full;
	int is_done;
	struct cf_fit_crash {
		struct cf_op op;
		struct cf_oops oops;
		char text[128];
		unsigned long module;	/* address of its struct there */
		unsigned long contents;
		unsigned long strange;	/* user address that it could not use */
		int has_strange;
		int is_followed;	/* what it passes now works */
		int is_change;		/* of a field, by fit_words.c */
		int is_content;		/* other contents may be survived */
	} crash[CF_FIT_CRASHES];
	int crashes;
	int is_loaded;		/* module_init() has returned */
	struct cf_op trying;
	unsigned long contents;
	int is_changing;
	struct cf_constants constants;
	int has_constants;
	unsigned char image[CF_FIT_IMAGE];
};

/**
 * cf_fit() - Fit a workload to a driver.
 * @build:  a built driver
 * @params: of the module, or NULL
 *
 * Runs in child processes, so that a driver that crashes does so alone.
 *
 * Return: R3. The result, in shared memory; NULL when there is no memory.
 */
struct cf_fit *cf_fit(const struct cf_build *build, const char *params);

/**
 * cf_fit_rebase() - Make addresses of the crashes those of this process.
 * @module: the driver as loaded here; it may lie elsewhere than in the child
 */
void cf_fit_rebase(struct cf_fit *fit, const struct cf_module *module);

/**
 * cf_fit_bytes() - What stands at a user address when a run begins.
 * @left: out, bytes from there to the end of its buffer; may be NULL
 *
 * Return: R3. NULL when it is in no buffer.
 */
const void *cf_fit_bytes(const struct cf_fit *fit, unsigned long address,
			 unsigned long *left);

/**
 * cf_fit_apply() - Map and fill the user memory of a fitted workload.
 *
 * Return: R2. 0 or -errno.
 */
int cf_fit_apply(const struct cf_fit *fit);

#endif
