#include "tests/benchmark/progress.h"

#include <iostream>

#include "absl/strings/str_cat.h"

namespace disclosure::benchmarks {

void Progress::Say(std::string_view what) const {
  std::cerr << benchmark_ << ": " << what << std::endl;
}

void Progress::ForEachRound(int rounds,
                            const std::function<void(int round)>& run) const {
  for (int round = 0; round < rounds; ++round) {
    Say(absl::StrCat("round ", round + 1, " of ", rounds));
    run(round);
  }
}

}  // namespace disclosure::benchmarks
