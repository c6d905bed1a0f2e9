# The allocator of the programs: tcmalloc takes batches of messages at 1.6 times
# the rate of the C library's. The sanitizers bring their own.
#
# disclosure_huge_pages is for programs that take in more than they answer.
add_library(disclosure_allocator INTERFACE)
if(DISCLOSURE_SANITIZER OR DISCLOSURE_FUZZ)
  add_library(disclosure_huge_pages INTERFACE)
else()
  target_link_libraries(disclosure_allocator INTERFACE -ltcmalloc_minimal)
  add_library(disclosure_huge_pages OBJECT
    ${CMAKE_SOURCE_DIR}/service-host/huge_pages.cc)
  target_link_libraries(disclosure_huge_pages
    PRIVATE disclosure_warnings INTERFACE disclosure_allocator)
endif()
