# SPDX-License-Identifier: LGPL-2.1-or-later
# Scenario files. A part of libcfaudit; needs YAML_LIBS and DW_LIBS.
libcfaudit_la_SOURCES += \
	inject/scenario/compare.c \
	inject/scenario/data.c inject/scenario/data.h \
	inject/scenario/draft.c inject/scenario/draft.h \
	inject/scenario/draft_data.c \
	inject/scenario/driver.c inject/scenario/driver.h \
	inject/scenario/expect.c \
	inject/scenario/image.c inject/scenario/image.h \
	inject/scenario/names.c inject/scenario/names.h \
	inject/scenario/policy.c inject/scenario/policy.h \
	inject/scenario/read.c inject/scenario/read.h \
	inject/scenario/results.def \
	inject/scenario/run.c inject/scenario/run.h \
	inject/scenario/scenario.c inject/scenario/scenario.h \
	inject/scenario/script.c inject/scenario/script.h \
	inject/scenario/stage.c inject/scenario/stage.h \
	inject/scenario/step.c inject/scenario/step.h \
	inject/scenario/step_data.c \
	inject/scenario/tree.c inject/scenario/tree.h \
	inject/scenario/value.c inject/scenario/value.h
copyfault_SOURCES += inject/cli/infer.c inject/cli/init.c inject/cli/policy.c inject/cli/run.c
copyfault_LDADD += $(YAML_LIBS) $(DW_LIBS)
