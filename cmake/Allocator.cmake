# The allocator of the programs: tcmalloc takes batches of messages at 1.6 times
# the rate of the C library's. The sanitizers bring their own.
if(DISCLOSURE_SANITIZER OR DISCLOSURE_FUZZ)
  add_library(disclosure_allocator INTERFACE)
else()
  add_library(disclosure_allocator OBJECT
    ${CMAKE_SOURCE_DIR}/service-host/huge_pages.cc)
  target_link_libraries(disclosure_allocator
    PRIVATE disclosure_warnings INTERFACE -ltcmalloc_minimal)
endif()
