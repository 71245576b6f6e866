#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# copyfault init: the file it writes runs, and passes, as it is. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

# Of the mutants one sort: each costs seconds.
for driver in drivers-sim/*/*.c; do
	case $driver in
	drivers-sim/mutants/st*) ;;
	drivers-sim/mutants/* | drivers-sim/controls/*) continue ;;
	esac
	short=$(basename "$driver" .c)
	begin "init_of_${short}_writes_what_passes"
	gives 0 copyfault init -o "$work/$short.yaml" "$driver"
	says ": written; 'copyfault run .*/$short.yaml' runs it\$"
	warns_nothing
	gives 0 copyfault run "$work/$short.yaml"
	says '^  pass +clean$'
	says '^[1-9][0-9]* passed, 0 failed$'
	left_nothing
	end
done

begin known_bugs_are_findings_with_what_oracles_said
grep -q '^      finding: ST5$' "$work/st5_torn.yaml" || complain "no ST5"
grep -q '^      # a torn update of live state: ' "$work/st5_torn.yaml" ||
	complain "no comment on it"
end

begin file_lies_beside_its_driver
mkdir "$work/own"
cp drivers-sim/scull/scull.[ch] "$work/own"
gives 0 copyfault init "$work/own/scull.c" -- -DUNUSED
grep -q '^    - scull.c$' "$work/own/scull.yaml" || complain "not by its own name"
grep -q '^    - "-DUNUSED"$' "$work/own/scull.yaml" || complain "flags are lost"
gives 0 copyfault run "$work/own/scull.yaml"
end

begin a_file_that_is_there_is_kept
echo mine >"$work/mine.yaml"
gives 2 copyfault init -o "$work/mine.yaml" drivers-sim/scull/scull.c
warns 'mine\.yaml is there already'
[ "$(cat "$work/mine.yaml")" = mine ] || complain "it was overwritten"
end

begin no_driver_no_file
printf 'int x;\n' >"$work/none.c"
gives 2 copyfault init "$work/none.c"
[ ! -e "$work/none.yaml" ] || complain "there is a file"
left_nothing
end
finish
