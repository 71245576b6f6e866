#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Suites on the public API in each way that Check runs and reports them: with
# a process for each test and without, on the console, as TAP and as XML. What
# passes passes in all of them; each assertion that fails says what broken.txt
# has. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"

dir=$top_builddir/tests/inject/check
[ -x "$dir/works" ] && [ -x "$dir/broken" ] || {
	skip suites_in_each_mode "tests/inject/check/works is not built"
	finish
}
cd "$work" || exit 99
unset CK_FORK CK_RUN_CASE CK_VERBOSITY CK_TAP_LOG_FILE_NAME CK_XML_LOG_FILE_NAME

# ---- what passes ----

for fork in yes no; do
	begin "suite_passes_with_fork_$fork"
	gives 0 env CK_FORK=$fork CK_TAP_LOG_FILE_NAME=$work/tap \
		CK_XML_LOG_FILE_NAME=$work/xml "$dir/works"
	says '^100%: Checks: 16, Failures: 0, Errors: 0$'
	[ "$(grep -c '^ok ' tap)" = 16 ] || complain "TAP: $(cat tap)"
	grep -q '^1\.\.16$' tap || complain "TAP has no plan of 16"
	[ "$(grep -c '<test result="success">' xml)" = 16 ] ||
		complain "XML: $(cat xml)"
	end
done

begin one_case_runs_alone
gives 0 env CK_RUN_CASE=threads "$dir/works"
says 'Checks: 1, Failures: 0'
gives 2 "$dir/works" thread
warns '^no test case is called "thread"$'
end

# ---- what fails ----

# Sizes of heap objects are those of the build.
same() {
	sed 's/heap bytes [0-9]*, was [0-9]*/heap bytes N, was N/' | sort
}

# "CASE:TEST: MESSAGE" of each form.
from_console() {
	sed -n 's/^[^ ]*:[0-9]*:[FS]:\([^ ]*\):0: /\1: /p' "$1" | same
}

from_tap() {
	sed -n 's/^not ok [0-9]* - [^:]*:\([^ ]*\): /\1: /p' "$1" | same
}

from_xml() {
	awk -F'[<>]' '
		/<id>/ { id = $3 }
		/<description>/ { tcase = $3 }
		/<message>/ { print tcase ":" id ": " $3 }
	' "$1" | sed "s/&apos;/'/g; s/&quot;/\"/g; s/&lt;/</g; s/&gt;/>/g
		s/&amp;/\&/g" | same
}

# only CASE...: those lines of broken.txt.
only() {
	for case; do
		grep "^$case:" "$top_srcdir/tests/inject/check/broken.txt"
	done | sort
}

# expect FORM CASE...: what it says is what broken.txt has.
expect() {
	form=$1 file=$2
	shift 2
	only "$@" >want
	from_"$form" "$file" >got
	[ -s want ] && cmp -s want got || complain "as $form:
$(diff want got)"
}

begin every_assertion_says_what_it_found
gives 1 env CK_TAP_LOG_FILE_NAME=$work/tap CK_XML_LOG_FILE_NAME=$work/xml \
	"$dir/broken"
says '^0%: '
for form in console:out tap:tap xml:xml; do
	expect ${form%%:*} ${form#*:} call each elsewhere mistake lock oops
done
end

# A lock that is left, and an oops, only the process of one test survives.
for case in call each elsewhere mistake; do
	begin "assertions_of_${case}_say_the_same_without_fork"
	gives 1 env CK_FORK=no CK_TAP_LOG_FILE_NAME=$work/tap "$dir/broken" $case
	expect console out $case
	expect tap tap $case
	end
done

begin oops_without_fork_ends_the_program
gives 139 env CK_FORK=no "$dir/broken" oops
warns '^Oops: user memory touched outside uaccess'
warns 'ms5_direct.c:25'
end

# Without a framework, and with nothing of Check linked in.
begin program_without_check_says_it_on_stderr
gives 1 "$dir/plain"
says '^passed so far$'
warns '^[^ ]*plain\.c:[1-9][0-9]*: fault scull_read/copy_to_user#1 midcopy@37: read\(100\) returned 100, but 37 bytes reached user memory$'
nm "$dir/.libs/plain" "$dir/plain" 2>/dev/null | grep -q ck_assert &&
	complain "it has parts of Check"
end

# The place is the line of the test, of helpers too; of an oops, where it was.
begin places_are_lines_of_the_test
gives 1 "$dir/broken"
grep -E ':[FS]:' out | grep -vE '(/|^)broken(_each)?\.c:[1-9][0-9]*:[FS]:' >strange
[ "$(grep -cE '(ms5_direct.c:25|lib/kapi/boot.c:[0-9]+):F:oops' strange)" = \
	"$(wc -l <strange)" ] || complain "$(cat strange)"
[ -s strange ] || complain "no oops has its place"
end

if command -v fiu-run >/dev/null; then
	begin fault_of_fiu_run_is_named
	gives 1 env CK_RUN_CASE=fiu fiu-run -f '' -c 'enable name=usercopy/scull_broken/scull_read/copy_to_user/midcopy,failinfo=37' \
		"$dir/broken"
	says 'fault scull_broken/scull_read/copy_to_user#1 midcopy@37 by libfiu: read\(100\) returned 100, but 37 bytes reached user memory$'
	end
else
	skip fault_of_fiu_run_is_named "no fiu-run"
fi

finish
