#include "rules/calendar_file.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "disclosure/rules/v1/calendar.pb.h"
#include "form/text_source.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::CalendarFile;
using divisions::DivisionCode;
using Entry = Calendar::Entry;
// A deadline as it was written.
using Written = disclosure::rules::v1::Deadline;

struct ReporterName {
  disclosure::rules::v1::Reporter number;
  Reporter reporter;
};

constexpr std::array<ReporterName, 3> kReporters = {{
    {disclosure::rules::v1::REPORTER_DEPARTMENT, Reporter::kDepartment},
    {disclosure::rules::v1::REPORTER_GOVERNMENT, Reporter::kGovernment},
    {disclosure::rules::v1::REPORTER_TOWNSHIP, Reporter::kTownship},
}};

// Null for REPORTER_UNSPECIFIED, and a number that is no reporter's.
const ReporterName* Find(int number) {
  const auto found =
      std::ranges::find(kReporters, number, &ReporterName::number);
  return found == kReporters.end() ? nullptr : &*found;
}

std::string NameOf(Reporter reporter) {
  const auto found =
      std::ranges::find(kReporters, reporter, &ReporterName::reporter);
  return disclosure::rules::v1::Reporter_Name(found->number);
}

// Of a year that is no leap year.
bool IsDayOfEveryYear(int month, int day) {
  return form::CivilDate::FromYmd(2021, month, day).has_value();
}

bool IsLater(const Entry& a, const Entry& b) {
  return std::pair(a.month, a.day) > std::pair(b.month, b.day);
}

bool Overlap(const Entry& a, const Entry& b) {
  return a.first_year <= b.last_year && b.first_year <= a.last_year;
}

std::string YearsOf(const Entry& entry) {
  if (entry.first_year == entry.last_year) {
    return absl::StrCat("report year ", entry.first_year);
  }
  return absl::StrCat("report years ", entry.first_year, " to ",
                      entry.last_year);
}

Entry ToEntry(const Written& written) {
  return {.first_year = written.first_report_year(),
          .last_year = written.last_report_year() == 0
                           ? kLastReportYear
                           : written.last_report_year(),
          .month = written.month(),
          .day = written.day(),
          .by_law = written.by_law(),
          .set_by_zh = written.set_by_zh(),
          .set_by_en = written.set_by_en()};
}

// Reads one file, deadline by deadline.
class CalendarReader {
 public:
  CalendarReader(const form::TextSource& source,
                 const divisions::DivisionTree& divisions)
      : source_(source), divisions_(divisions) {}

  absl::Status Add(const Written& written, int index) {
    index_ = index;
    ASSIGN_OR_RETURN(const DivisionCode area, ReadArea(written));
    RETURN_IF_ERROR(CheckParts(written, area));
    for (int i = 0; i < written.reporters_size(); ++i) {
      RETURN_IF_ERROR(AddFor(written, area, i));
    }
    return absl::OkStatus();
  }

  // Once all deadlines are known.
  absl::Status CheckNation() const {
    for (const ReporterName& name : kReporters) {
      RETURN_IF_ERROR(CheckNation(name.reporter));
    }
    return absl::OkStatus();
  }

  absl::Status CheckLaw(const Written& written, int index) const {
    ASSIGN_OR_RETURN(const DivisionCode area,
                     DivisionCode::Parse(written.division()));
    if (area == DivisionCode()) return absl::OkStatus();
    for (int i = 0; i < written.reporters_size(); ++i) {
      const Reporter reporter = Find(written.reporters(i))->reporter;
      for (const Entry& law : entries_.at({DivisionCode(), reporter})) {
        RETURN_IF_ERROR(CheckAgainst(law, ToEntry(written), index));
      }
    }
    return absl::OkStatus();
  }

  Calendar::Entries Take() { return std::move(entries_); }

 private:
  absl::Status CheckAgainst(const Entry& law, const Entry& entry,
                            int index) const {
    if (!law.by_law || !Overlap(law, entry) || !IsLater(entry, law)) {
      return absl::OkStatus();
    }
    return At(index, "day", 0,
              absl::StrFormat("%02d-%02d is later than %02d-%02d, the last day "
                              "by %s",
                              entry.month, entry.day, law.month, law.day,
                              law.set_by_en));
  }

  absl::Status At(int index, std::string_view field, int place,
                  std::string_view fault) const {
    return absl::InvalidArgumentError(absl::StrCat(
        source_.Describe(source_.OffsetOf("deadlines", index, field, place)),
        ": ", AbslView(fault)));
  }

