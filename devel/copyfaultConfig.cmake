# SPDX-License-Identifier: LGPL-2.1-or-later
# For a CMakeLists.txt whose tests link copyfault:
#
#	find_package(copyfault REQUIRED)
#	add_executable(check_mydriver check_mydriver.c)
#	copyfault_add_driver(check_mydriver mydriver.c)
#
# gives the target copyfault::copyfault, COPYFAULT_EXECUTABLE, and
#
# copyfault_add_driver(TARGET SOURCE... [KERNEL VERSION] [CFLAGS FLAG...])
#
# which makes one object of the sources of a driver, unmodified kernel sources,
# the one it is called after first, and links it into TARGET, with the library.

# Its facts are those of copyfault.pc, which stands beside.
find_package(PkgConfig REQUIRED)
set(_copyfault_path "$ENV{PKG_CONFIG_PATH}")
set(ENV{PKG_CONFIG_PATH}
    "${CMAKE_CURRENT_LIST_DIR}/../../pkgconfig:${_copyfault_path}")
pkg_check_modules(COPYFAULT REQUIRED IMPORTED_TARGET GLOBAL copyfault)
pkg_get_variable(COPYFAULT_EXECUTABLE copyfault copyfault)
set(ENV{PKG_CONFIG_PATH} "${_copyfault_path}")
unset(_copyfault_path)
if(NOT TARGET copyfault::copyfault)
  add_library(copyfault::copyfault ALIAS PkgConfig::COPYFAULT)
endif()

function(copyfault_add_driver target)
  cmake_parse_arguments(PARSE_ARGV 1 driver "" "KERNEL" "CFLAGS")
  set(sources)
  foreach(source IN LISTS driver_UNPARSED_ARGUMENTS)
    get_filename_component(source "${source}" ABSOLUTE)
    list(APPEND sources "${source}")
  endforeach()
  if(NOT sources)
    message(FATAL_ERROR "copyfault_add_driver(${target}): no source named")
  endif()
  list(GET sources 0 first)
  get_filename_component(name "${first}" NAME_WE)
  set(object "${CMAKE_CURRENT_BINARY_DIR}/${target}.${name}.drv.o")
  set(options)
  if(driver_KERNEL)
    set(options --kernel "${driver_KERNEL}")
  endif()
  add_custom_command(
    OUTPUT "${object}"
    COMMAND "${CMAKE_COMMAND}" -E env "CC=${CMAKE_C_COMPILER}"
            "${COPYFAULT_EXECUTABLE}" build -c ${options} -o "${object}"
            ${sources} -- ${driver_CFLAGS}
    DEPENDS ${sources}
    COMMENT "Building driver ${name}"
    VERBATIM)
  set_source_files_properties("${object}" PROPERTIES EXTERNAL_OBJECT TRUE
                                                     GENERATED TRUE)
  target_sources(${target} PRIVATE "${object}")
  target_link_libraries(${target} PRIVATE copyfault::copyfault)
endfunction()
