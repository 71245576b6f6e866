# SPDX-License-Identifier: LGPL-2.1-or-later
# Rules about the tree that a machine can check.
STYLE_TESTS = \
	tests/style/headers.sh \
	tests/style/includes.sh \
	tests/style/lists.sh \
	tests/style/state.sh \
	tests/style/text.sh
TESTS += $(STYLE_TESTS)
EXTRA_DIST += $(STYLE_TESTS) \
	tests/style/code.awk \
	tests/style/long.txt \
	tests/style/state.txt
