// The final state is the same for every order of arrival: random lives of
// reports, each told in several orders and cut into several commits.
#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest-service/store/year_index.h"
#include "tests/ingest-service/support/yearly_reports.h"
#include "tests/ingest-service/support/years_of_organs.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using record::ChangeKind;
using testing::Contains;

// All that happens to one identity, in its order.
struct Life {
  form::Identity identity;
  std::vector<Pending> steps;
};

class RandomLives {
 public:
  explicit RandomLives(uint64_t seed) : random_(seed) {}

  size_t Below(size_t bound) { return random_() % bound; }

  std::vector<Life> Next() {
    const divisions::Edge edge = ARecoding();
    std::vector<Life> lives;
    // 小榄镇 and 东升镇 became a new 小榄镇 in 2021.
    for (const std::string_view code :
         {kYunhuqiao, edge.from.digits(), edge.to.digits(),
          std::string_view("442000104"), std::string_view("442000100"),
          std::string_view("442000118")}) {
      for (int year = 2018; year <= 2023; ++year) {
        if (Below(5) > 0) lives.push_back(LifeOf(year, std::string(code)));
      }
    }
    return lives;
  }

  // The same lives in another order, cut into other commits.
  std::vector<std::vector<Pending>> Shuffled(const std::vector<Life>& lives) {
    std::vector<size_t> turns;
    for (size_t life = 0; life < lives.size(); ++life) {
      turns.insert(turns.end(), lives[life].steps.size(), life);
    }
    std::ranges::shuffle(turns, random_);
    std::vector<size_t> done(lives.size());
    std::vector<std::vector<Pending>> batches;
    for (const size_t life : turns) {
      if (batches.empty() || Below(4) == 0) batches.emplace_back();
      batches.back().push_back(lives[life].steps[done[life]++]);
    }
    return batches;
  }

 private:
  Life LifeOf(int year, const std::string& code) {
    Life life{IdentityIn(year, code), {}};
    const size_t steps = 1 + Below(3);
    for (size_t step = 0; step < steps; ++step) {
      const auto amends = static_cast<int32_t>(step);
      if (step > 0 && Below(3) == 0) {
        life.steps.push_back(Withdrawal(life.identity, amends));
      } else {
        life.steps.push_back(
            Submission(AReportFor(year, code), amends, v1::MODE_ARCHIVE));
      }
    }
    return life;
  }

  ReportBuilder AReportFor(int year, const std::string& code) {
    ReportBuilder report = Carrying(year, static_cast<int64_t>(Below(3)),
                                    static_cast<int64_t>(Below(3)), code);
    // So that no revision has the content of the one before.
    report.PublishedOn("20" + std::to_string(year % 100 + 1) + "-01-" +
                       std::to_string(10 + Below(20)));
    if (year < 2019) return report;
    constexpr int64_t kDecisions[] = {0, 20, 200, 7};
    report.With("proactive.licence_decisions", kDecisions[Below(4)]);
    report.With("disputes.litigation_direct.total",
                static_cast<int64_t>(Below(2)));
    report.With("disputes.litigation_direct.upheld",
                static_cast<int64_t>(Below(2)));
    if (Below(4) == 0) report.Without("applications.carried_out.total");
    if (Below(4) == 0) report.Approximate("narrative_figures.staff");
    if (Below(4) > 0) {
      report.Narrative(v1::PART_KIND_OVERVIEW, "一、总体情况",
                       LongText(Below(2)));
    }
    return report;
  }

  std::mt19937_64 random_;
};

// Every stored finding is what would be found now.
void ExpectJudgedByNow(YearsOfOrgans& organs, const std::vector<Life>& lives) {
  const YearIndex& years = organs.years();
  for (const Life& life : lives) {
    const YearReport* report = years.Find(life.identity);
    if (report == nullptr) continue;
    const auto across = organs.judge().Judge(life.identity, *report, years);
    EXPECT_EQ(HashFindings(across), report->findings_hash)
        << life.identity.ToString();
    const auto present = organs.Current(life.identity).findings;
    const auto renewed = organs.judge().Renew(present, across);
    ASSERT_EQ(renewed.size(), present.size()) << life.identity.ToString();
    for (size_t i = 0; i < present.size(); ++i) {
      EXPECT_EQ(renewed[i].SerializeAsString(), present[i].SerializeAsString());
    }
  }
}

class OrderOfArrivalTest : public testing::TestWithParam<int> {};

TEST_P(OrderOfArrivalTest, TheFinalStateIsTheSameForEveryOrder) {
  constexpr int kOrders = 8;
  RandomLives random(static_cast<uint64_t>(GetParam()));
  const std::vector<Life> lives = random.Next();
  std::optional<std::map<std::string, std::string>> expected;
  for (int order = 0; order < kOrders; ++order) {
    YearsOfOrgans organs;
    for (const std::vector<Pending>& batch : random.Shuffled(lives)) {
      for (const auto& outcome : organs.Commit(batch)) {
        ASSERT_THAT(outcome, IsOk());
      }
      if (random.Below(8) == 0) organs.Restart();
    }
    ExpectJudgedByNow(organs, lives);
    const auto state = organs.FinalState();
    if (!expected) expected = state;
    ASSERT_EQ(state, *expected) << "order " << order;
    const YearIndex live = organs.years();
    organs.Restart();
    EXPECT_TRUE(organs.years() == live) << "order " << order;
    EXPECT_THAT(organs.Changes(), Contains(ChangeKind::kRejudged))
        << "order " << order;
  }
}

INSTANTIATE_TEST_SUITE_P(Histories, OrderOfArrivalTest, testing::Range(0, 20));

}  // namespace
}  // namespace disclosure::ingest
