/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the two files of the driver share. Kernel-side. */
#ifndef THERMO_SENSOR_H
#define THERMO_SENSOR_H

#include <linux/types.h>

#define THERMO_SENSORS_MAX 16

/* Temperature of a sensor, in thousandths of a degree. */
s32 thermo_sensor_read(unsigned int sensor);

#endif
