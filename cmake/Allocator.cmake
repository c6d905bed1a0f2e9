# The allocator of the programs: tcmalloc takes batches of messages at 1.6 times
# the rate of the C library's. The sanitizers bring their own.
add_library(disclosure_allocator INTERFACE)
if(NOT DISCLOSURE_SANITIZER AND NOT DISCLOSURE_FUZZ)
  target_link_libraries(disclosure_allocator INTERFACE -ltcmalloc_minimal)
endif()
