// SPDX-License-Identifier: LGPL-2.1-or-later
/* The sensors: here a formula stands for the hardware. Kernel-side. */
#include "sensor.h"

s32 thermo_sensor_read(unsigned int sensor)
{
	return 20000 + 250 * (s32)sensor;
}
