/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What module.c asks of params.c, and who asks whether a module loads.
 * Kernel-side.
 */
#ifndef CF_KAPI_PARAM_H
#define CF_KAPI_PARAM_H

struct cf_module;
struct module;

/* "name=value name=value"; R2: 0, -EINVAL unknown name or bad value. */
int cf_params_parse(struct cf_module *module, const char *params);
/* The module whose init is running, or NULL. */
struct module *cf_module_loading(void);

#endif
