#ifndef DISCLOSURE_RULES_CALENDAR_FILE_H_
#define DISCLOSURE_RULES_CALENDAR_FILE_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "divisions/division_tree.h"
#include "rules/calendar.h"

namespace disclosure::rules {

// The last report year whose deadline is a day of the calendar.
inline constexpr int32_t kLastReportYear = 9998;

// Reads a CalendarFile and checks all that Calendar::Parse() promises; errors
// are its errors. For every reporter the whole country has one entry for each
// year from 0 to kLastReportYear.
absl::StatusOr<Calendar::Entries> ReadCalendarFile(
    std::string_view text, std::string_view file_name,
    const divisions::DivisionTree& divisions);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_CALENDAR_FILE_H_
