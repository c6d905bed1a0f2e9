// A process that commits is killed at random moments. What it acknowledged is
// there once, in one order without holes, and the store goes on from there.
//
// DISCLOSURE_LONG_TESTS=1 kills many times instead of a few.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <map>
#include <random>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "ingest-service/store/committer.h"
#include "ingest-service/store/revision_history.h"
#include "ingest-service/store/sqlite/sqlite_report_store.h"
#include "tests/ingest-service/support/pending_builder.h"
#include "tests/ingest-service/support/temporary_directory.h"
#include "tests/support/long_tests.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

constexpr int kShortRounds = 10;
constexpr int kLongRounds = 200;
constexpr int kThreads = 4;
constexpr int kInFlight = 64;
constexpr int kMaxAcknowledgedPerRound = 1500;
// A range of numbers for each round, wider than one can use up.
constexpr uint64_t kReportsPerRound = 1'000'000;

// What the process writes for each acknowledged report; below PIPE_BUF, so
// never torn.
struct Acknowledgement {
  uint64_t report = 0;
  Sequence sequence = 0;
};

// A report with text now and then, told apart from all others by its number.
PendingBuilder Report(uint64_t number) {
  PendingBuilder report = APending()
                              .For(absl::StrFormat("43%07d", number / 50))
                              .Year(static_cast<int32_t>(1970 + number % 50))
                              .Figure(static_cast<int64_t>(number))
                              .RequestId(RequestIdOf(number));
  if (number % 3 == 0) report.Text(std::string(number % 5000, 'x'));
  return report;
}

SqliteOptions Options() {
  SqliteOptions options;
  // Small, so that many a kill meets a checkpoint.
  options.checkpoint_bytes = 200'000;
  return options;
}

// Submits from several threads until it is killed.
[[noreturn]] void SubmitForEver(const std::string& path, uint64_t first,
                                int acknowledgements) {
  auto store = OpenSqliteReportStore(path, Options());
  KeyIndex keys;
  if (!store.ok() || !keys.Rebuild(**store).ok()) _exit(1);
  Committer committer(**store, keys, {.max_per_commit = 16}, &absl::Now,
                      Committer::Observer());
  committer.Start();
  std::counting_semaphore<kInFlight> in_flight(kInFlight);
  std::vector<std::jthread> threads;
  for (uint64_t thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (uint64_t number = first + thread;; number += kThreads) {
        in_flight.acquire();
        committer.Enqueue(Report(number), [&, number](const auto& outcome) {
          in_flight.release();
          if (!outcome.ok()) _exit(1);
          const Acknowledgement done = {number, outcome->revision.sequence};
          if (write(acknowledgements, &done, sizeof(done)) != sizeof(done)) {
            _exit(1);
          }
        });
      }
    });
  }
  for (;;) pause();
}

class KillTest : public testing::Test {
 protected:
  // Starts the process, kills it after `acknowledged` answers, and notes these
  // and all that came out of the pipe afterwards.
  void RunAndKill(uint64_t first, int acknowledged) {
    std::array<int, 2> ends;
    ASSERT_EQ(pipe(ends.data()), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(ends[0]);
      SubmitForEver(path_, first, ends[1]);
    }
    close(ends[1]);
    Acknowledgement done;
    for (int read_so_far = 0; read(ends[0], &done, sizeof(done)) ==
                              static_cast<ssize_t>(sizeof(done));) {
      EXPECT_TRUE(acknowledged_.emplace(done.report, done.sequence).second);
      if (++read_so_far == acknowledged) kill(child, SIGKILL);
    }
    close(ends[0]);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the process ended by itself";
  }

  // Everything acknowledged is there, once, as it was sent.
  void CheckStore() {
    auto store = OpenSqliteReportStore(path_, Options());
    ASSERT_THAT(store, IsOk());
    KeyIndex keys;
    // Fails on a hole, on a row that cannot be read, and on a second
    // revision 1.
    ASSERT_THAT(keys.Rebuild(**store), IsOk());
    ASSERT_EQ(keys.size(), (*store)->latest());
    const RevisionHistory history(**store, keys);
    for (const auto& [number, sequence] : acknowledged_) {
      const PendingRevision sent = Report(number);
      const auto current = keys.Find(sent.identity);
      ASSERT_TRUE(current.has_value()) << sent.identity.ToString();
      ASSERT_EQ(current->sequence, sequence);
      ASSERT_EQ(current->content_hash, sent.content_hash);
      const auto stored = history.Read(sent.identity, 0);
      ASSERT_THAT(stored, IsOk());
      ASSERT_EQ(stored->content, Report(number).Content());
    }
  }

  const TemporaryDirectory directory_;
  const std::string path_ = directory_.File("reports.db");
  std::map<uint64_t, Sequence> acknowledged_;
};

TEST_F(KillTest, WhatWasAcknowledgedIsThereOnceAfterAnyKill) {
  const bool is_long = AreTestsLong();
  const int rounds = is_long ? kLongRounds : kShortRounds;
  const uint64_t seed = std::random_device()();
  SCOPED_TRACE(absl::StrFormat("seed %d", seed));
  std::mt19937_64 random(seed);
  for (int round = 0; round < rounds; ++round) {
    const auto moment =
        static_cast<int>(1 + random() % kMaxAcknowledgedPerRound);
    RunAndKill(static_cast<uint64_t>(round) * kReportsPerRound, moment);
    if (HasFatalFailure()) return;
    // Checking everything costs the square of the rounds.
    if (round % 10 != 9 && is_long) continue;
    CheckStore();
    if (HasFatalFailure()) return;
  }
  EXPECT_GE(acknowledged_.size(), static_cast<size_t>(rounds));
}

}  // namespace
}  // namespace disclosure::ingest
