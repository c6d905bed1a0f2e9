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

ReportBuilder ApproximateNames(int count) {
  ReportBuilder report = Sound();
  for (int i = 0; i < count; ++i) report.Approximate("narrative_figures.staff");
  return report;
}

ReportBuilder WithNotes(int count) {
  ReportBuilder report = Sound();
  for (int i = 0; i < count; ++i) {
    report.Mutable().add_import_notes()->set_raw_text("x");
  }
  return report;
}

ReportBuilder WithPartsInAll(int count) {
  ReportBuilder report = WithParts({1, 2, 3, 4, 5, 6});
  while (report.Message().narrative_size() < count) {
    report.Narrative(disclosure::v1::PART_KIND_UNSPECIFIED, "x", "x");
  }
  return report;
}

ReportBuilder WithLabelOf(size_t bytes) {
  ReportBuilder report = Sound();
  report.Mutable().add_local_rows()->set_label(std::string(bytes, 'x'));
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

ReportBuilder WithRow(ReportBuilder report, const std::string& row,
                      int64_t count) {
  return report.With(row + ".natural_person", count)
      .With(row + ".total", count);
}

ReportBuilder AnnexOfDistinctFigures() {
  return Annex()
      .With("annex_2014.other_responses", 1000)
      .With("annex_2014.applications_received", 15)
      .With("annex_2014.applied_in_person", 1)
      .With("annex_2014.applied_by_fax", 2)
      .With("annex_2014.applied_online", 4)
      .With("annex_2014.applied_by_letter", 8)
      .With("annex_2014.applications_closed", 19)
      .With("annex_2014.closed_on_time", 3)
      .With("annex_2014.closed_after_extension", 16)
      .With("annex_2014.answers", 1023)
      .With("annex_2014.answer_already_public", 32)
      .With("annex_2014.answer_granted", 64)
      .With("annex_2014.answer_granted_in_part", 128)
      .With("annex_2014.answer_refused", 63)
      .With("annex_2014.refused_state_secret", 1)
      .With("annex_2014.refused_trade_secret", 2)
      .With("annex_2014.refused_privacy", 4)
      .With("annex_2014.refused_security_stability", 8)
      .With("annex_2014.refused_not_government_information", 16)
      .With("annex_2014.refused_other_law", 32)
      .With("annex_2014.answer_not_this_organ", 100)
      .With("annex_2014.answer_does_not_exist", 200)
      .With("annex_2014.answer_asked_to_amend", 400)
      .With("annex_2014.answer_other_channel", 36)
      .With("annex_2014.reconsideration_total", 7)
      .With("annex_2014.reconsideration_upheld", 1)
      .With("annex_2014.reconsideration_corrected", 2)
      .With("annex_2014.reconsideration_other", 4)
      .With("annex_2014.litigation_total", 70)
      .With("annex_2014.litigation_upheld", 10)
      .With("annex_2014.litigation_corrected", 20)
      .With("annex_2014.litigation_other", 40)
      .With("annex_2014.complaints", 5)
      .With("annex_2014.staff", 9)
      .With("annex_2014.staff_full_time", 3)
      .With("annex_2014.staff_part_time", 6)
      .With("annex_2014.budget_yuan", 77);
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

ReportBuilder WithCreditCode(std::string_view credit_code,
                             disclosure::v1::OrganKind kind) {
  return SoundOfCounty().Organ("湘潭县教育局", credit_code, kind);
}

ReportBuilder OfKind(disclosure::v1::OrganKind kind) {
  return Sound().Organ("湘潭县", "", kind);
}

namespace {

template <typename Case>
std::vector<Case> Joined(const std::vector<std::vector<Case>>& families) {
  std::vector<Case> all;
  for (const std::vector<Case>& family : families) {
    all.insert(all.end(), family.begin(), family.end());
  }
  return all;
}

}  // namespace

std::vector<BrokenCase> AllBrokenCases() {
  return Joined<BrokenCase>({
      BrokenStructureCases(),
      BrokenValueCases(),
      BrokenApplicationCases(),
      BrokenDisputeCases(),
      BrokenActiveDisclosureCases(),
      BrokenReporterCases(),
      BrokenNarrativeCases(),
  });
}

std::vector<SilentCase> AllSilentCases() {
  return Joined<SilentCase>({
      SilentStructureCases(),
      SilentValueCases(),
      SilentApplicationCases(),
      SilentDisputeCases(),
      SilentActiveDisclosureCases(),
      SilentReporterCases(),
      SilentNarrativeCases(),
  });
}

void PrintTo(const BrokenYearsCase& row, std::ostream* out) {
  *out << row.name;
}
void PrintTo(const SilentYearsCase& row, std::ostream* out) {
  *out << row.name;
}
void PrintTo(const BrokenCase& row, std::ostream* out) {
  *out << row.name;
}
void PrintTo(const SilentCase& row, std::ostream* out) {
  *out << row.name;
}

}  // namespace disclosure::rules
