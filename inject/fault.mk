# SPDX-License-Identifier: LGPL-2.1-or-later
# Deciding when a user copy stops: fault expressions, libfiu points, the census.
# Needs FIU_LIBS.
INJECT_FAULT = \
	inject/inject.c \
	inject/inject.h \
	inject/fault/action.c \
	inject/fault/action.h \
	inject/fault/action_parse.c \
	inject/fault/actions.def \
	inject/fault/arm.c \
	inject/fault/company.c \
	inject/fault/expr.c \
	inject/fault/fault.c \
	inject/fault/fault.h \
	inject/fault/field.c \
	inject/fault/field.h \
	inject/fault/ioctl.c \
	inject/fault/ioctl.h \
	inject/fault/match.c \
	inject/fault/print.c \
	inject/fault/resolve.c \
	inject/fault/scan.c \
	inject/fault/scan.h \
	inject/point/check.c \
	inject/point/ledger.c \
	inject/point/list.c \
	inject/point/outside.c \
	inject/point/point.c \
	inject/point/point.h \
	inject/point/rules.c \
	inject/point/rules.h \
	inject/trace/trace.c \
	inject/trace/trace.h \
	inject/type/type.c \
	inject/type/type.h
