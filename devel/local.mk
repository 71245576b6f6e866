# SPDX-License-Identifier: LGPL-2.1-or-later
# For those who build against an installed copyfault.
pkgconfigdir = $(libdir)/pkgconfig
pkgconfig_DATA = devel/copyfault.pc devel/copyfault-check.pc
aclocaldir = $(datadir)/aclocal
dist_aclocal_DATA = devel/copyfault.m4
cmakedir = $(libdir)/cmake/copyfault
dist_cmake_DATA = devel/copyfaultConfig.cmake
nodist_cmake_DATA = devel/copyfaultConfigVersion.cmake
