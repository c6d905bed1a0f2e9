#include "tests/support/random_reports.h"

#include <array>
#include <limits>

#include "google/protobuf/unknown_field_set.h"
#include "tests/support/catalogue.h"

namespace disclosure {
namespace {

using google::protobuf::Message;
using google::protobuf::UnknownFieldSet;

constexpr std::array kCodes = {"00", "43", "4303", "430321", "430321111"};
constexpr std::array kWords = {"",         "云湖桥镇",     "15000余份",
                               "F-APP-01", "applications", "公开\n情况",
                               "2020 年度"};
// Of no field of AnnualReport, between its numbers and after them.
constexpr std::array kNumbersUnknownToReports = {8,  9,   15,         19,
                                                 24, 500, 536'870'911};
constexpr std::array kNumbersUnknownToTables = {500, 536'870'911};

}  // namespace

v1::AnnualReport RandomReports::Next() {
  v1::AnnualReport report;
  FillIdentity(report);
  FillCells(report);
  if (!OneIn(3)) FillText(report);
  if (OneIn(4)) AddUnknownFields(report, kNumbersUnknownToReports);
  if (OneIn(8)) {
    AddUnknownFields(*report.mutable_proactive(), kNumbersUnknownToTables);
  }
  if (OneIn(8)) {
    AddUnknownFields(*report.mutable_applications()->mutable_granted(),
                     kNumbersUnknownToTables);
  }
  return report;
}

int64_t RandomReports::Figure() {
  switch (Below(8)) {
    case 0:
      return static_cast<int64_t>(random_());
    case 1:
      return -static_cast<int64_t>(Below(1000));
    case 2:
      return static_cast<int64_t>(Below(1'000'000'000'000));
    case 3:
      return OneIn(2) ? std::numeric_limits<int64_t>::min()
                      : std::numeric_limits<int64_t>::max();
    case 4:
      return static_cast<int64_t>(Below(300));
    default:
      return 0;
  }
}

std::string RandomReports::Text() {
  std::string text;
  for (uint64_t words = Below(4); words > 0; --words) {
    text += kWords[Below(kWords.size())];
  }
  return text;
}

void RandomReports::FillIdentity(v1::AnnualReport& report) {
  report.set_division_code(kCodes[Below(kCodes.size())]);
  report.mutable_organ()->set_name(Text());
  report.mutable_organ()->set_kind(static_cast<v1::OrganKind>(Below(8)));
  report.set_scope(static_cast<v1::Scope>(Below(3)));
  report.set_report_year(2008 + static_cast<int32_t>(Below(18)));
  report.set_form(static_cast<v1::Form>(Below(v1::Form_ARRAYSIZE)));
  if (OneIn(2)) {
    v1::Date& day = *report.mutable_publication()->mutable_published_on();
    day.set_year(report.report_year() + 1);
    day.set_month(static_cast<int32_t>(Below(14)));
    day.set_day(static_cast<int32_t>(Below(33)));
  }
}

void RandomReports::FillCells(v1::AnnualReport& report) {
  // From a report without a figure to a full one.
  const uint64_t share = Below(5);
  for (const form::Cell& cell : TestCatalogue().cells()) {
    const bool asked = cell.BelongsTo(report.form()) || OneIn(50);
    if (asked && Below(4) < share) SetCell(report, cell.index, Figure());
  }
  if (OneIn(3)) {
    report.mutable_proactive()->set_procurement_unit(
        static_cast<v1::MoneyUnit>(Below(3)));
  }
}

void RandomReports::FillText(v1::AnnualReport& report) {
  for (uint64_t parts = Below(4); parts > 0; --parts) {
    v1::NarrativePart& part = *report.add_narrative();
    part.set_kind(static_cast<v1::PartKind>(Below(8)));
    part.set_heading(Text());
    part.set_text(Text());
  }
  for (uint64_t cells = Below(3); cells > 0; --cells) {
    const auto index =
        static_cast<form::CellIndex>(Below(TestCatalogue().size()));
    report.add_approximate_cells(OneIn(5) ? Text()
                                          : TestCatalogue().cell(index).name);
  }
  for (uint64_t rows = Below(3); rows > 0; --rows) {
    v1::LabelledItem& row = *report.add_local_rows();
    row.set_label(Text());
    if (OneIn(2)) row.set_value(Figure());
  }
  if (OneIn(3)) report.add_import_notes()->set_raw_text(Text());
  if (OneIn(4)) {
    report.mutable_narrative_figures()->set_disclosure_cadence(Text());
  }
}

void RandomReports::AddUnknownFields(Message& message,
                                     std::span<const int> numbers) {
  UnknownFieldSet& fields =
      *message.GetReflection()->MutableUnknownFields(&message);
  for (uint64_t left = 1 + Below(4); left > 0; --left) {
    const int number = numbers[Below(numbers.size())];
    switch (Below(5)) {
      case 0:
        fields.AddVarint(number, random_());
        break;
      case 1:
        fields.AddFixed64(number, random_());
        break;
      case 2:
        fields.AddFixed32(number, static_cast<uint32_t>(random_()));
        break;
      case 3:
        fields.AddLengthDelimited(number, Text());
        break;
      default:
        fields.AddGroup(number)->AddGroup(number)->AddVarint(1, random_());
    }
  }
}

}  // namespace disclosure
