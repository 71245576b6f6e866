#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# A journal survives its writer, whenever that is killed: what was done is not
# done again, what was not is, and the result is that of a sweep that nobody
# disturbed. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

driver=drivers-sim/mutants/scull_broken.c
kills=50
seed=20061

gives 1 copyfault sweep -q -o "$work/whole.json" "$driver"

# When to kill, out of the seed: so many chunks later than the last time, and
# some milliseconds after that. Every fifth time at any moment at all, before
# the driver is compiled or a run is made.
awk -v n=$kills -v seed=$seed 'BEGIN {
	srand(seed)
	for (i = 0; i < n; i++)
		printf "%d %.3f\n", i % 5 ? int(rand() * 4) : -1, \
			i % 5 ? rand() * 0.02 : rand() * 0.6
}' >"$work/moments"

with=transient,slack,sticky,unserviceable
journal=$work/journal
chunks() {
	if [ -f "$journal" ]; then
		grep -c '"chunk"' "$journal"
	else
		echo 0
	fi
}
: >"$work/counts"
while read -r more delay; do
	wanted=$(($(chunks) + more))
	copyfault sweep -q -j 1 --with $with --journal "$journal" --resume \
		"$driver" >"$work/last" 2>"$work/err" </dev/null &
	pid=$!
	while [ "$more" -ge 0 ] && kill -0 $pid 2>/dev/null &&
		{ [ "$(chunks)" -lt $wanted ] || [ ! -s "$journal" ]; }; do
		sleep 0.01
	done
	sleep "$delay"
	kill -KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
	chunks >>"$work/counts"
	grep 'damaged' "$work/err" >>"$work/damaged"
	rm -rf "${TMPDIR:?}"/*
done <"$work/moments"

begin "killed_${kills}_times_gives_the_undisturbed_result: seed $seed"
gives 1 copyfault sweep -q --with $with --journal "$journal" \
	--resume -o "$work/pieces.json" "$driver"
gives 1 copyfault sweep -q --with $with -o "$work/whole2.json" "$driver"
cmp -s "$work/whole2.json" "$work/pieces.json" ||
	complain "$(diff "$work/whole2.json" "$work/pieces.json")"
[ ! -s "$work/damaged" ] || complain "$(cat "$work/damaged")"
left_nothing
end

# The kills did hit the runs: the journal grew in more than a few steps, and
# no chunk is in it twice.
begin kills_came_between_chunks
steps=$(sort -nu "$work/counts" | wc -l)
[ "$steps" -ge 10 ] || complain "the journal grew in $steps steps only: $(
	tr '\n' ' ' <"$work/counts")"
grep -o '"chunk":[0-9]*' "$journal" | sort | uniq -d >"$work/twice"
[ ! -s "$work/twice" ] || complain "twice: $(cat "$work/twice")"
end

# Torn at each kind of place: inside the header, inside a line, at its end.
copyfault sweep -q --journal "$work/full" "$driver" >"$work/out"
size=$(wc -c <"$work/full")
header=$(head -n 1 "$work/full" | wc -c)
for at in 0 1 20 $((header - 1)) "$header" $((header + 1)) $((size / 2)) \
	$((size / 3)) $((size - 1)) "$size"; do
	head -c "$at" "$work/full" >"$work/torn"
	begin "journal_torn_at_byte_${at}_goes_on"
	gives 1 copyfault sweep -q --journal "$work/torn" --resume \
		-o "$work/torn.json" "$driver"
	cmp -s "$work/whole.json" "$work/torn.json" || complain "it differs"
	[ "$(sort "$work/torn" | uniq -d | wc -l)" = 0 ] || complain "twice"
	[ "$(wc -l <"$work/torn")" = "$(wc -l <"$work/full")" ] ||
		complain "$(wc -l <"$work/torn") lines"
	end
done

begin damaged_line_is_told_of_and_done_again
sed '5s/"pass":[0-9]*/"pass":77/' "$work/full" >"$work/bad"
gives 1 copyfault sweep -q --journal "$work/bad" --resume \
	-o "$work/bad.json" "$driver"
warns 'line 5 is damaged'
cmp -s "$work/whole.json" "$work/bad.json" || complain "it differs"
end

# ---- what is refused ----

refused() {
	begin "journal_refused: $1"
	pattern=$2
	shift 2
	gives 2 copyfault sweep "$@"
	warns "$pattern"
	left_nothing
	end
}
refused 'there already' 'full: there is such a file already: --resume' \
	-q --journal "$work/full" "$driver"
refused 'another seed' 'full: the journal of another plan: seed differs' \
	-q --journal "$work/full" --resume --seed 5 "$driver"
refused 'another choice' 'another plan: plan\.kinds differs' \
	-q --journal "$work/full" --resume --kinds partial "$driver"
refused 'another driver' 'another plan: driver\.[a-z_]* differs' \
	-q --journal "$work/full" --resume drivers-sim/scull/scull.c
refused 'another shard' 'another plan: shard differs' \
	-q --journal "$work/full" --resume --shard 1/2 "$driver"
echo 'dear diary' >"$work/diary"
refused 'not a journal' 'diary: not a journal of copyfault' \
	-q --journal "$work/diary" --resume "$driver"
grep -qx 'dear diary' "$work/diary" && ok foreign_file_is_left_alone ||
	not_ok foreign_file_is_left_alone
refused 'a folder' 'Is a directory' -q --journal "$work" "$driver"
refused 'resume alone' 'expected --journal FILE' -q --resume "$driver"
refused 'no name' '"" seen, expected a file' -q --journal '' "$driver"

finish
