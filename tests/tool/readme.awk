# SPDX-License-Identifier: LGPL-2.1-or-later
# The n-th fenced block of a Markdown file, without its fences.
/^```/ { if (inside) inside = 0; else { inside = 1; block++ } next }
inside && block == n
