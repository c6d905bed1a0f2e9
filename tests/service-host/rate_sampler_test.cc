#include "service-host/rate_sampler.h"

#include "gmock/gmock.h"
#include "service-host/call_log.h"
#include "tests/service-host/log_file.h"
#include "tests/service-host/set_clock.h"

namespace disclosure::service_host {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Optional;

TEST(RateSamplerTest, LetsTheFirstOfASecondPass) {
  const SetClock clock;
  RateSampler sampler(2);
  EXPECT_THAT(sampler.Admit(clock.Now()), Optional(0));
  EXPECT_THAT(sampler.Admit(clock.Now()), Optional(0));
  EXPECT_EQ(sampler.Admit(clock.Now()), std::nullopt);
}

TEST(RateSamplerTest, TellsOnceHowManyWereDropped) {
  SetClock clock;
  RateSampler sampler(1);
  for (int i = 0; i < 4; ++i) sampler.Admit(clock.Now());
  clock.Advance(absl::Seconds(1));
  EXPECT_THAT(sampler.Admit(clock.Now()), Optional(3));
  clock.Advance(absl::Seconds(1));
  EXPECT_THAT(sampler.Admit(clock.Now()), Optional(0));
}

TEST(RateSamplerTest, AClockThatGoesBackDoesNotSilenceIt) {
  SetClock clock;
  RateSampler sampler(1);
  sampler.Admit(clock.Now());
  clock.Advance(absl::Hours(-1));
  EXPECT_THAT(sampler.Admit(clock.Now()), Optional(0));
}

TEST(CallLogTest, ALineSaysHowManyCallsHadNone) {
  SetClock clock;
  const LogFile file;
  const Log log(clock, file.file_descriptor());
  CallLog calls(log, clock, /*lines_per_second=*/1);
  for (int i = 0; i < 3; ++i) {
    if (i == 2) clock.Advance(absl::Seconds(1));
    if (const auto dropped = calls.Admit()) {
      calls.Write({.method = "/a.B/C",
                   .code = absl::StatusCode::kAborted,
                   .seconds = 0.5,
                   .peer = "ipv4:127.0.0.1:1"},
                  *dropped);
    }
  }
  EXPECT_THAT(
      file.Lines(),
      ElementsAre(
          HasSubstr(R"("dropped":0)"),
          HasSubstr(R"("event":"call","method":"/a.B/C","code":"ABORTED",)"
                    R"("seconds":0.5,"peer":"ipv4:127.0.0.1:1",)"
                    R"("caller":"local","dropped":1})")));
}

}  // namespace
}  // namespace disclosure::service_host
