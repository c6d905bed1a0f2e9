#ifndef DISCLOSURE_TESTS_RULES_RULE_CASES_H_
#define DISCLOSURE_TESTS_RULES_RULE_CASES_H_

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/v1/finding.pb.h"
#include "rules/calendar.h"
#include "tests/support/report_builder.h"

namespace disclosure::rules {

// A report that breaks one rule, and what the rule then says.
struct BrokenCase {
  std::string name;
  std::string rule;
  ReportBuilder report;
  disclosure::v1::Severity on_submission;
  disclosure::v1::Severity in_archive;
  std::string expected = "";
  std::string found = "";
  // How often it speaks.
  size_t findings = 1;
  // What cannot but speak with it.
  std::vector<std::string> also = {};
  // On submission to a strict service; as on any submission if absent.
  std::optional<disclosure::v1::Severity> when_strict = {};
  // How many cells its first finding names; any number if absent.
  std::optional<size_t> cells = {};
};

// A report on which a rule says nothing: it is kept, though by a hair, or it is
// not assessable.
struct SilentCase {
  std::string name;
  std::string rule;
  ReportBuilder report;
};

// The same for rules that read other years. `before` is the newest report
// before that of `now`, be it of the year before or not.
struct BrokenYearsCase {
  std::string name;
  std::string rule;
  ReportBuilder before;
  ReportBuilder now;
  disclosure::v1::Severity on_submission;
  disclosure::v1::Severity in_archive;
  std::string expected;
  std::string found;
  size_t findings = 1;
  std::vector<std::string> also = {};
  std::optional<size_t> cells = {};
  // Of the texts; see OtherYears.
  std::string sketch = "";
  std::string sketch_before = "";
};
struct SilentYearsCase {
  std::string name;
  std::string rule;
  ReportBuilder before;
  ReportBuilder now;
  std::string sketch = "";
  std::string sketch_before = "";
};

void PrintTo(const BrokenYearsCase& row, std::ostream* out);
void PrintTo(const SilentYearsCase& row, std::ostream* out);
void PrintTo(const BrokenCase& row, std::ostream* out);
void PrintTo(const SilentCase& row, std::ostream* out);

inline constexpr auto kError = disclosure::v1::SEVERITY_ERROR;
inline constexpr auto kWarning = disclosure::v1::SEVERITY_WARNING;
inline constexpr auto kInfo = disclosure::v1::SEVERITY_INFO;

// Of no organ, but with a valid check character.
inline constexpr char kValidCreditCode[] = "11430321006301553Y";
// 隆平高科技园, a unit like a township.
inline constexpr char kQuasiUnit[] = "430102400";

// Complete, sound, all zero.
ReportBuilder Sound(disclosure::v1::Form form = disclosure::v1::FORM_2019,
                    int year = 2020);
ReportBuilder SoundOfCounty(
    disclosure::v1::Form form = disclosure::v1::FORM_2019, int year = 2020);
ReportBuilder Undeclared(std::string_view division_code);
ReportBuilder WithNote(std::string_view rule_id, std::string_view cell,
                       std::string_view raw_text);
ReportBuilder WithFormNumber(int number);
ReportBuilder WithScopeNumber(int number);
ReportBuilder WithLocalRows(int count);
ReportBuilder ApproximateName(std::string_view name);
ReportBuilder ApproximateNames(int count);
ReportBuilder WithNotes(int count);
// With the six parts of the form and others, so many in all.
ReportBuilder WithPartsInAll(int count);
ReportBuilder WithLabelOf(size_t bytes);
ReportBuilder PeriodWithoutFirstDay();
// As a general office did in 2019: totals of outcomes left blank.
ReportBuilder WithoutTotalOf(std::string_view row);
// Without a figure in the cells that begin with `table`.
ReportBuilder WithoutTable(std::string_view table);
// With these parts of the narrative, by the numbers of the form.
ReportBuilder WithParts(const std::vector<int>& numbers,
                        std::string_view part_five = "x");
// With all six parts, the part of this number saying `text`.
ReportBuilder Telling(ReportBuilder report, int part, std::string_view text);
// Applications were received, and ended in this row.
ReportBuilder Closed(ReportBuilder report, const std::string& row,
                     int64_t count = 1);
// The same figure for natural persons and in total.
ReportBuilder WithRow(ReportBuilder report, const std::string& row,
                      int64_t count);
ReportBuilder Annex();
// Every figure another one, and all sums hold.
ReportBuilder AnnexOfDistinctFigures();
ReportBuilder OfDepartment(
    std::string_view division_code, std::string_view name,
    disclosure::v1::Form form = disclosure::v1::FORM_2019, int year = 2020);
// Of a department of a county, by its credit code.
ReportBuilder WithCreditCode(
    std::string_view credit_code,
    disclosure::v1::OrganKind kind = disclosure::v1::ORGAN_KIND_DEPARTMENT);
ReportBuilder OfKind(disclosure::v1::OrganKind kind);

// The cases of each family of rules, one file each.
std::vector<BrokenCase> BrokenStructureCases();
std::vector<SilentCase> SilentStructureCases();
std::vector<BrokenCase> BrokenValueCases();
std::vector<SilentCase> SilentValueCases();
std::vector<BrokenCase> BrokenApplicationCases();
std::vector<SilentCase> SilentApplicationCases();
std::vector<BrokenCase> BrokenDisputeCases();
std::vector<SilentCase> SilentDisputeCases();
std::vector<BrokenCase> BrokenActiveDisclosureCases();
std::vector<SilentCase> SilentActiveDisclosureCases();
std::vector<BrokenCase> BrokenReporterCases();
std::vector<SilentCase> SilentReporterCases();
std::vector<BrokenCase> BrokenNarrativeCases();
std::vector<SilentCase> SilentNarrativeCases();
// All of them.
std::vector<BrokenCase> AllBrokenCases();
std::vector<SilentCase> AllSilentCases();

// The deadlines of the whole country, and days that one county has set.
const Calendar& CalendarWithLocalDays();
// By this calendar, which leaves all other cases as they are.
std::vector<BrokenCase> BrokenLocalDeadlineCases();
std::vector<SilentCase> SilentLocalDeadlineCases();

// Of the rules that read other years.
std::vector<BrokenYearsCase> BrokenYearsCases();
std::vector<SilentYearsCase> SilentYearsCases();

}  // namespace disclosure::rules

#endif  // DISCLOSURE_TESTS_RULES_RULE_CASES_H_
