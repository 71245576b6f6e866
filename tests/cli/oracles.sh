#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# copyfault oracles lists every row; a sweep without an oracle does not find
# what that one finds, and says so. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99
mutant=drivers-sim/mutants/rv1_direct.c

begin oracles_are_listed_with_what_they_judge
gives 0 copyfault oracles
for oracle in $(sed -n 's/^CF_ORACLE(\([a-z]*\),.*/\1/p' \
	inject/oracle/oracles.def); do
	says "^$oracle\$"
done
for word in judges 'cannot see' knobs; do
	[ "$(grep -c "^  $word " "$work/out")" = \
	  "$(grep -c '^CF_ORACLE(' inject/oracle/oracles.def)" ] ||
		complain "not every oracle has: $word"
done
says '^  RV1   S2     the residue is returned to user space$'
warns_nothing
left_nothing
end

begin finding_names_its_oracle
gives 1 copyfault sweep "$mutant"
says '^FINDING RV1 S2 '
says '^  oracle    residue$'
end

begin sweep_without_the_oracle_does_not_find_it
gives 0 copyfault sweep --no-oracle residue "$mutant"
says "^$mutant: 0 findings, 0 notes"
says "^$mutant: not judged by the oracle residue\$"
end

begin replay_without_the_oracle_does_not_show_it
gives 0 copyfault replay --no-oracle residue "$mutant" \
	'limits_get/copy_to_user#1 efault'
end

begin several_oracles_can_be_switched_off
gives 0 copyfault sweep --no-oracle state --no-oracle residue "$mutant"
says 'not judged by the oracle residue$'
says 'not judged by the oracle state$'
end

# Shards that were judged differently are not one whole.
begin shards_without_the_same_oracles_do_not_fit
gives 1 copyfault sweep --shard 1/2 -o "$work/1.json" "$mutant"
gives 0 copyfault sweep --shard 2/2 -o "$work/2.json" --no-oracle residue \
	"$mutant"
gives 2 copyfault report "$work/1.json" "$work/2.json"
warns 'oracles_off'
end

finish
