# disclosure_embed_file(TARGET SYMBOL FILE) puts a data file into a library, so
# that the programs need nothing beside themselves. In C++:
#
#   extern "C" const char SYMBOL[];      // the first byte
#   extern "C" const char SYMBOL_end[];  // one past the last
function(disclosure_embed_file target symbol file)
  get_filename_component(path ${file} ABSOLUTE)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  file(WRITE ${source}.in
    ".section .rodata\n"
    ".global ${symbol}\n.global ${symbol}_end\n.balign 16\n"
    "${symbol}:\n.incbin \"${path}\"\n${symbol}_end:\n.byte 0\n"
    ".section .note.GNU-stack,\"\",%progbits\n")
  configure_file(${source}.in ${source} COPYONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${path})
  target_sources(${target} PRIVATE ${source})
endfunction()