  absl::Status InDeadline(std::string_view fault) const {
    return absl::InvalidArgumentError(
        absl::StrCat(source_.Describe(source_.OffsetOf("deadlines", index_)),
                     ": ", AbslView(fault)));
  }

  absl::StatusOr<DivisionCode> ReadArea(const Written& written) const {
    if (written.division().empty()) return InDeadline("division is missing");
    const absl::StatusOr<DivisionCode> area =
        DivisionCode::Parse(written.division());
    if (!area.ok()) {
      return At(index_, "division", 0, std::string(area.status().message()));
    }
    if (*area == DivisionCode() || divisions_.Knows(*area)) return area;
    return At(index_, "division", 0,
              absl::StrCat("no edition of the divisions has the code \"",
                           written.division(), "\""));
  }

  absl::Status CheckParts(const Written& written,
                          const DivisionCode& area) const {
    if (written.reporters().empty()) return InDeadline("reporters is missing");
    if (written.month() == 0) return InDeadline("month is missing");
    if (written.day() == 0) return InDeadline("day is missing");
    if (!IsDayOfEveryYear(written.month(), written.day())) {
      return At(index_, "day", 0, "no day of every year");
    }
    if (written.set_by_zh().empty()) return InDeadline("set_by_zh is missing");
    if (written.set_by_en().empty()) return InDeadline("set_by_en is missing");
    if (written.by_law() && area != DivisionCode()) {
      return At(index_, "by_law", 0, "only the whole country (\"00\") has law");
    }
    return CheckYears(written);
  }

  absl::Status CheckYears(const Written& written) const {
    const Entry entry = ToEntry(written);
    if (entry.first_year < 0) {
      return At(index_, "first_report_year", 0, "a year below 0");
    }
    if (entry.last_year > kLastReportYear) {
      return At(index_, "last_report_year", 0,
                absl::StrCat("a year beyond ", kLastReportYear));
    }
    if (entry.last_year < entry.first_year) {
      return At(index_, "last_report_year", 0,
                "the last report year lies before the first");
    }
    return absl::OkStatus();
  }

  absl::Status AddFor(const Written& written, const DivisionCode& area,
                      int place) {
    const ReporterName* name = Find(written.reporters(place));
    if (name == nullptr) {
      return At(index_, "reporters", place, "there is no such reporter");
    }
    const Reporter reporter = name->reporter;
    const Entry added = ToEntry(written);
    std::vector<Entry>& others = entries_[{area, reporter}];
    for (const Entry& other : others) {
      if (!Overlap(added, other)) continue;
      return At(
          index_, "reporters", place,
          absl::StrCat("\"", area.ToString(), "\" has another deadline of ",
                       NameOf(reporter), " for ", YearsOf(other)));
    }
    others.push_back(added);
    return absl::OkStatus();
  }

  absl::Status CheckNation(Reporter reporter) const {
    const auto found = entries_.find({DivisionCode(), reporter});
    int32_t year = 0;
    while (year <= kLastReportYear) {
      const Entry* covers = nullptr;
      if (found != entries_.end()) {
        for (const Entry& entry : found->second) {
          if (entry.Covers(year)) covers = &entry;
        }
      }
      if (covers == nullptr) return NoNationalDeadline(reporter, year);
      year = covers->last_year + 1;
    }
    return absl::OkStatus();
  }

  absl::Status NoNationalDeadline(Reporter reporter, int32_t year) const {
    return absl::InvalidArgumentError(absl::StrCat(
        source_.Describe(source_.text().size()), ": ", NameOf(reporter),
        " has no deadline of the whole country (\"00\") for report year ",
        year));
  }

  const form::TextSource& source_;
  const divisions::DivisionTree& divisions_;
  // The deadline that is being read.
  int index_ = 0;
  Calendar::Entries entries_;
};

}  // namespace

absl::StatusOr<Calendar::Entries> ReadCalendarFile(
    std::string_view text, std::string_view file_name,
    const divisions::DivisionTree& divisions) {
  CalendarFile file;
  ASSIGN_OR_RETURN(const form::TextSource source,
                   form::TextSource::Parse(text, file_name, file));
  CalendarReader reader(source, divisions);
  for (int i = 0; i < file.deadlines_size(); ++i) {
    RETURN_IF_ERROR(reader.Add(file.deadlines(i), i));
  }
  RETURN_IF_ERROR(reader.CheckNation());
  for (int i = 0; i < file.deadlines_size(); ++i) {
    RETURN_IF_ERROR(reader.CheckLaw(file.deadlines(i), i));
  }
  return reader.Take();
}

}  // namespace disclosure::rules
