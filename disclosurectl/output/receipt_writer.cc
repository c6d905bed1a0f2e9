#include "disclosurectl/output/receipt_writer.h"

#include <string_view>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace disclosure::ctl {
namespace {

constexpr int kSecondsEastOfUtc = 8 * 60 * 60;

void WriteLine(std::ostream& out, const Text& name, std::string_view value,
               Language language) {
  if (value.empty()) return;
  out << "  " << name.In(language) << value << '\n';
}

}  // namespace

std::string IdentityText(const v1::ReportIdentity& identity) {
  std::string text = identity.division_code();
  if (!identity.organ_credit_code().empty()) {
    absl::StrAppend(&text, " / ", identity.organ_credit_code());
  }
  if (identity.scope() == v1::SCOPE_AREA_SUMMARY) {
    absl::StrAppend(&text, " / summary");
  }
  absl::StrAppend(&text, " / ", identity.report_year());
  return text;
}

std::string TimeText(const google::protobuf::Timestamp& time) {
  if (time.seconds() == 0) return "";
  return absl::FormatTime("%Y-%m-%d %H:%M:%S",
                          absl::FromUnixSeconds(time.seconds()),
                          absl::FixedTimeZone(kSecondsEastOfUtc));
}

std::string HashText(const v1::Revision& revision) {
  return absl::BytesToHexString(revision.content_hash());
}

void WriteReceipt(std::ostream& out, const v1::Revision& revision,
                  Language language) {
  WriteLine(out, {"报告      ", "report     "},
            IdentityText(revision.identity()), language);
  WriteLine(out, {"版次      ", "revision   "},
            absl::StrCat(revision.revision()), language);
  // Of a trial there is no sequence and no time.
  if (revision.sequence() != 0) {
    WriteLine(out, {"序号      ", "sequence   "},
              absl::StrCat(revision.sequence()), language);
  }
  WriteLine(out, {"接收时间  ", "accepted   "},
            TimeText(revision.accept_time()), language);
  WriteLine(out, {"报送方    ", "caller     "}, revision.caller(), language);
  WriteLine(out, {"内容摘要  ", "content    "}, HashText(revision), language);
  if (revision.withdrawn()) {
    WriteLine(out, {"已撤回    ", "withdrawn  "},
              revision.withdrawal_reason().empty()
                  ? "-"
                  : revision.withdrawal_reason(),
              language);
  }
}

}  // namespace disclosure::ctl
