/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From steps to a workload, with addresses. Host-side. */
#ifndef CF_STAGE_H
#define CF_STAGE_H

#include "audit/fit.h"
#include "scenario/script.h"

/**
 * cf_stage() - Make a workload of steps.
 * @script: encoded; its pieces get their addresses
 *
 * Each piece ends where a page ends, and the page behind it is not mapped:
 *
 *	|not mapped|000[piece]|not mapped|
 *
 * Context: after cf_boot(), which decides where user memory is.
 * Return: R3. What cf_fit() would give; NULL when there is no memory for it.
 */
struct cf_fit *cf_stage(struct cf_script *script);

#endif
