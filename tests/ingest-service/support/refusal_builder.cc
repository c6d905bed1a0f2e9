#include "tests/ingest-service/support/refusal_builder.h"

#include <string>

#include "form/read_report.h"
#include "google/protobuf/util/time_util.h"

namespace disclosure::ingest {

RefusalBuilder::RefusalBuilder() {
  pending_.refusal.set_caller("local");
  v1::Finding& finding = *pending_.refusal.add_findings();
  finding.set_rule_id("F-APP-01");
  finding.set_severity(v1::SEVERITY_ERROR);
}

RefusalBuilder& RefusalBuilder::For(std::string_view division_code) {
  const std::string digits(division_code);
  report_.set_division_code(digits);
  pending_.refusal.mutable_identity()->set_division_code(digits);
  return *this;
}

RefusalBuilder& RefusalBuilder::Year(int32_t year) {
  report_.set_report_year(year);
  pending_.refusal.mutable_identity()->set_report_year(year);
  return *this;
}

RefusalBuilder& RefusalBuilder::At(absl::Time time) {
  *pending_.refusal.mutable_refuse_time() =
      google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(
          absl::ToUnixMicros(time));
  return *this;
}

RefusalBuilder& RefusalBuilder::Figure(int64_t figure) {
  report_.mutable_proactive()->set_norm_docs_made(figure);
  return *this;
}

RefusalBuilder& RefusalBuilder::TextBytes(size_t bytes) {
  report_.add_narrative()->set_text(std::string(bytes, 'x'));
  return *this;
}

PendingRefusal RefusalBuilder::Build() const {
  PendingRefusal pending = pending_;
  pending.content = form::SerializeContent(report_);
  return pending;
}

RefusalBuilder ARefusal() {
  return RefusalBuilder().For("430321111").Year(2020).Figure(1);
}

}  // namespace disclosure::ingest
