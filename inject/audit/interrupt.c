// SPDX-License-Identifier: LGPL-2.1-or-later
/* A wish to stop before all is done. Host-side. */
#include <signal.h>
#include <stddef.h>

#include "interrupt.h"
#include "worker.h"

#define IMPATIENCE_SECONDS 0.5

static const int fatal[] = { SIGINT, SIGTERM, SIGHUP };
static struct sigaction before[3];	/* what these did */
static volatile sig_atomic_t interrupted;
static volatile double interrupted_at;

/*
 * One that follows at once is the same wish: timeout(1) sends a signal to its
 * child and to the group it is in. A later one is impatience.
 */
static void on_interrupt(int sig)
{
	if (!interrupted) {
		interrupted = sig;
		interrupted_at = cf_now();
	} else if (cf_now() - interrupted_at > IMPATIENCE_SECONDS) {
		cf_interrupt_end();
		raise(sig);
	}
}

void cf_interrupt_begin(void)
{
	struct sigaction act = { .sa_handler = on_interrupt };

	for (int i = 0; i < 3; i++) {
		sigaction(fatal[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(fatal[i], &act, NULL);
	}
}

void cf_interrupt_end(void)
{
	for (int i = 0; i < 3; i++)
		sigaction(fatal[i], &before[i], NULL);
}

int cf_interrupt_signal(void)
{
	return interrupted;
}
