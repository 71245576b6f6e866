#!/bin/sh
# SPDX-License-Identifier: LGPL-2.1-or-later
# Rules about the text of files: licence, head comment, TODO, architecture,
# length, banned calls. Host-side.
top_srcdir=${top_srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top_srcdir/tests/tool/lib.sh"
cd "$top_srcdir" || exit 99

bad=$work/bad
sources=$(find lib inject drivers-sim tests examples -name '*.[chS]' | sort)
hand_written=$(find . -path './.*' -prune -o -path './build*' -prune -o -path './_*' -prune -o \
	-path './copyfault-*' -prune -o -path ./m4 -prune -o \
	-path ./autom4te.cache -prune -o -type f \
	\( -name '*.[chS]' -o -name '*.sh' -o -name '*.awk' -o -name '*.def' \
	-o -name '*.mk' -o -name '*.map' -o -name '*.am' -o -name '*.ac' \
	-o -name '*.[157]' -o -name '*.yaml' -o -name bootstrap -o -name kcflags -o -name run \) \
	-print | sed 's/^\.\///' | grep -Ev '^(config\.h|aclocal)' | sort)

: >"$bad"
for file in $hand_written; do
	head -n 3 "$file" | grep -q 'SPDX-License-Identifier: LGPL-2.1-or-later' ||
		echo "$file" >>"$bad"
done
quiet every_file_has_its_licence_line "$bad"

# In the first lines behind the licence: what it decides, which side it is on.
# A driver written to be read (tests/cli/first.c) shows itself.
awk '
	FNR == 1 { if (file && !seen) print file; file = FILENAME; seen = 0 }
	FNR <= 4 && FNR > 1 && /^(\/\*|#|\/\/)/ { seen = 1 }
	END { if (file && !seen) print file }
' $(echo "$sources" | grep -v '^tests/cli/first\.c') >"$bad"
quiet every_source_has_a_head_comment "$bad"

echo "$hand_written" | xargs grep -nE '(TODO|FIXME|XXX)([^A-Za-z_X]|$)' |
	grep -Ev '(TODO|FIXME) ?\(?#[0-9]+' |
	grep -Ev '^tests/style/text\.sh|XXXX|mktemp|\|XX' >"$bad"
quiet every_todo_has_an_issue_number "$bad"

# shellcheck disable=SC2086
awk -f tests/style/code.awk $sources >"$work/code"

grep -E ':[ 	]*#[ 	]*(el)?if.*(__x86_64__|__i386__|__aarch64__|__arm__|CONFIG_X86|CONFIG_ARM)' \
	"$work/code" | grep -Ev '^lib/arch/' >"$bad"
quiet architecture_conditionals_only_in_lib_arch "$bad"

grep -E ':.*[^a-zA-Z_](__asm__|asm)[ 	]+(volatile|goto)' "$work/code" |
	grep -Ev '^(lib/arch/|examples/|tests/)' |
	grep -Ev 'lib/include/kapi/|volatile *\( *""' >"$bad"
quiet assembly_only_in_lib_arch "$bad"

# Kernel style: a body begins with { and ends with } in the first column.
# Exempt by name, with the length they have and why: long.txt.
awk '
	FNR == 1 { start = 0 }
	/^[a-zA-Z_].*\(/ {
		name = $0
		sub(/\(.*/, "", name)
		sub(/.*[ *]/, "", name)
	}
	/^\{/ { start = FNR }
	/^\}/ && start {
		if (FNR - start + 1 > 70)
			print FILENAME, name, FNR - start + 1
		start = 0
	}
' $(echo "$sources" | grep '\.c$') >"$work/long"
grep -v '^#' tests/style/long.txt >"$work/exempt"
awk '
	FILENAME == ARGV[1] { may[$1 " " $2] = $3; next }
	{
		key = $1 " " $2
		if (!(key in may))
			print key ": " $3 " lines, 70 is the wall"
		else if ($3 > may[key])
			print key ": " $3 " lines, was " may[key]
		seen[key] = 1
	}
	END {
		for (key in may)
			if (!(key in seen))
				print key ": short now, take it off long.txt"
	}
' "$work/exempt" "$work/long" >"$bad"
quiet no_function_is_longer_than_70_lines "$bad"

for file in $sources; do
	case $file in
	*.S) wall=200 ;;
	lib/include/copyfault/*.h) wall=300 ;;
	*.c) wall=500 ;;
	*) continue ;;
	esac
	lines=$(wc -l <"$file")
	[ "$lines" -le $wall ] || echo "$file: $lines lines, $wall is the wall"
done >"$bad"
quiet no_file_is_too_long "$bad"

# CALL REPLACEMENT; in code that runs on the host's libc.
while read -r call instead; do
	grep -E "^(inject|lib/host)/[^:]*:[0-9]+:(.*[^a-zA-Z_>.])?$call[ 	]*\\(" \
		"$work/code" | sed "s/\$/	($call: use $instead)/"
done >"$bad" <<'END'
gets fgets
sprintf snprintf
vsprintf vsnprintf
strcpy snprintf
strcat snprintf
strncpy snprintf
strncat snprintf
atoi strtol
atol strtol
atof strtod
sscanf_s sscanf
system posix_spawn
popen posix_spawn
tmpnam mkdtemp
tempnam mkdtemp
mktemp mkdtemp
alloca malloc
vfork posix_spawn
rand the run's seed
random the run's seed
usleep nanosleep
END
quiet no_banned_call "$bad"

# A run must be the same run every time: no clock, no pid in what a driver sees.
grep -E '^lib/(extable|mm|uaccess|kapi)/[^:]*:[0-9]+:(.*[^a-zA-Z_>.])?(clock_gettime|gettimeofday|getpid|malloc|printf)[ 	]*\(' \
	"$work/code" >"$bad"
quiet kernel_side_calls_no_libc "$bad"

grep -nE '(^|[^])a-zA-Z0-9_"}.])/(home|Users|root)/' $hand_written |
	grep -v '^tests/style/text\.sh' >"$bad"
quiet no_path_of_a_machine "$bad"

finish
