#include "stats-service/follow/feed_follower.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/reason.h"

namespace disclosure::stats {
namespace {

using testing::ElementsAre;

// One call of Follow(): the frames it hands on, and how it then ends.
struct Session {
  std::vector<record::Sequence> up_to;
  absl::Status end;
};

// A feed that plays sessions one after the other, then stays silent until the
// follower is stopped.
class ScriptedSource final : public ChangeSource {
 public:
  explicit ScriptedSource(std::vector<Session> sessions)
      : sessions_(std::move(sessions)) {}

  absl::Status Follow(const FeedPosition& position, const TakeFrame& take,
                      const std::stop_token& stop) override {
    std::unique_lock lock(mutex_);
    positions_.push_back(position.feed_id + "@" +
                         std::to_string(position.after));
    if (played_ == sessions_.size()) {
      silent_ = true;
      changed_.notify_all();
      changed_.wait(lock, stop, [] { return false; });
      return absl::CancelledError("stopped");
    }
    const Session& session = sessions_[played_++];
    for (const record::Sequence up_to : session.up_to) {
      FeedFrame frame;
      frame.feed_id = "feed";
      frame.up_to = up_to;
      frame.latest = 100;
      if (!take(frame)) return absl::CancelledError("not wanted");
    }
    return session.end;
  }

  void AwaitSilence() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return silent_; });
  }
  const std::vector<std::string>& positions() const { return positions_; }

 private:
  const std::vector<Session> sessions_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  size_t played_ = 0;
  bool silent_ = false;
  std::vector<std::string> positions_;
};

class FeedFollowerTest : public testing::Test {
 protected:
  // Plays the sessions to their end.
  void Follow(std::vector<Session> sessions) {
    source_.emplace(std::move(sessions));
    FeedFollower follower(
        *source_,
        {.add =
             [this](auto, record::Sequence up_to, record::Sequence) {
               taken_.push_back(up_to);
               return true;
             },
         .reset = [this] { ++resets_; },
         .connected = [this] { ++connections_; },
         .disconnected =
             [this](const absl::Status& status) {
               losses_.push_back(status.code());
             }},
        {.initial = std::chrono::milliseconds(1),
         .max = std::chrono::milliseconds(2)},
        /*seed=*/1);
    follower.Start();
    source_->AwaitSilence();
    follower.Stop();
  }

  std::optional<ScriptedSource> source_;
  std::vector<record::Sequence> taken_;
  std::vector<absl::StatusCode> losses_;
  int resets_ = 0;
  int connections_ = 0;
};

TEST_F(FeedFollowerTest, BeginsAtTheBeginning) {
  Follow({});
  EXPECT_THAT(source_->positions(), ElementsAre("@0"));
}

TEST_F(FeedFollowerTest, GoesOnWhereItWasAfterALoss) {
  Follow({{{3, 7}, absl::UnavailableError("gone")},
          {{9}, absl::UnavailableError("gone again")}});
  EXPECT_THAT(source_->positions(), ElementsAre("@0", "feed@7", "feed@9"));
  EXPECT_THAT(taken_, ElementsAre(3, 7, 9));
  EXPECT_EQ(resets_, 0);
  EXPECT_EQ(connections_, 2);
}

TEST_F(FeedFollowerTest, ComesBackThoughNobodyAnswersForLong) {
  Follow(std::vector<Session>(20, {{}, absl::UnavailableError("nobody")}));
  EXPECT_EQ(losses_.size(), 20U);
  EXPECT_EQ(connections_, 0);
}

TEST_F(FeedFollowerTest, BeginsAnewWithAnotherStore) {
  Follow({{{5}, absl::UnavailableError("gone")},
          {{},
           WithReason(absl::FailedPreconditionError("another store"),
                      "OTHER_FEED")},
          {{2}, absl::UnavailableError("gone")}});
  EXPECT_THAT(source_->positions(),
              ElementsAre("@0", "feed@5", "@0", "feed@2"));
  EXPECT_EQ(resets_, 1);
}

}  // namespace
}  // namespace disclosure::stats
