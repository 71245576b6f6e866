#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Shards: however they are asked for, together they are the whole; report
# refuses what does not belong together. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

driver=drivers-sim/mutants/scull_broken.c
unset TEST_SHARD_INDEX TEST_TOTAL_SHARDS GTEST_SHARD_INDEX GTEST_TOTAL_SHARDS \
	SLURM_ARRAY_TASK_ID SLURM_ARRAY_TASK_COUNT SLURM_ARRAY_TASK_MIN

sweep() {
	copyfault sweep -q --offsets edges "$@" "$driver"
}
sweep -o "$work/whole.json" >"$work/whole.out"

# One shard is asked for in each way; all four ways give the same file.
begin four_ways_to_ask_for_a_shard
sweep --shard 2/3 -o "$work/s2.json" >"$work/out"
says 'shard 2 of 3: [0-9]+ of [0-9]+ runs$'
export TEST_SHARD_INDEX=1 TEST_TOTAL_SHARDS=3 \
	TEST_SHARD_STATUS_FILE="$work/status"
sweep -o "$work/test.json" >"$work/out"
unset TEST_SHARD_INDEX TEST_TOTAL_SHARDS TEST_SHARD_STATUS_FILE
[ -f "$work/status" ] || complain "the status file was not touched"
export GTEST_SHARD_INDEX=1 GTEST_TOTAL_SHARDS=3
sweep -o "$work/gtest.json" >"$work/out"
unset GTEST_SHARD_INDEX GTEST_TOTAL_SHARDS
export SLURM_ARRAY_TASK_ID=11 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=10
sweep -o "$work/slurm.json" >"$work/out"
unset SLURM_ARRAY_TASK_ID SLURM_ARRAY_TASK_COUNT SLURM_ARRAY_TASK_MIN
for way in test gtest slurm; do
	cmp "$work/s2.json" "$work/$way.json" || complain "$way is another"
done
left_nothing
end

sweep --shard 1/3 -o "$work/s1.json" >"$work/out"
sweep --shard 3/3 -j 1 -o "$work/s3.json" >"$work/out"

# In any order.
for order in '1 2 3' '3 1 2' '2 3 1'; do
	begin "shards_$(echo "$order" | tr ' ' _)_are_the_whole"
	set --
	for i in $order; do
		set -- "$@" "$work/s$i.json"
	done
	gives 1 copyfault report -q -o "$work/sum.json" "$@"
	cmp -s "$work/whole.json" "$work/sum.json" ||
		complain "$(diff "$work/whole.json" "$work/sum.json")"
	cmp -s "$work/whole.out" "$work/out" ||
		complain "$(diff "$work/whole.out" "$work/out")"
	end
done

# More shards than chunks: some have nothing to do, which is no error.
begin twelve_shards_are_the_whole
set --
for i in $(seq 1 12); do
	sweep --kinds efault --shard "$i/12" -o "$work/h$i.json" >"$work/out" 2>&1
	set -- "$@" "$work/h$i.json"
done
gives 1 copyfault report -q -o "$work/sum.json" "$@"
sweep --kinds efault -o "$work/efault.json" >"$work/out"
cmp -s "$work/efault.json" "$work/sum.json" ||
	complain "$(diff "$work/efault.json" "$work/sum.json")"
left_nothing
end

# ---- what report refuses ----

refused() {
	begin "report_refuses_$1"
	pattern=$2
	shift 2
	gives 2 copyfault report "$@"
	says_nothing
	warns "$pattern"
	end
}
refused missing_shards 'missing of the shards: 1, 3 of 3; --partial' "$work/s2.json"
refused the_same_shard_twice 's1\.json: the same shard as .*s1\.json' \
	"$work/s1.json" "$work/s2.json" "$work/s1.json"
sweep --shard 3/3 --seed 7 -o "$work/seed.json" >"$work/out"
refused another_seed 'seed\.json: the result of another plan: seed differs' \
	"$work/s1.json" "$work/s2.json" "$work/seed.json"
copyfault sweep -q --offsets edges --shard 3/3 -o "$work/flag.json" "$driver" \
	-- -DANOTHER >"$work/out"
refused other_flags 'another plan: driver\.flags differs' \
	"$work/s1.json" "$work/s2.json" "$work/flag.json"
refused another_number_of_shards 'h1\.json: the result of another plan' \
	"$work/s2.json" "$work/h1.json"
sed 's/"complete": true/"complete": false/' "$work/s3.json" >"$work/cut.json"
refused an_interrupted_shard 'cut\.json: not complete' \
	"$work/s1.json" "$work/s2.json" "$work/cut.json"
echo '{"format": "other/1"}' >"$work/other.json"
refused another_format 'format copyfault-result/1 expected, seen: other/1' \
	"$work/other.json"
echo '[1, 2' >"$work/torn.json"
refused torn_json 'torn\.json:[0-9]+: not JSON' "$work/torn.json"
refused no_such_file 'none\.json: No such file' "$work/none.json"
refused no_file 'no result file named'
sed 's/"index": 2/"index": 99/' "$work/s2.json" >"$work/index.json"
refused a_shard_that_is_none 'its shard is none of its shards' "$work/index.json"

begin partial_report_says_what_it_is
gives 1 copyfault report -q --partial "$work/s1.json" "$work/s3.json"
says 'not complete: [0-9]+ of [0-9]+ runs were made$'
warns_nothing
end

# ---- what sweep refuses ----

malformed() {
	begin "sweep_refuses_$1"
	pattern=$2
	shift 2
	gives 2 env "$@" copyfault sweep "$driver"
	says_nothing
	warns "$pattern"
	left_nothing
	end
}
malformed index_without_total 'TEST_TOTAL_SHARDS: "" seen' TEST_SHARD_INDEX=0
malformed total_without_index 'GTEST_SHARD_INDEX: "" seen' GTEST_TOTAL_SHARDS=2
malformed index_beyond_total 'TEST_SHARD_INDEX: "2" seen, expected a number below' \
	TEST_SHARD_INDEX=2 TEST_TOTAL_SHARDS=2
malformed nonsense 'SLURM_ARRAY_TASK_COUNT: "many" seen' \
	SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=many
malformed contradiction 'GTEST_SHARD_INDEX: "1" seen, expected the same shard' \
	TEST_SHARD_INDEX=0 TEST_TOTAL_SHARDS=2 GTEST_SHARD_INDEX=1 \
	GTEST_TOTAL_SHARDS=2
malformed status_file_that_cannot_be 'TEST_SHARD_STATUS_FILE: .* seen, expected a file' \
	TEST_SHARD_INDEX=0 TEST_TOTAL_SHARDS=2 TEST_SHARD_STATUS_FILE=/nonexistent/x

for value in 0/3 4/3 3 1/0 1/x x/2 /2 1/2/3 ''; do
	begin "sweep_refuses_shard: $value"
	gives 2 copyfault sweep --shard "$value" "$driver"
	warns "--shard: \"$value\" seen, expected I/N"
	end
done
begin option_and_environment_must_agree
gives 2 env TEST_SHARD_INDEX=0 TEST_TOTAL_SHARDS=2 copyfault sweep \
	--shard 2/2 "$driver"
warns 'expected the same as the environment says'
end

finish
