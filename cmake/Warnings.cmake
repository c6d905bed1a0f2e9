# What every room of ours is compiled with. Generated code is not ours.
add_library(disclosure_warnings INTERFACE)
target_compile_options(disclosure_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  # The presets dev and release judge warnings. Those of sanitizers see the same
  # sources, only with code put in, of which GCC knows less.
  $<$<NOT:$<BOOL:${DISCLOSURE_SANITIZER}>>:-Werror>
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
