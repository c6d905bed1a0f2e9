#include "service-host/log.h"

#include <limits>
#include <thread>

#include "gmock/gmock.h"
#include "tests/service-host/log_file.h"
#include "tests/service-host/set_clock.h"

namespace disclosure::service_host {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Le;
using testing::SizeIs;

class LogTest : public testing::Test {
 protected:
  SetClock clock_;
  LogFile file_;
  const Log log_{clock_, file_.file_descriptor()};
};

TEST_F(LogTest, AnEventIsOneLineOfJson) {
  log_.Info("commit", {{"reports", 64},
                       {"seconds", 0.25},
                       {"path", "data/ingest.db"},
                       {"replayed", false}});
  EXPECT_THAT(
      file_.Lines(),
      ElementsAre(R"({"ts":"2026-01-31T08:00:00.000000Z","level":"info",)"
                  R"("event":"commit","reports":64,"seconds":0.25,)"
                  R"("path":"data/ingest.db","replayed":false})"));
}

TEST_F(LogTest, LevelsAreNamed) {
  log_.Warning("a");
  log_.Error("b");
  EXPECT_THAT(file_.Lines(), ElementsAre(HasSubstr(R"("level":"warning")"),
                                         HasSubstr(R"("level":"error")")));
}

TEST_F(LogTest, TextCannotBreakOutOfItsLine) {
  log_.Info("x", {{"text", "\"}\n\\\t\xFF"}});
  EXPECT_THAT(file_.Lines(),
              ElementsAre(EndsWith("\"text\":\"\\\"}\\n\\\\\\u0009\xEF\xBF\xBD"
                                   "\"}")));
}

TEST_F(LogTest, WhatJsonHasNoNumberForIsText) {
  log_.Info("x", {{"a", std::numeric_limits<double>::infinity()},
                  {"b", std::numeric_limits<double>::quiet_NaN()}});
  EXPECT_THAT(file_.Lines(), ElementsAre(EndsWith(R"("a":"inf","b":"nan"})")));
}

TEST_F(LogTest, ALongValueIsCut) {
  log_.Info("x", {{"text", std::string(5000, 'x')}});
  EXPECT_THAT(file_.Lines(),
              ElementsAre(EndsWith("\"" + std::string(kMaxLogValueBytes, 'x') +
                                   "\"}")));
}

TEST_F(LogTest, ALongLineLeavesFieldsOutAndSaysSo) {
  const std::string long_text(1000, '"');  // Twice as long in JSON.
  log_.Info("x", {{"a", long_text},
                  {"b", long_text},
                  {"c", long_text},
                  {"d", long_text},
                  {"e", long_text}});
  ASSERT_THAT(file_.Lines(), ElementsAre(EndsWith(R"(,"truncated":true})")));
  EXPECT_THAT(file_.Lines()[0], SizeIs(Le(kMaxLogLineBytes)));
}

TEST_F(LogTest, LinesOfSeveralThreadsDoNotMix) {
  constexpr int kLinesPerThread = 200;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([this] {
        for (int n = 0; n < kLinesPerThread; ++n) log_.Info("x", {{"n", 1}});
      });
    }
  }
  EXPECT_THAT(file_.Lines(), SizeIs(4 * kLinesPerThread));
  EXPECT_THAT(file_.Lines(), testing::Each(EndsWith(R"("n":1})")));
}

}  // namespace
}  // namespace disclosure::service_host
