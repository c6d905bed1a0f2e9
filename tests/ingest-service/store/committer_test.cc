#include "ingest-service/store/committer.h"

#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "tests/ingest-service/support/faulty_report_store.h"
#include "tests/ingest-service/support/memory_report_store.h"
#include "tests/ingest-service/support/pending_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;
using enum absl::StatusCode;
using enum Outcome::Kind;

using Answer = absl::StatusOr<Outcome>;
using CommitReport = Committer::CommitReport;

MATCHER_P(HasKind, kind, "") {
  return arg.ok() && arg->kind == kind;
}

class CommitterTest : public testing::Test {
 protected:
  explicit CommitterTest(Committer::Limits limits = {})
      : committer_(store_, keys_, limits,
                   [] { return absl::FromUnixSeconds(1); },
                   {.committed =
                        [this](const CommitReport& commit) {
                          commits_.push_back(commit);
                        },
                    .failed =
                        [this](const absl::Status& status) {
                          failures_.push_back(status);
                        }}) {}
  ~CommitterTest() override { committer_.Stop(); }

  std::future<Answer> Submit(PendingRevision pending) {
    std::promise<Answer> promise;
    std::future<Answer> answer = promise.get_future();
    committer_.Enqueue(std::move(pending),
                       [promise = std::move(promise)](Answer outcome) mutable {
                         promise.set_value(std::move(outcome));
                       });
    return answer;
  }
  std::vector<std::future<Answer>> SubmitYears(int first, int count) {
    std::vector<std::future<Answer>> answers;
    for (int year = first; year < first + count; ++year) {
      answers.push_back(Submit(APending().Year(year)));
    }
    return answers;
  }

  MemoryReportStore memory_;
  FaultyReportStore store_{memory_};
  KeyIndex keys_;
  // Written by the committer's thread; read once it has stopped.
  std::vector<CommitReport> commits_;
  std::vector<absl::Status> failures_;
  Committer committer_;
};

TEST_F(CommitterTest, WhatIsAcknowledgedIsStored) {
  committer_.Start();
  const Answer answer = Submit(APending()).get();
  ASSERT_THAT(answer, HasKind(kAccepted));
  EXPECT_EQ(memory_.latest(), answer->revision.sequence);
  EXPECT_EQ(keys_.size(), 1u);
}

TEST_F(CommitterTest, WhatQueuedBecomesOneCommit) {
  auto answers = SubmitYears(2000, 20);
  EXPECT_EQ(committer_.queued(), 20u);
  committer_.Start();
  for (auto& answer : answers) EXPECT_THAT(answer.get(), HasKind(kAccepted));
  committer_.Stop();
  EXPECT_THAT(commits_, ElementsAre(Field(&CommitReport::appended, 20)));
  EXPECT_EQ(commits_[0].latest, 20u);
  EXPECT_EQ(committer_.queued(), 0u);
}

TEST_F(CommitterTest, TheCommitIsAnnouncedBeforeTheCallsAreFinished) {
  size_t commits_at_done = 0;
  committer_.Enqueue(APending(),
                     [&](const Answer&) { commits_at_done = commits_.size(); });
  committer_.Start();
  committer_.Stop();
  EXPECT_EQ(commits_at_done, 1u);
}

TEST_F(CommitterTest, WhatChangesNothingIsNoCommit) {
  committer_.Start();
  ASSERT_THAT(Submit(APending()).get(), HasKind(kAccepted));
  EXPECT_THAT(Submit(APending()).get(), HasKind(kRepeated));
  EXPECT_THAT(Submit(APending().Figure(2)).get(), HasKind(kConflict));
  committer_.Stop();
  EXPECT_EQ(store_.appends(), 1);
  EXPECT_THAT(commits_, SizeIs(1));
}

TEST_F(CommitterTest, SeveralAtOnceKeepTheirOrder) {
  std::vector<Committer::Pending> batch;
  for (int figure = 1; figure <= 30; ++figure) {
    batch.emplace_back(APending().Figure(figure).Amends(figure - 1).Build());
  }
  std::vector<Answer> answers;
  committer_.Start();
  committer_.EnqueueAll(std::move(batch), [&answers](std::vector<Answer> all) {
    answers = std::move(all);
  });
  committer_.Stop();
  ASSERT_THAT(answers, SizeIs(30));
  for (int i = 0; i < 30; ++i) EXPECT_EQ(answers[i]->revision.number, i + 1);
}

