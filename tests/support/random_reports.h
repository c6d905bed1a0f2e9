#ifndef DISCLOSURE_TESTS_SUPPORT_RANDOM_REPORTS_H_
#define DISCLOSURE_TESTS_SUPPORT_RANDOM_REPORTS_H_

#include <cstdint>
#include <random>
#include <span>
#include <string>

#include "disclosure/v1/report.pb.h"
#include "google/protobuf/message.h"

namespace disclosure {

// Reports of any form that parse, but need not make sense: zeros, blanks,
// small, huge and negative figures, cells of other forms, text, local rows, and
// fields unknown to the contract. The same seed gives the same reports.
class RandomReports {
 public:
  explicit RandomReports(uint64_t seed) : random_(seed) {}

  v1::AnnualReport Next();

  // From 0 to `limit` - 1.
  uint64_t Below(uint64_t limit) { return random_() % limit; }
  bool OneIn(uint64_t n) { return Below(n) == 0; }
  // A figure as above.
  int64_t Figure();
  // Well-formed UTF-8, sometimes empty.
  std::string Text();

 private:
  void FillIdentity(v1::AnnualReport& report);
  void FillCells(v1::AnnualReport& report);
  void FillText(v1::AnnualReport& report);
  void AddUnknownFields(google::protobuf::Message& message,
                        std::span<const int> numbers);

  // Its sequence is fixed by the standard; distributions are not.
  std::mt19937_64 random_;
};

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_RANDOM_REPORTS_H_
