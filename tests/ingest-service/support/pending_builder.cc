#include "tests/ingest-service/support/pending_builder.h"

#include "absl/strings/str_format.h"
#include "form/identity.h"
#include "form/read_report.h"
#include "record/content_parts.h"
#include "status/check.h"

namespace disclosure::ingest {
namespace {

form::Identity IdentityOf(const v1::AnnualReport& report) {
  v1::ReportIdentity proto;
  proto.set_division_code(report.division_code());
  proto.set_report_year(report.report_year());
  const auto identity = form::IdentityFromProto(proto);
  CHECK_OK(identity.status());
  return *identity;
}

}  // namespace

PendingBuilder::PendingBuilder() {
  pending_.caller = "local";
}

PendingBuilder& PendingBuilder::For(std::string_view division_code) {
  report_.set_division_code(std::string(division_code));
  return *this;
}

PendingBuilder& PendingBuilder::Year(int32_t year) {
  report_.set_report_year(year);
  return *this;
}

PendingBuilder& PendingBuilder::Figure(int64_t figure) {
  report_.mutable_proactive()->set_norm_docs_made(figure);
  return *this;
}

PendingBuilder& PendingBuilder::Text(std::string_view text) {
  report_.add_narrative()->set_text(std::string(text));
  return *this;
}

PendingBuilder& PendingBuilder::Form(v1::Form form) {
  report_.set_form(form);
  return *this;
}

PendingBuilder& PendingBuilder::OrganName(std::string_view name) {
  report_.mutable_organ()->set_name(std::string(name));
  return *this;
}

PendingBuilder& PendingBuilder::Mode(v1::Mode mode) {
  pending_.mode = mode;
  return *this;
}

PendingBuilder& PendingBuilder::RequestId(std::string_view id) {
  pending_.request_id = std::string(id);
  return *this;
}

PendingBuilder& PendingBuilder::Amends(int32_t revision) {
  pending_.amends_revision = revision;
  return *this;
}

PendingBuilder& PendingBuilder::ValidateOnly() {
  pending_.validate_only = true;
  return *this;
}

PendingBuilder& PendingBuilder::Finding(std::string_view rule_id,
                                        v1::Severity severity) {
  v1::Finding& finding = pending_.findings.emplace_back();
  finding.set_rule_id(std::string(rule_id));
  finding.set_severity(severity);
  return *this;
}

std::string PendingBuilder::Content() const {
  return form::SerializeContent(report_);
}

PendingRevision PendingBuilder::Build() const {
  PendingRevision pending = pending_;
  pending.identity = IdentityOf(report_);
  const std::string content = Content();
  pending.content_hash = record::HashContent(content);
  auto parts = record::SplitContent(content);
  CHECK_OK(parts.status());
  pending.content = *std::move(parts);
  return pending;
}

PendingBuilder APending() {
  return PendingBuilder().For("430321111").Year(2020).Figure(1);
}

std::string RequestIdOf(uint64_t number) {
  return absl::StrFormat("00000000-0000-4000-8000-%012x", number);
}

}  // namespace disclosure::ingest
