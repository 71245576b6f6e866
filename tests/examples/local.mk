# SPDX-License-Identifier: LGPL-2.1-or-later
# Every example, followed as its README.md says.
TESTS += tests/examples/examples.sh
EXTRA_DIST += tests/examples/examples.sh
