#include "service-host/listen_address.h"

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace disclosure::service_host {
namespace {

using testing::HasSubstr;

struct AddressCase {
  std::string name;
  std::string text;
  bool loopback;
  std::string with_port_7;
};

class ListenAddressTest : public testing::TestWithParam<AddressCase> {};

TEST_P(ListenAddressTest, KnowsWhoCanReachIt) {
  const auto address = ParseListenAddress(GetParam().text);
  ASSERT_THAT(address, IsOk());
  EXPECT_EQ(address->IsLoopback(), GetParam().loopback);
  EXPECT_EQ(address->WithPort(7), GetParam().with_port_7);
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, ListenAddressTest,
    testing::ValuesIn(std::vector<AddressCase>{
        {"Loopback", "127.0.0.1:0", true, "127.0.0.1:7"},
        {"LoopbackNet", "127.8.9.10:1", true, "127.8.9.10:7"},
        {"Localhost", "localhost:1", true, "localhost:7"},
        {"Loopback6", "[::1]:1", true, "[::1]:7"},
        {"Unix", "unix:/run/a.socket", true, "unix:/run/a.socket"},
        {"Any", "0.0.0.0:1", false, "0.0.0.0:7"},
        {"Any6", "[::]:1", false, "[::]:7"},
        {"Lan", "10.0.0.1:65535", false, "10.0.0.1:7"},
        {"Name", "localhost.example:1", false, "localhost.example:7"},
        {"NameThatLooksLikeLoopback", "127.example:1", false, "127.example:7"},
    }),
    [](const auto& row) { return row.param.name; });

class BadAddressTest : public testing::TestWithParam<std::string> {};

TEST_P(BadAddressTest, IsNamed) {
  EXPECT_THAT(ParseListenAddress(GetParam()),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("\"" + GetParam() + "\"")));
}

INSTANTIATE_TEST_SUITE_P(Addresses, BadAddressTest,
                         testing::Values("", "127.0.0.1", ":7401", "::1:7401",
                                         "[::1]", "[127.0.0.1]:1", "a:",
                                         "a:65536", "a:-1", "a:1x", "unix:"));

TEST(ListenAddressTest, OnlyLoopbackIsAllowedByItself) {
  const auto lan = *ParseListenAddress("10.0.0.1:1");
  EXPECT_THAT(RefuseNonLoopback(lan, /*allowed=*/false),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("--allow-plaintext-nonloopback")));
  EXPECT_THAT(RefuseNonLoopback(lan, /*allowed=*/true), IsOk());
  EXPECT_THAT(RefuseNonLoopback(*ParseListenAddress("127.0.0.1:1"),
                                /*allowed=*/false),
              IsOk());
}

}  // namespace
}  // namespace disclosure::service_host
