# The presets dev and fuzz judge warnings. Whoever builds a release, with another
# compiler perhaps, shall not fail at one; and sanitizers put code in, of which
# GCC knows less.
option(DISCLOSURE_WARNINGS_AS_ERRORS "A warning ends the build" OFF)

# What every room of ours is compiled with. Generated code is not ours.
add_library(disclosure_warnings INTERFACE)
target_compile_options(disclosure_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  $<$<BOOL:${DISCLOSURE_WARNINGS_AS_ERRORS}>:-Werror>
  # GCC 12 sees a false positive inside inlined std::vector code.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-error=free-nonheap-object>)

# disclosure_library(NAME sources...) makes the library of one room.
function(disclosure_library name)
  add_library(${name} STATIC ${ARGN})
  target_link_libraries(${name} PRIVATE disclosure_warnings)
  disclosure_precompiled(${name} precompiled_common)
endfunction()

# disclosure_program(NAME sources...) makes one of the programs.
function(disclosure_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE disclosure_warnings disclosure_allocator)
  disclosure_precompiled(${name} precompiled_common)
endfunction()
