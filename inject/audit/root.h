/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where copyfault's own files are. Host-side. */
#ifndef CF_ROOT_H
#define CF_ROOT_H

/**
 * cf_root() - The folder with kapi/, arch/, shared/, uapi/ and module/.
 *
 * COPYFAULT_ROOT, or root/ beside the running program in a build tree, or
 * where it was installed.
 *
 * Return: R3. A static string; NULL when there is none, with cf_root_lib() NULL too.
 */
const char *cf_root(void);

/** cf_root_lib() - The folder with libcopyfault.so that drivers link with. */
const char *cf_root_lib(void);

#endif
