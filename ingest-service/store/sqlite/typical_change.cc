#include "ingest-service/store/sqlite/typical_change.h"

#include <cstdint>

#include "disclosure/v1/feed.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace disclosure::ingest {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr int32_t kYear = 2023;

// All numbers of `table`, and of the rows inside it.
void SetZeros(Message& table) {
  const auto& reflection = *table.GetReflection();
  for (int i = 0; i < table.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = table.GetDescriptor()->field(i);
    if (field->is_repeated()) continue;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
      reflection.SetInt64(&table, field, 0);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      SetZeros(*reflection.MutableMessage(&table, field));
    }
  }
}

void SetDate(int32_t year, int32_t month, int32_t day, v1::Date& date) {
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
}

void FillHead(v1::AnnualReport& report) {
  report.set_division_code("430321111");
  report.mutable_organ()->set_name("镇人民政府");
  report.mutable_organ()->set_kind(v1::ORGAN_KIND_GOVERNMENT);
  report.set_scope(v1::SCOPE_OWN_ORGAN);
  report.set_report_year(kYear);
  report.set_form(v1::FORM_2021);
  v1::StatisticalPeriod& period = *report.mutable_statistical_period();
  SetDate(kYear, 1, 1, *period.mutable_first_day());
  SetDate(kYear, 12, 31, *period.mutable_last_day());
  v1::Publication& publication = *report.mutable_publication();
  publication.set_title("镇人民政府2023年政府信息公开工作年度报告");
  SetDate(kYear + 1, 1, 15, *publication.mutable_published_on());
  publication.set_signer("镇人民政府");
  publication.set_web_address("https://www.gov.cn/zfxxgk/2023.html");
  publication.set_contact("镇人民政府党政办公室");
}

}  // namespace

std::string TypicalChange() {
  v1::Change change;
  change.set_sequence(1);
  v1::Revision& revision = *change.mutable_revision();
  revision.mutable_identity()->set_division_code("430321111");
  revision.mutable_identity()->set_scope(v1::SCOPE_OWN_ORGAN);
  revision.mutable_identity()->set_report_year(kYear);
  revision.set_revision(1);
  revision.set_sequence(1);
  revision.set_caller("local");
  revision.set_mode(v1::MODE_SUBMISSION);
  v1::AnnualReport& report = *change.mutable_accepted()->mutable_report();
  FillHead(report);
  SetZeros(*report.mutable_proactive());
  SetZeros(*report.mutable_applications());
  SetZeros(*report.mutable_disputes());
  SetZeros(*report.mutable_annex_2014());
  return change.SerializeAsString();
}

}  // namespace disclosure::ingest
