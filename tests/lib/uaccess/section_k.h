/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The calls of section_k.c. Seen by both sides: builtin types only. */
#ifndef TESTS_LIB_UACCESS_SECTION_K_H
#define TESTS_LIB_UACCESS_SECTION_K_H

/* Each opens a section at *@arg, does something in it, and stores there. */
void section_plain(void *arg);
void section_copies(void *arg);
void section_sleeps(void *arg);
void section_ends_once(void *arg);
void section_ends_early(void *arg);
void section_saved(void *arg);
void section_unopened(void *arg);

/* It goes without user_access_end(). */
void section_left_open(unsigned long user);

/* A call as another leaves it: a copy by an unchecked primitive. */
unsigned long section_enter_copy(unsigned long user);

/* Complaints of a sleep where none may be. */
unsigned long section_sleeps_seen(void);

#endif
