#include "rules/calendar.h"

#include <span>

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

// Null if the area has set none for this year.
const Calendar::Entry* EntryOf(std::span<const Calendar::Entry> entries,
                               int32_t report_year) {
  for (const Calendar::Entry& entry : entries) {
    if (entry.Covers(report_year)) return &entry;
  }
  return nullptr;
}

// Two digits: 43; of the nation 0.
size_t ProvinceNumber(const DivisionCode& division) {
  const std::string_view digits = division.digits();
  const auto digit = [&](size_t at) {
    return static_cast<size_t>(digits[at] - '0');
  };
  return digit(0) * 10 + digit(1);
}

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

// NOLINTNEXTLINE(performance-unnecessary-value-param): its sets are moved out.
Calendar::Calendar(Entries entries) {
  for (auto& [key, set] : entries) {
    const auto& [area, reporter] = key;
    if (area == DivisionCode()) {
      national_[static_cast<size_t>(reporter)] = std::move(set);
      continue;
    }
    provinces_with_local_.set(ProvinceNumber(area));
    local_.emplace(key, std::move(set));
  }
}

std::optional<Deadline> Calendar::DeadlineOf(Reporter reporter,
                                             const DivisionCode& division,
                                             int32_t report_year) const {
  if (report_year < 0 || report_year > kLastReportYear) return std::nullopt;
  const Entry* national =
      EntryOf(national_[static_cast<size_t>(reporter)], report_year);
  CHECK(national != nullptr) << "no deadline of the whole country";
  const Entry* nearest = FindLocal(division, reporter, report_year);
  if (nearest == nullptr) nearest = national;
  const auto day_of = [&](const Entry& entry) {
    return *CivilDate::FromYmd(report_year + 1, entry.month, entry.day);
  };
  const CivilDate day = day_of(*nearest);
  return Deadline{.day = day,
                  .national_day = nearest == national ? day : day_of(*national),
                  .set_by_zh = nearest->set_by_zh,
                  .set_by_en = nearest->set_by_en};
}

const Calendar::Entry* Calendar::FindLocal(const DivisionCode& division,
                                           Reporter reporter,
                                           int32_t report_year) const {
  if (!provinces_with_local_.test(ProvinceNumber(division))) return nullptr;
  for (auto level = static_cast<int>(division.level()); level > 0; --level) {
    const auto set =
        local_.find({division.AncestorAt(static_cast<Level>(level)), reporter});
    if (set == local_.end()) continue;
    if (const Entry* entry = EntryOf(set->second, report_year)) return entry;
  }
  return nullptr;
}

}  // namespace disclosure::rules
