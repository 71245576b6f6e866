/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls between the recorded ones. Host-side. */
#ifndef TESTS_GOLDEN_BETWEEN_H
#define TESTS_GOLDEN_BETWEEN_H

/** between() - Random calls against the laws. Return: differences. */
long between(long calls);

#endif
