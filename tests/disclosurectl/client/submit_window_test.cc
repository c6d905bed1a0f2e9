#include "disclosurectl/client/submit_window.h"

#include <gtest/gtest.h>

#include <thread>

namespace disclosure::ctl {
namespace {

SubmitWindow::Batch Batch(const std::string& origin) {
  auto batch = std::make_shared<SubmitBatch>();
  batch->origins.push_back(origin);
  return batch;
}

TEST(SubmitWindowTest, AnswersBelongToTheOldestMessage) {
  SubmitWindow window;
  window.Reopen();
  window.Add(Batch("a"));
  window.Add(Batch("b"));
  EXPECT_EQ(window.TakeAnswered()->origins.front(), "a");
  EXPECT_EQ(window.TakeAnswered()->origins.front(), "b");
  EXPECT_EQ(window.TakeAnswered(), nullptr);
  EXPECT_EQ(window.answered(), 2u);
  EXPECT_FALSE(window.HasUnanswered());
}

TEST(SubmitWindowTest, NewConnectionSendsWhatWasNotAnswered) {
  SubmitWindow window;
  window.Reopen();
  for (const char* const origin : {"a", "b", "c"}) window.Add(Batch(origin));
  window.TakeAnswered();
  window.Close();
  window.Reopen();
  EXPECT_EQ(window.NextUnsent()->origins.front(), "b");
  EXPECT_EQ(window.NextUnsent()->origins.front(), "c");
  EXPECT_EQ(window.NextUnsent(), nullptr);
}

TEST(SubmitWindowTest, TheLargestMessageIsOneThatHasNoAnswer) {
  const auto of_reports = [](int reports) {
    auto batch = std::make_shared<SubmitBatch>();
    while (batch->message.requests_size() < reports) {
      batch->message.add_requests();
    }
    return batch;
  };
  SubmitWindow window;
  window.Reopen();
  EXPECT_EQ(window.LargestUnanswered(), nullptr);
  for (const int reports : {9, 1, 3, 2}) window.Add(of_reports(reports));
  window.TakeAnswered();
  EXPECT_EQ(window.LargestUnanswered()->message.requests_size(), 3);
}

TEST(SubmitWindowTest, FullWindowHoldsTheSenderUpUntilAnAnswer) {
  SubmitWindow window;
  window.Reopen();
  for (size_t i = 0; i < kMaxUnansweredMessages; ++i) window.Add(Batch("x"));
  bool had_room = false;
  {
    const std::jthread sender([&] { had_room = window.AwaitRoom(); });
    window.TakeAnswered();
  }
  EXPECT_TRUE(had_room);
}

TEST(SubmitWindowTest, ClosedConnectionHoldsNobodyUp) {
  SubmitWindow window;
  window.Reopen();
  for (size_t i = 0; i < kMaxUnansweredMessages; ++i) window.Add(Batch("x"));
  bool had_room = true;
  {
    const std::jthread sender([&] { had_room = window.AwaitRoom(); });
    window.Close();
  }
  EXPECT_FALSE(had_room);
  EXPECT_TRUE(window.AwaitClosed(absl::Seconds(60)));
}

}  // namespace
}  // namespace disclosure::ctl