TEST_F(CommitterTest, NothingIsDecidedAtOnce) {
  bool decided = false;
  committer_.EnqueueAll({}, [&decided](const std::vector<Answer>& none) {
    decided = none.empty();
  });
  EXPECT_TRUE(decided);
}

TEST_F(CommitterTest, AWithdrawalTakesTheSameWay) {
  committer_.Start();
  ASSERT_THAT(Submit(APending()).get(), HasKind(kAccepted));
  PendingWithdrawal withdrawal;
  withdrawal.identity = APending().Build().identity;
  withdrawal.amends_revision = 1;
  std::promise<Answer> answer;
  committer_.Enqueue(withdrawal, [&answer](Answer outcome) {
    answer.set_value(std::move(outcome));
  });
  EXPECT_THAT(answer.get_future().get(), HasKind(kAccepted));
  EXPECT_TRUE(keys_.Find(withdrawal.identity)->withdrawn);
}

TEST_F(CommitterTest, AFailedCommitAcknowledgesNothing) {
  store_.FailAppends(absl::UnavailableError("the database is away"));
  auto answers = SubmitYears(2000, 5);
  committer_.Start();
  for (auto& answer : answers) {
    const Answer outcome = answer.get();
    EXPECT_THAT(outcome, StatusIs(kUnavailable));
    EXPECT_THAT(outcome, HasReason("STORE_UNAVAILABLE"));
  }
  EXPECT_EQ(keys_.size(), 0u);
  EXPECT_EQ(memory_.latest(), 0u);
  committer_.Stop();
  EXPECT_THAT(failures_, ElementsAre(StatusIs(kUnavailable)));
  EXPECT_THAT(commits_, IsEmpty());
}

TEST_F(CommitterTest, AfterAFailedCommitTheNextIsTriedAnew) {
  committer_.Start();
  store_.FailAppends(absl::ResourceExhaustedError("the disk is full"));
  EXPECT_THAT(Submit(APending().RequestId(RequestIdOf(1))).get(),
              StatusIs(kUnavailable));
  store_.FailAppends(absl::OkStatus());
  const Answer answer = Submit(APending().RequestId(RequestIdOf(1))).get();
  ASSERT_THAT(answer, HasKind(kAccepted));
  EXPECT_EQ(answer->revision.sequence, 1u);
  EXPECT_EQ(answer->revision.number, 1);
}

TEST_F(CommitterTest, WhatARepeatedCallRestedOnFailsWithIt) {
  store_.FailAppends(absl::UnavailableError("away"));
  auto first = Submit(APending());
  auto repeated = Submit(APending());
  committer_.Start();
  EXPECT_THAT(first.get(), StatusIs(kUnavailable));
  EXPECT_THAT(repeated.get(), StatusIs(kUnavailable));
}

TEST_F(CommitterTest, ADamagedStoreIsNotPassedOffAsUnavailable) {
  committer_.Start();
  store_.FailAppends(absl::DataLossError("damaged"));
  EXPECT_THAT(Submit(APending()).get(), StatusIs(kDataLoss));
}

TEST_F(CommitterTest, StoppingCommitsWhatIsQueued) {
  auto answers = SubmitYears(2000, 10);
  committer_.Start();
  committer_.Stop();
  for (auto& answer : answers) EXPECT_THAT(answer.get(), HasKind(kAccepted));
}

TEST_F(CommitterTest, AStoppedCommitterRefuses) {
  committer_.Start();
  committer_.Stop();
  const Answer answer = Submit(APending()).get();
  EXPECT_THAT(answer, StatusIs(kUnavailable));
  EXPECT_THAT(answer, HasReason("DRAINING"));
}

TEST_F(CommitterTest, ACommitterThatNeverStartedRefusesWhatItHas) {
  auto answers = SubmitYears(2000, 3);
  committer_.Stop();
  for (auto& answer : answers) EXPECT_THAT(answer.get(), HasReason("DRAINING"));
  EXPECT_EQ(committer_.queued(), 0u);
}

