#include "ingest-service/store/report_listing.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "ingest-service/store/commit_plan.h"
#include "tests/ingest-service/support/memory_report_store.h"
#include "tests/ingest-service/support/pending_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using enum absl::StatusCode;

const absl::Time kListedNoon = absl::FromUnixSeconds(1'610'000'000);

class ReportListingTest : public testing::Test {
 protected:
  template <typename Pending>
  void Commit(const std::vector<Pending>& batch) {
    CommitPlan plan(store_, keys_, kListedNoon);
    for (const Pending& pending : batch) {
      const auto outcome = plan.Decide(pending);
      ASSERT_THAT(outcome, IsOk());
      ASSERT_EQ(outcome->kind, Outcome::Kind::kAccepted);
    }
    ASSERT_THAT(store_.Append(plan.rows()), IsOk());
    keys_.Put(plan.revisions());
  }
  void Withdraw(const PendingRevision& report, int32_t amends) {
    PendingWithdrawal withdrawal;
    withdrawal.identity = report.identity;
    withdrawal.amends_revision = amends;
    withdrawal.reason = "sent to the wrong year";
    Commit<PendingWithdrawal>({withdrawal});
  }
  ReportPage List(const ReportFilter& filter = {}, Sequence after = 0,
                  int limit = 100) const {
    const auto page = ReportListing(store_, keys_).List(filter, after, limit);
    EXPECT_THAT(page, IsOk());
    return *page;
  }
  static std::vector<Sequence> SequencesOf(const ReportPage& page) {
    std::vector<Sequence> sequences;
    for (const v1::ReportEntry& entry : page.reports) {
      sequences.push_back(entry.revision().sequence());
    }
    return sequences;
  }

  MemoryReportStore store_;
  KeyIndex keys_;
};

TEST_F(ReportListingTest, AnEntrySaysWhoReportedAndCountsTheFindings) {
  Commit<PendingRevision>({APending()
                               .OrganName("云湖桥镇人民政府")
                               .Form(v1::FORM_2019)
                               .Finding("F-APP-17")
                               .Finding("F-ORG-06")
                               .Finding("F-NAR-15", v1::SEVERITY_INFO)});
  const ReportPage page = List();
  ASSERT_THAT(page.reports, SizeIs(1));
  const v1::ReportEntry& entry = page.reports[0];
  EXPECT_EQ(entry.revision().identity().division_code(), "430321111");
  EXPECT_EQ(entry.organ_name(), "云湖桥镇人民政府");
  EXPECT_EQ(entry.form(), v1::FORM_2019);
  EXPECT_EQ(entry.finding_counts().warnings(), 2);
  EXPECT_EQ(entry.finding_counts().notes(), 1);
  EXPECT_EQ(page.next, 0u);
}

TEST_F(ReportListingTest, OnlyTheCurrentRevisionIsListedAtItsPlace) {
  Commit<PendingRevision>({APending().Year(2019), APending().Year(2020)});
  Commit<PendingRevision>({APending().Year(2019).Figure(2).Amends(1)});
  EXPECT_THAT(SequencesOf(List()), ElementsAre(2, 3));
}

TEST_F(ReportListingTest, AnEmptyStoreHasOneEmptyPage) {
  EXPECT_THAT(List().reports, IsEmpty());
  EXPECT_EQ(List().next, 0u);
}

TEST_F(ReportListingTest, PagesFollowOneAnother) {
  Commit<PendingRevision>(
      {APending().Year(2018), APending().Year(2019), APending().Year(2020)});
  const ReportPage first = List({}, 0, 2);
  EXPECT_THAT(SequencesOf(first), ElementsAre(1, 2));
  const ReportPage second = List({}, first.next, 2);
  EXPECT_THAT(SequencesOf(second), ElementsAre(3));
  EXPECT_EQ(second.next, 0u);
}

TEST_F(ReportListingTest, APageLooksAtABoundedNumberOfRows) {
  std::vector<PendingRevision> amendments;
  amendments.reserve(ReportListing::kMaxRowsPerPage);
  for (int32_t i = 0; i < ReportListing::kMaxRowsPerPage; ++i) {
    amendments.push_back(APending().Figure(i).Amends(i));
  }
  Commit(amendments);
  Commit<PendingRevision>({APending().Year(2021)});
  const ReportFilter next_year = {.year = 2021};
  const ReportPage first = List(next_year);
  EXPECT_THAT(first.reports, IsEmpty());
  EXPECT_EQ(first.next, Sequence{ReportListing::kMaxRowsPerPage});
  EXPECT_THAT(List(next_year, first.next).reports, SizeIs(1));
}

TEST_F(ReportListingTest, ARowThatCannotBeReadIsADataLossThatNamesIt) {
  StoredChange row;
  row.sequence = 1;
  row.change = "damaged";
  row.division_code = "430321111";
  ASSERT_THAT(store_.Append({&row, 1}), IsOk());
  const auto page = ReportListing(store_, keys_).List({}, 0, 10);
  EXPECT_THAT(page, StatusIs(kDataLoss, HasSubstr("row 1")));
  EXPECT_THAT(page, HasReason("ROW_UNREADABLE"));
}

struct FilterCase {
  const char* name;
  ReportFilter filter;
  std::vector<Sequence> sequences;
};

divisions::DivisionCode Code(std::string_view digits) {
  return *divisions::DivisionCode::Parse(digits);
}

class ReportFilterTest : public ReportListingTest,
                         public testing::WithParamInterface<FilterCase> {};

TEST_P(ReportFilterTest, LetsThroughWhatItNames) {
  PendingRevision summary = APending().For("4303").Year(2020);
  summary.identity.scope = v1::SCOPE_AREA_SUMMARY;
  const PendingRevision withdrawn = APending().For("440106001").Year(2020);
  Commit<PendingRevision>(
      {APending().For("430321111").Year(2020).Form(v1::FORM_2019),
       APending().For("430321").Year(2021).Form(v1::FORM_2021).Finding("F-A"),
       summary,
       APending()
           .For("430321112")
           .Year(2015)
           .Form(v1::FORM_2014)
           .Mode(v1::MODE_ARCHIVE),
       withdrawn});
  Withdraw(withdrawn, /*amends=*/1);
  EXPECT_THAT(SequencesOf(List(GetParam().filter)), GetParam().sequences);
}

INSTANTIATE_TEST_SUITE_P(
    Filters, ReportFilterTest,
    testing::ValuesIn(std::vector<FilterCase>{
        {"Everything", {}, {1, 2, 3, 4, 6}},
        {"Nation", {.area = Code("00")}, {1, 2, 3, 4, 6}},
        {"County", {.area = Code("430321")}, {1, 2, 4}},
        {"Township", {.area = Code("430321111")}, {1}},
        {"Year", {.year = 2020}, {1, 3, 6}},
        {"Form", {.form = v1::FORM_2021}, {2}},
        {"Scope", {.scope = v1::SCOPE_AREA_SUMMARY}, {3}},
        {"Mode", {.mode = v1::MODE_ARCHIVE}, {4}},
        {"SubmissionsButNoWithdrawal",
         {.mode = v1::MODE_SUBMISSION},
         {1, 2, 3}},
        {"Rule", {.rule_id = "F-A"}, {2}},
        {"RuleThatNobodyBreaks", {.rule_id = "F-B"}, {}},
        {"Withdrawn", {.withdrawn = true}, {6}},
        {"NotWithdrawn", {.withdrawn = false}, {1, 2, 3, 4}},
        {"Several", {.area = Code("43"), .year = 2020}, {1, 3}},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::ingest
