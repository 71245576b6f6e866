# SPDX-License-Identifier: LGPL-2.1-or-later
# Documents.
dist_man_MANS += doc/copyfault.1 doc/cf-scenario.5
EXTRA_DIST += README.md NEWS COPYING packages.txt bootstrap \
	doc/ARCHITECTURE.md doc/GLOSSARY.md doc/bench.md doc/fault-expressions.md \
	doc/fault.ebnf \
	doc/user-copies.md
