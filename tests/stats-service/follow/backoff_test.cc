#include "stats-service/follow/backoff.h"

#include <chrono>

#include "gtest/gtest.h"

namespace disclosure::stats {
namespace {

using std::chrono::milliseconds;

TEST(BackoffTest, DoublesUpToItsBoundAndTakesAtLeastHalf) {
  Backoff backoff({.initial = milliseconds(100), .max = milliseconds(1000)}, 7);
  for (const int expected : {100, 200, 400, 800, 1000, 1000}) {
    const milliseconds pause = backoff.Next();
    EXPECT_GE(pause, milliseconds(expected / 2));
    EXPECT_LE(pause, milliseconds(expected));
  }
}

TEST(BackoffTest, StartsAnewAfterASuccess) {
  Backoff backoff({.initial = milliseconds(100), .max = milliseconds(1000)}, 7);
  for (int i = 0; i < 5; ++i) backoff.Next();
  backoff.Reset();
  EXPECT_LE(backoff.Next(), milliseconds(100));
}

}  // namespace
}  // namespace disclosure::stats
