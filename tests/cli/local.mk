# SPDX-License-Identifier: LGPL-2.1-or-later
# The command line, as its users see it.
CLI_TESTS = \
	tests/cli/attack.sh \
	tests/cli/broken.sh \
	tests/cli/complete.sh \
	tests/cli/crashes.sh \
	tests/cli/drivers.sh \
	tests/cli/eras.sh \
	tests/cli/fiu.sh \
	tests/cli/fiu_ctrl.sh \
	tests/cli/fiu_run.sh \
	tests/cli/guests.sh \
	tests/cli/init.sh \
	tests/cli/linux.sh \
	tests/cli/oracles.sh \
	tests/cli/origin.sh \
	tests/cli/output.sh \
	tests/cli/pairs.sh \
	tests/cli/policy.sh \
	tests/cli/readme.sh \
	tests/cli/refused.sh \
	tests/cli/run.sh \
	tests/cli/result.sh \
	tests/cli/resume.sh \
	tests/cli/sanitize.sh \
	tests/cli/shard.sh \
	tests/cli/terminal.sh \
	tests/cli/token.sh \
	tests/cli/usage.sh
TESTS += $(CLI_TESTS)
# Not the folder: in the build tree there are objects in it.
EXTRA_DIST += tests/inject/scenario/malformed $(addprefix tests/inject/scenario/, \
	machine.c machine.yaml odd.c results.yaml typed.c typed.yaml words.txt words.yaml) \
	$(wildcard $(top_srcdir)/drivers-sim/*/*.yaml)
EXTRA_DIST += $(CLI_TESTS) tests/cli/crashes.c tests/cli/early.c tests/cli/first.c tests/cli/first.yaml tests/cli/hostile.c tests/cli/policy.c tests/cli/sanitize.c \
	tests/tool/check.sh tests/tool/demo.sh tests/tool/lib.sh tests/tool/readme.awk
