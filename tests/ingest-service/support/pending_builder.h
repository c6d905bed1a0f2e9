#ifndef DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_PENDING_BUILDER_H_
#define DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_PENDING_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "disclosure/v1/report.pb.h"
#include "ingest-service/store/pending_revision.h"

namespace disclosure::ingest {

// A report on its way to the committer, the way a test would say it:
//
//   APending().For("430321111").Year(2020).Figure(99).Amends(1)
class PendingBuilder {
 public:
  PendingBuilder();

  PendingBuilder& For(std::string_view division_code);
  PendingBuilder& Year(int32_t year);
  // One cell; another figure is another content.
  PendingBuilder& Figure(int64_t figure);
  PendingBuilder& Text(std::string_view text);
  PendingBuilder& Form(v1::Form form);
  PendingBuilder& OrganName(std::string_view name);
  PendingBuilder& Mode(v1::Mode mode);
  PendingBuilder& RequestId(std::string_view id);
  PendingBuilder& Amends(int32_t revision);
  PendingBuilder& ValidateOnly();
  PendingBuilder& Finding(std::string_view rule_id,
                          v1::Severity severity = v1::SEVERITY_WARNING);

  // The whole content, byte for byte.
  std::string Content() const;
  PendingRevision Build() const;
  operator PendingRevision() const { return Build(); }

 private:
  v1::AnnualReport report_;
  PendingRevision pending_;
};

// 云湖桥镇 (430321111), for 2020, figure 1, without request id or text.
PendingBuilder APending();

// A UUID for each number.
std::string RequestIdOf(uint64_t number);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_TESTS_INGEST_SERVICE_SUPPORT_PENDING_BUILDER_H_
