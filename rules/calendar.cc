#include "rules/calendar.h"

#include "rules/calendar_file.h"
#include "status/check.h"
#include "status/status_macros.h"

extern "C" const char disclosure_calendar_text[];
extern "C" const char disclosure_calendar_text_end[];

namespace disclosure::rules {
namespace {

using divisions::DivisionCode;
using divisions::Level;
using form::CivilDate;

}  // namespace

Reporter ReporterOf(Level level, bool is_department) {
  if (level == Level::kTownship) return Reporter::kTownship;
  return is_department ? Reporter::kDepartment : Reporter::kGovernment;
}

absl::StatusOr<Calendar> Calendar::Parse(
    std::string_view text, std::string_view file_name,
    const divisions::DivisionTree& divisions) {
  ASSIGN_OR_RETURN(Entries entries,
                   ReadCalendarFile(text, file_name, divisions));
  return Calendar(std::move(entries));
}

std::string_view Calendar::EmbeddedText() {
  return {disclosure_calendar_text,
          static_cast<size_t>(disclosure_calendar_text_end -
                              disclosure_calendar_text)};
}

std::optional<Deadline> Calendar::DeadlineOf(Reporter reporter,
                                             const DivisionCode& division,
                                             int32_t report_year) const {
  if (report_year < 0 || report_year > kLastReportYear) return std::nullopt;
  const Entry* national = Find(DivisionCode(), reporter, report_year);
  CHECK(national != nullptr) << "no deadline of the whole country";
  const Entry* nearest = nullptr;
  for (auto level = static_cast<int>(division.level());
       nearest == nullptr && level > 0; --level) {
    nearest = Find(division.AncestorAt(static_cast<Level>(level)), reporter,
                   report_year);
  }
  if (nearest == nullptr) nearest = national;
  const auto day_of = [&](const Entry& entry) {
    return *CivilDate::FromYmd(report_year + 1, entry.month, entry.day);
  };
  return Deadline{.day = day_of(*nearest),
                  .national_day = day_of(*national),
                  .set_by_zh = nearest->set_by_zh,
                  .set_by_en = nearest->set_by_en};
}

const Calendar::Entry* Calendar::Find(const DivisionCode& area,
                                      Reporter reporter,
                                      int32_t report_year) const {
  const auto found = entries_.find({area, reporter});
  if (found == entries_.end()) return nullptr;
  for (const Entry& entry : found->second) {
    if (entry.Covers(report_year)) return &entry;
  }
  return nullptr;
}

}  // namespace disclosure::rules
