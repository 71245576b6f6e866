#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# The table of doc/oracles.md: class, mutant, who caught it and where, what the
# clean twin shows, what is left when that oracle is off. Host-side.
#
#	tests/oracles/check.sh BUILD [TABLE]
#
# Each driver of drivers-sim/mutants with a twin (-DTWIN) is swept three times.
# Its head comment begins " * CLASS by ORACLE:", or "by ORACLE and ORACLE:" where
# one is enough, and the statement behind the line "/* BUG CLASS */" is the one
# that must be named. A row fails when its bug is not shown there by that oracle,
# when another of severity 1 or 2 is shown, when the twin shows anything, or when
# the bug is still shown with the oracle, or both, switched off. Drivers of drivers-sim/controls must show nothing but the
# notes that their head comment names: " * K01, notes ST6:". A policy beside a
# driver counts for all of its sweeps.
#
# The table is written to TABLE, and must be doc/oracles.md.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
top_builddir=${1:-${top_builddir:-$top_srcdir/build}}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99
table=${2:-$work/oracles.md}
without=tests/oracles/without.txt
jobs=$(nproc 2>/dev/null || echo 2)
mkdir "$work/rows"

mutants=$(grep -l TWIN drivers-sim/mutants/*.c | sort -V)
controls=$(find drivers-sim/controls -name '*.c' | sort)
printf '%s\n' "$mutants" "$controls" |
	xargs -P "$jobs" -n 1 sh tests/oracles/row.sh "$work/rows"

rows() {
	for driver in $1; do
		cat "$work/rows/$(basename "$driver" .c).md"
	done
}

for driver in $mutants $controls; do
	short=$(basename "$driver" .c)
	if [ -s "$work/rows/$short.why" ]; then
		not_ok "$short" "$(cat "$work/rows/$short.why")"
	else
		ok "$short"
	fi
done

# A class without a mutant is one that nobody has shown to be found.
for class in $(sed -n 's/^CF_CLASS(\([A-Z0-9]*\),.*/\1/p' \
	inject/oracle/classes.def); do
	grep -q " \* $class by " drivers-sim/mutants/*.c ||
		grep -q "^$class " "$without" || echo "$class"
done >"$work/missing"
quiet every_class_has_a_mutant "$work/missing"

{
	cat <<'END'
# Oracles: what is found, by which, and what is not accused

Written by `make oracles-doc`; `make check-oracles` fails when it is not true.
`copyfault oracles` tells what each oracle judges and cannot see, and
`copyfault sweep --no-oracle NAME` judges without one.

## Mutants

Each is a small driver of drivers-sim/mutants with one bug. *Shown* is the
severity of the finding and the line that it names; *twin* counts what is said of
the same driver without the bug. The last column is what is still said of the
mutant when the oracle is switched off: of its own bug, nothing.

| class | mutant | oracle | shown | twin | without the oracle |
|---|---|---|---|---|---|
END
	rows "$mutants"
	printf '\nClasses without a mutant here:\n\n'
	sed -n 's/^\([A-Z0-9]*\) \(.*\)/* \1: \2/p' "$without"
	cat <<'END'

## Controls

Each driver of drivers-sim/controls does what looks like a bug and is right, or
is what many drivers do on purpose. Where a policy would have to decide, a note
is allowed (S3, S4: the exit status is 0), a finding is not.

| pattern | driver | findings | notes |
|---|---|---|---|
END
	rows "$controls"
} >"$table"
diff doc/oracles.md "$table" >"$work/diff" || true
quiet doc_oracles_is_current "$work/diff"
finish
