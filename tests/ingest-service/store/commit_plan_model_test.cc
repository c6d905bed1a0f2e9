// Random histories against a model so simple that it can be read as the rules
// of the design; commits of random sizes must not change any outcome.
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "gtest/gtest.h"
#include "ingest-service/store/commit_plan.h"
#include "ingest-service/store/key_index.h"
#include "tests/ingest-service/support/memory_report_store.h"
#include "tests/ingest-service/support/pending_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

constexpr int kHistories = 60;
constexpr int kStepsPerHistory = 200;
constexpr int kMaxBatch = 12;

// One call. A withdrawal has no figure.
struct Step {
  int year = 0;
  std::optional<int> figure;
  std::optional<int> amends;
  int request = 0;  // 0: without an id.
  bool validate_only = false;
};

// Kind, or code of the failure; revision; sequence.
using Verdict = std::tuple<std::string, int, Sequence>;

class Model {
 public:
  Verdict Apply(const Step& step) {
    std::vector<Stored>& revisions = revisions_[step.year];
    if (!step.figure && revisions.empty()) return {"NOT_FOUND", 0, 0};
    if (step.request != 0 && requests_.contains(step.request)) {
      const Stored& known = requests_.at(step.request);
      return known.year == step.year && known.figure == step.figure
                 ? Verdict{"repeated", known.number, known.sequence}
                 : Verdict{"ALREADY_EXISTS", 0, 0};
    }
    const Stored current = revisions.empty() ? Stored{} : revisions.back();
    if (current.number != 0 && current.figure == step.figure) {
      return {"repeated", current.number, current.sequence};
    }
    if (step.amends.value_or(0) != current.number) {
      return {"conflict", current.number, current.sequence};
    }
    if (step.validate_only) return {"accepted", current.number + 1, 0};
    revisions.push_back(
        {step.year, step.figure, current.number + 1, ++latest_});
    if (step.request != 0) requests_[step.request] = revisions.back();
    return {"accepted", revisions.back().number, latest_};
  }

 private:
  struct Stored {
    int year = 0;
    std::optional<int> figure;
    int number = 0;
    Sequence sequence = 0;
  };
  std::map<int, std::vector<Stored>> revisions_;
  std::map<int, Stored> requests_;
  Sequence latest_ = 0;
};

// Few years, figures and ids, so that everything collides with everything.
class RandomSteps {
 public:
  explicit RandomSteps(uint64_t seed) : random_(seed) {}

  int Below(int limit) {
    return static_cast<int>(random_() % static_cast<uint64_t>(limit));
  }
  Step Next() {
    Step step;
    step.year = 2018 + Below(3);
    if (Below(5) != 0) step.figure = Below(3);
    if (Below(3) != 0) step.amends = Below(12);
    step.request = std::max(0, Below(60) - 20);
    step.validate_only = step.figure && Below(6) == 0;
    return step;
  }

 private:
  std::mt19937_64 random_;
};

PendingBuilder BuilderOf(const Step& step) {
  PendingBuilder builder =
      APending().Year(step.year).Figure(step.figure.value_or(0));
  if (step.amends) builder.Amends(*step.amends);
  if (step.validate_only) builder.ValidateOnly();
  if (step.request != 0) {
    builder.RequestId(RequestIdOf(static_cast<uint64_t>(step.request)));
  }
  return builder;
}

absl::StatusOr<Outcome> Decide(CommitPlan& plan, const Step& step) {
  PendingRevision pending = BuilderOf(step);
  if (step.figure) return plan.Decide(std::move(pending));
  PendingWithdrawal withdrawal;
  withdrawal.identity = pending.identity;
  withdrawal.request_id = pending.request_id;
  withdrawal.amends_revision = step.amends.value_or(0);
  return plan.Decide(std::move(withdrawal));
}

Verdict VerdictOf(const absl::StatusOr<Outcome>& outcome) {
  if (!outcome.ok()) {
    return {absl::StatusCodeToString(outcome.status().code()), 0, 0};
  }
  constexpr const char* kKinds[] = {"accepted", "repeated", "conflict"};
  return {kKinds[static_cast<int>(outcome->kind)], outcome->revision.number,
          outcome->revision.sequence};
}

void ExpectSameIndex(const KeyIndex& live, const KeyIndex& rebuilt,
                     Sequence latest) {
  EXPECT_EQ(live.size(), rebuilt.size());
  for (Sequence sequence = 1; sequence <= latest; ++sequence) {
    ASSERT_EQ(live.IsReplaced(sequence), rebuilt.IsReplaced(sequence));
  }
  for (int year = 2018; year < 2021; ++year) {
    const form::Identity id = APending().Year(year).Build().identity;
    EXPECT_EQ(live.Find(id), rebuilt.Find(id));
  }
  for (uint64_t request = 1; request < 60; ++request) {
    const RequestId id = *ParseRequestId(RequestIdOf(request));
    EXPECT_EQ(live.FindRequest(id), rebuilt.FindRequest(id));
  }
}

class CommitPlanModelTest : public testing::TestWithParam<int> {};

TEST_P(CommitPlanModelTest, EveryOutcomeIsThatOfTheModel) {
  RandomSteps steps(static_cast<uint64_t>(GetParam()));
  Model model;
  MemoryReportStore store;
  KeyIndex keys;
  for (int done = 0; done < kStepsPerHistory;) {
    CommitPlan plan(store, keys, absl::FromUnixSeconds(done));
    const int batch = 1 + steps.Below(kMaxBatch);
    for (int i = 0; i < batch; ++i, ++done) {
      const Step step = steps.Next();
      ASSERT_EQ(VerdictOf(Decide(plan, step)), model.Apply(step)) << done;
    }
    ASSERT_THAT(store.Append(plan.rows()), IsOk());
    keys.Put(plan.revisions());
  }
  KeyIndex rebuilt;
  ASSERT_THAT(rebuilt.Rebuild(store), IsOk());
  ExpectSameIndex(keys, rebuilt, store.latest());
}

INSTANTIATE_TEST_SUITE_P(Histories, CommitPlanModelTest,
                         testing::Range(0, kHistories));

}  // namespace
}  // namespace disclosure::ingest
