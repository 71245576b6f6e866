/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What step.c and step_data.c share: the takers of a step's keys. Host-side. */
#ifndef CF_STEP_H
#define CF_STEP_H

#include "scenario/read.h"
#include "scenario/script.h"

/** struct cf_step_reading - a step that is being read; what takers get */
struct cf_step_reading {
	struct cf_script *script;
	struct cf_names *names;
	struct cf_step *step;
	int has_fd;
	const struct cf_node *inner;	/* steps of a task */
};

/* Each R2, as scenario/read.h has it; @to is a struct cf_step_reading. */
int cf_step_read(const struct cf_node *node, void *to);
int cf_step_write(const struct cf_node *node, void *to);
int cf_step_size(const struct cf_node *node, void *to);
int cf_step_readv(const struct cf_node *node, void *to);
int cf_step_writev(const struct cf_node *node, void *to);
int cf_step_lseek(const struct cf_node *node, void *to);
int cf_step_from(const struct cf_node *node, void *to);
int cf_step_ioctl(const struct cf_node *node, void *to);
int cf_step_arg(const struct cf_node *node, void *to);
int cf_step_type(const struct cf_node *node, void *to);
int cf_step_bytes(const struct cf_node *node, void *to);
int cf_step_value(const struct cf_node *node, void *to);
int cf_step_poll(const struct cf_node *node, void *to);
int cf_step_answers(const struct cf_node *node, void *to);

#endif
