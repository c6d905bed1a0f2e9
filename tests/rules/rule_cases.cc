#include "tests/rules/rule_cases.h"

#include <ostream>

#include "tests/support/catalogue.h"

namespace disclosure::rules {

ReportBuilder Sound(disclosure::v1::Form form, int year) {
  return ReportBuilder(AReport()).AllZero(form).Year(year);
}

ReportBuilder SoundOfCounty(disclosure::v1::Form form, int year) {
  return Sound(form, year).For("430321");
}

ReportBuilder Undeclared(std::string_view division_code) {
  return Sound().For(division_code).Scope(disclosure::v1::SCOPE_UNSPECIFIED);
}

ReportBuilder WithNote(std::string_view rule_id, std::string_view cell,
                       std::string_view raw_text) {
  ReportBuilder report = Sound();
  auto& note = *report.Mutable().add_import_notes();
  note.set_rule_id(std::string(rule_id));
  note.set_cell(std::string(cell));
  note.set_raw_text(std::string(raw_text));
  return report;
}

ReportBuilder WithFormNumber(int number) {
  ReportBuilder report = AReport();
  report.Mutable().set_form(static_cast<disclosure::v1::Form>(number));
  return report;
}

ReportBuilder WithScopeNumber(int number) {
  ReportBuilder report = Sound();
  report.Mutable().set_scope(static_cast<disclosure::v1::Scope>(number));
  return report;
}

ReportBuilder WithLocalRows(int count) {
  ReportBuilder report = Sound();
  for (int i = 0; i < count; ++i) report.Mutable().add_local_rows();
  return report;
}

ReportBuilder ApproximateName(std::string_view name) {
  ReportBuilder report = Sound();
  report.Mutable().add_approximate_cells(std::string(name));
  return report;
}

ReportBuilder PeriodWithoutFirstDay() {
  ReportBuilder report = Sound().Period("2020-01-01", "2020-06-30");
  report.Mutable().mutable_statistical_period()->mutable_first_day()->set_month(
      13);
  return report;
}

ReportBuilder WithoutTotalOf(std::string_view row) {
  const std::string name(row);
  return Sound()
      .With("applications.received_new.natural_person", 2)
      .With("applications.received_new.total", 2)
      .With(name + ".natural_person", 2)
      .With("applications.outcome_total.natural_person", 2)
      .With("applications.outcome_total.total", 2)
      .Without(name + ".total");
}

ReportBuilder WithoutTable(std::string_view table) {
  ReportBuilder report = Sound();
  for (const form::Cell& cell : TestCatalogue().cells()) {
    if (cell.name.starts_with(table)) report.Without(cell.name);
  }
  return report;
}

ReportBuilder WithParts(const std::vector<int>& numbers,
                        std::string_view part_five) {
  ReportBuilder report = Sound();
  for (const int number : numbers) {
    report.Narrative(static_cast<disclosure::v1::PartKind>(number + 1), "x",
                     number == 5 ? part_five : "x");
  }
  return report;
}

ReportBuilder Telling(ReportBuilder report, int part, std::string_view text) {
  for (int number = 1; number <= 6; ++number) {
    report.Narrative(static_cast<disclosure::v1::PartKind>(number + 1), "x",
                     number == part ? text : "x");
  }
  return report;
}

ReportBuilder Closed(ReportBuilder report, const std::string& row,
                     int64_t count) {
  for (const std::string& moved :
       {std::string("applications.received_new"), row,
        std::string("applications.outcome_total")}) {
    report.With(moved + ".natural_person", count).With(moved + ".total", count);
  }
  return report;
}

ReportBuilder Annex() {
  return Sound(disclosure::v1::FORM_2014, 2016);
}

ReportBuilder OfDepartment(std::string_view division_code,
                           std::string_view name, disclosure::v1::Form form,
                           int year) {
  return Sound(form, year)
      .For(division_code)
      .Organ(name, kValidCreditCode, disclosure::v1::ORGAN_KIND_DEPARTMENT);
}

ReportBuilder OfKind(disclosure::v1::OrganKind kind) {
  return Sound().Organ("湘潭县", "", kind);
}

void PrintTo(const BrokenCase& row, std::ostream* out) {
  *out << row.name;
}
void PrintTo(const SilentCase& row, std::ostream* out) {
  *out << row.name;
}

}  // namespace disclosure::rules
