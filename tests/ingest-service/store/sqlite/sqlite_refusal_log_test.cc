#include "ingest-service/store/sqlite/sqlite_refusal_log.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "ingest-service/store/sqlite/sqlite_report_store.h"
#include "tests/ingest-service/support/refusal_builder.h"
#include "tests/ingest-service/support/temporary_directory.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using enum absl::StatusCode;

const absl::Time kNoon = absl::FromUnixSeconds(1'610'000'000);

class SqliteRefusalLogTest : public testing::Test {
 protected:
  void Open(const RefusalLimits& limits = {}) {
    log_.reset();
    auto log = OpenSqliteRefusalLog(path_, limits);
    ASSERT_THAT(log, IsOk());
    log_ = *std::move(log);
  }
  void Append(const std::vector<PendingRefusal>& refusals) {
    ASSERT_THAT(log_->Append(refusals), IsOk());
  }
  RefusalPage List(const RefusalFilter& filter = {},
                   const RefusalPageSize& size = {}) const {
    const auto page = log_->List(filter, size);
    EXPECT_THAT(page, IsOk());
    return *page;
  }
  std::vector<uint64_t> Ids(const RefusalFilter& filter = {}) const {
    return IdsOf(List(filter));
  }
  static std::vector<uint64_t> IdsOf(const RefusalPage& page) {
    std::vector<uint64_t> ids;
    for (const v1::Refusal& refusal : page.refusals) {
      ids.push_back(refusal.refusal_id());
    }
    return ids;
  }

  const TemporaryDirectory directory_;
  const std::string path_ = directory_.File("deep/reports.db.refusals");
  std::unique_ptr<RefusalLog> log_;
};

TEST_F(SqliteRefusalLogTest, WhatWasAppendedIsThereAfterReopening) {
  Open();
  Append({ARefusal().Figure(1).At(kNoon), ARefusal().Figure(2).At(kNoon)});
  Open();
  EXPECT_EQ(log_->size(), 2u);
  EXPECT_THAT(Ids(), ElementsAre(2, 1));
  const auto refusal = log_->Read(2, /*with_report=*/true);
  ASSERT_THAT(refusal, IsOk());
  EXPECT_EQ(refusal->refuse_time().seconds(), absl::ToUnixSeconds(kNoon));
  EXPECT_EQ(refusal->findings(0).rule_id(), "F-APP-01");
  EXPECT_EQ(refusal->report().proactive().norm_docs_made(), 2);
}

TEST_F(SqliteRefusalLogTest, OfADamagedFileItSaysWhatCanBeDone) {
  Open();
  log_.reset();
  std::ofstream(path_) << std::string(100'000, 'x');
  EXPECT_THAT(
      OpenSqliteRefusalLog(path_, {}),
      StatusIs(kDataLoss, AllOf(HasSubstr(path_), HasSubstr("move it away"))));
}

TEST_F(SqliteRefusalLogTest, TheReportComesOnlyWhenAskedFor) {
  Open();
  Append({ARefusal()});
  EXPECT_FALSE(List().refusals[0].has_report());
  EXPECT_TRUE(List({}, {.with_report = true}).refusals[0].has_report());
  EXPECT_FALSE(log_->Read(1, false)->has_report());
}

struct FilterCase {
  const char* name;
  RefusalFilter filter;
  std::vector<uint64_t> ids;
};

class RefusalFilterTest : public SqliteRefusalLogTest,
                          public testing::WithParamInterface<FilterCase> {};

TEST_P(RefusalFilterTest, LetsThroughWhatItNames) {
  Open();
  Append({ARefusal().For("430321111").Year(2020).At(kNoon),
          ARefusal().For("430321").Year(2021).At(kNoon + absl::Hours(1)),
          ARefusal().For("43").Year(2020).At(kNoon + absl::Hours(2)),
          ARefusal().For("云湖桥").Year(-1).At(kNoon + absl::Hours(3)),
          ARefusal().For("").Year(2020).At(kNoon + absl::Hours(4))});
  EXPECT_THAT(Ids(GetParam().filter), GetParam().ids);
}

INSTANTIATE_TEST_SUITE_P(
    Filters, RefusalFilterTest,
    testing::ValuesIn(std::vector<FilterCase>{
        {"Everything", {}, {5, 4, 3, 2, 1}},
        {"Province", {.area = "43"}, {3, 2, 1}},
        {"County", {.area = "430321"}, {2, 1}},
        {"NobodyThere", {.area = "44"}, {}},
        {"Year", {.year = 2020}, {5, 3, 1}},
        {"AreaAndYear", {.area = "43", .year = 2020}, {3, 1}},
        {"Since", {.since = kNoon + absl::Hours(2)}, {5, 4, 3}},
        {"Before", {.before = 3}, {2, 1}},
    }),
    [](const auto& row) { return row.param.name; });

TEST_F(SqliteRefusalLogTest, PagesFollowOneAnotherWhileNewOnesArrive) {
  Open();
  Append({ARefusal(), ARefusal(), ARefusal()});
  const RefusalPage first = List({}, {.max_refusals = 2});
  EXPECT_THAT(IdsOf(first), ElementsAre(3, 2));
  Append({ARefusal()});
  const RefusalPage second = List({.before = first.next}, {.max_refusals = 2});
  EXPECT_THAT(IdsOf(second), ElementsAre(1));
  EXPECT_EQ(second.next, 0u);
}

TEST_F(SqliteRefusalLogTest, APageOfLargeReportsEndsEarlierButNeverEmpty) {
  Open();
  Append({ARefusal().TextBytes(3000), ARefusal().TextBytes(3000),
          ARefusal().TextBytes(90'000)});
  const RefusalPageSize size = {.max_bytes = 8000, .with_report = true};
  const RefusalPage first = List({}, size);
  EXPECT_THAT(IdsOf(first), ElementsAre(3));
  EXPECT_THAT(IdsOf(List({.before = first.next}, size)), ElementsAre(2, 1));
}

TEST_F(SqliteRefusalLogTest, RefusalsOfTheMaximalAgeStayAndOlderOnesGo) {
  Open({.max_age = absl::Hours(24)});
  Append({ARefusal().At(kNoon), ARefusal().At(kNoon + absl::Microseconds(1))});
  ASSERT_THAT(log_->Trim(kNoon + absl::Hours(24)), IsOk());
  EXPECT_THAT(Ids(), ElementsAre(2, 1));
  ASSERT_THAT(log_->Trim(kNoon + absl::Hours(24) + absl::Microseconds(1)),
              IsOk());
  EXPECT_THAT(Ids(), ElementsAre(2));
  EXPECT_EQ(log_->size(), 1u);
}

TEST_F(SqliteRefusalLogTest, BeyondTheCountTheOldestGo) {
  Open({.max_count = 700});
  Append(std::vector<PendingRefusal>(1300, ARefusal().At(kNoon)));
  ASSERT_THAT(log_->Trim(kNoon), IsOk());
  EXPECT_EQ(log_->size(), 700u);
  EXPECT_THAT(log_->Read(600, false), StatusIs(kNotFound));
  EXPECT_THAT(log_->Read(601, false), IsOk());
}

TEST_F(SqliteRefusalLogTest, BeyondTheBytesTheOldestGoAlsoAfterReopening) {
  const RefusalLimits limits = {.max_bytes = 10'000};
  Open(limits);
  const PendingRefusal large = ARefusal().TextBytes(4000).At(kNoon);
  Append({large, large});
  Open(limits);
  Append({large});
  ASSERT_THAT(log_->Trim(kNoon), IsOk());
  EXPECT_THAT(Ids(), ElementsAre(3, 2));
}

TEST_F(SqliteRefusalLogTest, AnIdIsNeverGivenAgain) {
  Open({.max_age = absl::Hours(1)});
  Append({ARefusal().At(kNoon), ARefusal().At(kNoon)});
  ASSERT_THAT(log_->Trim(kNoon + absl::Hours(2)), IsOk());
  EXPECT_THAT(Ids(), IsEmpty());
  Open();
  Append({ARefusal().At(kNoon)});
  EXPECT_THAT(Ids(), ElementsAre(3));
}

TEST_F(SqliteRefusalLogTest, AnUnknownIdIsNotFound) {
  Open();
  const auto refusal = log_->Read(1, true);
  EXPECT_THAT(refusal, StatusIs(kNotFound));
  EXPECT_THAT(refusal, HasReason("REFUSAL_NOT_FOUND"));
}

TEST_F(SqliteRefusalLogTest, AReportStoreIsNotTakenForALog) {
  std::filesystem::create_directories(directory_.File("deep"));
  ASSERT_THAT(OpenSqliteReportStore(path_), IsOk());
  EXPECT_THAT(OpenSqliteRefusalLog(path_, {}),
              StatusIs(kFailedPrecondition, HasSubstr(path_)));
}

TEST_F(SqliteRefusalLogTest, LetsNoStrangerRead) {
  Open();
  const auto permissions = std::filesystem::status(path_).permissions();
  EXPECT_EQ(permissions & std::filesystem::perms::others_all,
            std::filesystem::perms::none);
}

}  // namespace
}  // namespace disclosure::ingest
