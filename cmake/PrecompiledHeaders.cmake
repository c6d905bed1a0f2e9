# Most of what a compiler does for a file of ours is to read the same headers of
# the libraries beneath; read once, a file takes about half the time (decision
# 14). It still has to include what it uses: the preset `fuzz`, and clang-tidy,
# go without.
option(DISCLOSURE_PRECOMPILED "Read the headers of libraries once" ON)

set(DISCLOSURE_COMMON_HEADERS
  <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <span>
  <string> <string_view> <utility> <vector>
  <absl/status/status.h> <absl/status/statusor.h> <absl/strings/str_cat.h>
  <disclosure/v1/record.pb.h>)

# disclosure_precompiled_set(NAME HEADERS headers... LIBS libraries...): a set of
# headers that targets can share.
function(disclosure_precompiled_set name)
  cmake_parse_arguments(arg "" "" "HEADERS;LIBS" ${ARGN})
  if(NOT DISCLOSURE_PRECOMPILED)
    return()
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cc CONTENT "")
  add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cc)
  target_link_libraries(${name} PRIVATE ${arg_LIBS} disclosure_warnings)
  target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

# disclosure_precompiled(TARGET SET): the target is compiled with that set.
function(disclosure_precompiled target set)
  if(DISCLOSURE_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM ${set})
  endif()
endfunction()

disclosure_precompiled_set(precompiled_common
  HEADERS ${DISCLOSURE_COMMON_HEADERS}
  LIBS proto absl::status absl::statusor absl::strings)
disclosure_precompiled_set(precompiled_grpc
  HEADERS ${DISCLOSURE_COMMON_HEADERS} <grpcpp/grpcpp.h>
    <grpcpp/impl/client_unary_call.h> <grpcpp/support/server_callback.h>
    <grpcpp/support/client_callback.h>
  LIBS proto absl::status absl::statusor absl::strings gRPC::grpc++)
