#ifndef DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_REFUSAL_BUILDER_H_
#define DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_REFUSAL_BUILDER_H_

#include <cstdint>
#include <string_view>

#include "absl/time/time.h"
#include "ingest-service/store/refusal_log.h"

namespace disclosure::ingest {

// A refused report the way a test would say it:
//
//   ARefusal().For("430321111").Year(2020).At(kNoon).Figure(99)
class RefusalBuilder {
 public:
  RefusalBuilder();

  // As sent: any text.
  RefusalBuilder& For(std::string_view division_code);
  RefusalBuilder& Year(int32_t year);
  RefusalBuilder& At(absl::Time time);
  // Of its report.
  RefusalBuilder& Figure(int64_t figure);
  // Text of so many bytes in its report.
  RefusalBuilder& TextBytes(size_t bytes);

  PendingRefusal Build() const;
  operator PendingRefusal() const { return Build(); }

 private:
  v1::AnnualReport report_;
  PendingRefusal pending_;
};

// 云湖桥镇 (430321111), for 2020, figure 1, one finding, refused at the epoch.
RefusalBuilder ARefusal();

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_REFUSAL_BUILDER_H_