TEST_F(CommitterTest, ACallMayEnqueueAnotherWhenItIsFinished) {
  std::promise<Answer> second;
  committer_.Enqueue(APending(), [&](const Answer&) {
    committer_.Enqueue(APending().Year(2019), [&](Answer outcome) {
      second.set_value(std::move(outcome));
    });
  });
  committer_.Start();
  EXPECT_THAT(second.get_future().get(), HasKind(kAccepted));
}

class SmallCommitterTest : public CommitterTest {
 protected:
  SmallCommitterTest()
      : CommitterTest({.max_queued = 5, .max_per_commit = 2}) {}
};

TEST_F(SmallCommitterTest, AFullQueueRefusesTheRestInOrder) {
  std::vector<Committer::Pending> batch;
  for (int i = 0; i < 8; ++i) {
    batch.emplace_back(APending().Year(2000 + i).Build());
  }
  std::vector<Answer> answers;
  committer_.EnqueueAll(std::move(batch), [&answers](std::vector<Answer> all) {
    answers = std::move(all);
  });
  EXPECT_THAT(answers, IsEmpty());
  committer_.Start();
  committer_.Stop();
  ASSERT_THAT(answers, SizeIs(8));
  for (int i = 0; i < 5; ++i) EXPECT_THAT(answers[i], HasKind(kAccepted));
  for (int i = 5; i < 8; ++i) {
    EXPECT_THAT(answers[i], StatusIs(kUnavailable));
    EXPECT_THAT(answers[i], HasReason("OVERLOADED"));
  }
}

TEST_F(SmallCommitterTest, NoCommitIsLargerThanItsBound) {
  auto answers = SubmitYears(2000, 5);
  committer_.Start();
  committer_.Stop();
  EXPECT_THAT(commits_, ElementsAre(Field(&CommitReport::appended, 2),
                                    Field(&CommitReport::appended, 2),
                                    Field(&CommitReport::appended, 1)));
}

class NarrowCommitterTest : public CommitterTest {
 protected:
  NarrowCommitterTest()
      : CommitterTest(
            {.max_queued_bytes = 10'000, .max_bytes_per_commit = 1'000}) {}
};

TEST_F(NarrowCommitterTest, BytesBoundTheQueueButOneReportAlwaysFits) {
  auto large = Submit(APending().Text(std::string(50'000, 'x')));
  EXPECT_EQ(committer_.queued(), 1u);
  EXPECT_THAT(Submit(APending().Year(2019)).get(), HasReason("OVERLOADED"));
  committer_.Start();
  EXPECT_THAT(large.get(), HasKind(kAccepted));
  EXPECT_THAT(Submit(APending().Year(2019)).get(), HasKind(kAccepted));
}

TEST_F(NarrowCommitterTest, BytesBoundACommit) {
  auto answers = SubmitYears(2000, 4);
  committer_.Start();
  committer_.Stop();
  EXPECT_THAT(commits_, SizeIs(4));
  EXPECT_THAT(commits_, Each(Field(&CommitReport::appended, 1)));
}

TEST_F(CommitterTest, ManyThreadsGetEachSequenceOnce) {
  constexpr int kThreads = 8;
  constexpr int kEach = 200;
  committer_.Start();
  std::mutex mutex;
  std::vector<int> seen(kThreads * kEach + 1, 0);
  std::latch answered(kThreads * kEach);
  {
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kEach; ++i) {
          committer_.Enqueue(
              APending().For(absl::StrFormat("43032%04d", thread * kEach + i)),
              [&](const Answer& outcome) {
                {
                  std::scoped_lock lock(mutex);
                  ++seen[outcome->revision.sequence];
                }
                answered.count_down();
              });
        }
      });
    }
  }
  answered.wait();
  seen.erase(seen.begin());
  EXPECT_THAT(seen, Each(1));
  EXPECT_EQ(memory_.latest(), Sequence{kThreads * kEach});
  EXPECT_EQ(keys_.size(), size_t{kThreads * kEach});
}

}  // namespace
}  // namespace disclosure::ingest
