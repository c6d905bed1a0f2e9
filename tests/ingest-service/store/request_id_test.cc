#include "ingest-service/store/request_id.h"

#include <string_view>

#include "gmock/gmock.h"

namespace disclosure::ingest {
namespace {

using testing::Eq;
using testing::Optional;

TEST(RequestIdTest, AUuidIsReadWhateverItsCase) {
  const RequestId expected = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef,
                              0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77};
  EXPECT_THAT(ParseRequestId("01234567-89ab-cdef-0011-223344556677"),
              Optional(expected));
  EXPECT_THAT(ParseRequestId("01234567-89AB-CDEF-0011-223344556677"),
              Optional(expected));
}

TEST(RequestIdTest, AnythingElseIsNone) {
  for (const std::string_view text :
       {"", "1", "0123456789abcdef0011223344556677",
        "01234567-89ab-cdef-0011-22334455667",
        "01234567-89ab-cdef-0011-2233445566778",
        "0123456789ab--cdef-0011-223344556677",
        "0123456g-89ab-cdef-0011-223344556677",
        "{1234567-89ab-cdef-0011-22334455667}"}) {
    EXPECT_THAT(ParseRequestId(text), Eq(std::nullopt)) << text;
  }
}

}  // namespace
}  // namespace disclosure::ingest
