#include "ingest-service/store/revision_difference.h"

#include <functional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "ingest-service/store/commit_plan.h"
#include "tests/ingest-service/support/memory_report_store.h"
#include "tests/ingest-service/support/pending_builder.h"
#include "tests/support/catalogue.h"
#include "tests/support/seed_report.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "cell: 1 -> 2", a blank being "-"; and "rest".
std::vector<std::string> InWords(const v1::RevisionDifference& difference) {
  std::vector<std::string> words;
  for (const v1::CellChange& cell : difference.cells()) {
    EXPECT_FALSE(cell.label().empty());
    words.push_back(cell.cell() + ": " +
                    (cell.has_before() ? std::to_string(cell.before()) : "-") +
                    " -> " +
                    (cell.has_after() ? std::to_string(cell.after()) : "-"));
  }
  if (difference.rest_changed()) words.emplace_back("rest");
  return words;
}

struct ContentCase {
  const char* name;
  std::function<void(v1::AnnualReport&)> change;
  std::vector<std::string> difference;
};

class DifferenceTest : public testing::TestWithParam<ContentCase> {};

TEST_P(DifferenceTest, NamesWhatChanged) {
  v1::AnnualReport after = SeedReport();
  GetParam().change(after);
  EXPECT_EQ(InWords(DifferenceOf(TestReader(), SeedReport(), after)),
            GetParam().difference);
}

INSTANTIATE_TEST_SUITE_P(
    Contents, DifferenceTest,
    testing::ValuesIn(std::vector<ContentCase>{
        {"Nothing", [](auto&) {}, {}},
        {"Figure",
         [](auto& r) { r.mutable_proactive()->set_norm_docs_made(98); },
         {"proactive.norm_docs_made: 99 -> 98"}},
        {"FigureThatIsNowBlank",
         [](auto& r) { r.mutable_proactive()->clear_norm_docs_made(); },
         {"proactive.norm_docs_made: 99 -> -"}},
        {"ColumnThatIsNowBlank",
         [](auto& r) {
           r.mutable_applications()->mutable_received_new()->clear_total();
         },
         {"applications.received_new.total: 1 -> -"}},
        {"FigureWhereATableWasMissing",
         [](auto& r) { r.mutable_annex_2014()->set_disclosed_items(7); },
         {"annex_2014.disclosed_items: - -> 7"}},
        {"BlankAndZeroDiffer",
         [](auto& r) { r.mutable_annex_2014()->set_disclosed_items(0); },
         {"annex_2014.disclosed_items: - -> 0"}},
        {"EmptyTable", [](auto& r) { r.mutable_annex_2014(); }, {}},
        {"Narrative",
         [](auto& r) { r.add_narrative()->set_text("更正"); },
         {"rest"}},
        {"UnitOfMoney",
         [](auto& r) {
           r.mutable_proactive()->set_procurement_unit(v1::MONEY_UNIT_YUAN);
         },
         {"rest"}},
        {"FigureAndName",
         [](auto& r) {
           r.mutable_proactive()->set_norm_docs_made(98);
           r.mutable_organ()->set_name("云湖桥镇人民政府办公室");
         },
         {"proactive.norm_docs_made: 99 -> 98", "rest"}},
    }),
    [](const auto& row) { return row.param.name; });

class DifferencesTest : public testing::Test {
 protected:
  template <typename Pending>
  void Commit(const Pending& pending) {
    CommitPlan plan(store_, keys_, absl::FromUnixSeconds(1'610'000'000));
    ASSERT_THAT(plan.Decide(pending), IsOk());
    ASSERT_THAT(store_.Append(plan.rows()), IsOk());
    keys_.Put(plan.revisions());
  }
  // Figure 1, then 2, withdrawn, then 5.
  void CommitFour() {
    Commit(APending().Build());
    Commit(APending().Figure(2).Amends(1).Build());
    PendingWithdrawal withdrawal;
    withdrawal.identity = APending().Build().identity;
    withdrawal.amends_revision = 2;
    withdrawal.reason = "sent to the wrong year";
    Commit(withdrawal);
    Commit(APending().Figure(5).Amends(3).Build());
  }
  std::vector<std::vector<std::string>> Differences(Sequence from,
                                                    int limit) const {
    const RevisionHistory history(store_, keys_);
    const auto page = history.List(APending().Build().identity, from, limit);
    EXPECT_THAT(page, IsOk());
    const auto differences = DifferencesOf(TestReader(), history, *page);
    EXPECT_THAT(differences, IsOk());
    std::vector<std::vector<std::string>> words;
    for (const v1::RevisionDifference& difference : *differences) {
      words.push_back(InWords(difference));
    }
    return words;
  }

  MemoryReportStore store_;
  KeyIndex keys_;
};

TEST_F(DifferencesTest, EachRevisionIsComparedWithTheContentBeforeIt) {
  CommitFour();
  EXPECT_THAT(
      Differences(0, 10),
      ElementsAre(ElementsAre("proactive.norm_docs_made: 2 -> 5"), IsEmpty(),
                  ElementsAre("proactive.norm_docs_made: 1 -> 2"), IsEmpty()));
}

TEST_F(DifferencesTest, APageIsComparedBeyondItsEnd) {
  CommitFour();
  EXPECT_THAT(Differences(0, 1),
              ElementsAre(ElementsAre("proactive.norm_docs_made: 2 -> 5")));
  EXPECT_THAT(
      Differences(3, 2),
      ElementsAre(IsEmpty(), ElementsAre("proactive.norm_docs_made: 1 -> 2")));
}

}  // namespace
}  // namespace disclosure::ingest
