#ifndef DISCLOSURE_RULES_CALENDAR_H_
#define DISCLOSURE_RULES_CALENDAR_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "divisions/division_tree.h"
#include "form/civil_date.h"

namespace disclosure::rules {

// Organs as deadlines tell them apart.
enum class Reporter : uint8_t {
  kDepartment,  // of a government at county level or above; a ministry
  kGovernment,  // at county level or above
  kTownship,    // whoever reports under the 9 digits of a township or street
};

inline constexpr size_t kReporters = 3;

// Which of them an organ is, by the level of its division and whether it is a
// department there (CreditCode::IsGovernment() is false).
Reporter ReporterOf(divisions::Level level, bool is_department);

// The last day on which a report is in time, and who says so.
struct Deadline {
  form::CivilDate day;
  // What holds for the whole country: the day of the law, or common practice
  // where the law names none. `day` itself, if no area has set another.
  form::CivilDate national_day;
  // For findings: "怀化市政府办公室". Live as long as the calendar.
  std::string_view set_by_zh;
  std::string_view set_by_en;

  bool IsLocal() const { return day != national_day; }
};

// Until when reports are to be published: by kind of organ and report year,
// for the whole country, and other days that a province, city or county has
// set. Knows no clock. Immutable, thread-safe.
//
// To say whether a report is in time, compare its date of publication:
//
//   const std::optional<Deadline> deadline = calendar.DeadlineOf(
//       ReporterOf(division.level(), is_department), division, report_year);
//   const bool late = deadline && published_on > deadline->day;
class Calendar {
 public:
  // The text is a CalendarFile (proto/disclosure/rules/v1/calendar.proto).
  //
  // INVALID_ARGUMENT with file, line and column: no such text, an unknown
  // division, a day that does not exist in every year, two deadlines for the
  // same organs and years, organs and years without one of the whole country, a
  // day later than the law allows.
  static absl::StatusOr<Calendar> Parse(
      std::string_view text, std::string_view file_name,
      const divisions::DivisionTree& divisions);
  // The calendar that the programs carry, rules/data/calendar.textproto.
  static std::string_view EmbeddedText();

  // The deadline of the nearest area around the organ, the organ's own division
  // first, the nation last. nullopt only for a report year without a year after
  // it (before 0, beyond 9998). Takes a few look-ups; allocates nothing.
  std::optional<Deadline> DeadlineOf(Reporter reporter,
                                     const divisions::DivisionCode& division,
                                     int32_t report_year) const;

  // What an area has set for one kind of organ and some report years.
  struct Entry {
    int32_t first_year;
    int32_t last_year;
    int month;
    int day;
    bool by_law;
    std::string set_by_zh;
    std::string set_by_en;

    bool Covers(int32_t report_year) const {
      return first_year <= report_year && report_year <= last_year;
    }
  };
  // Entries of one area and kind of organ are of different years.
  using Entries = std::map<std::pair<divisions::DivisionCode, Reporter>,
                           std::vector<Entry>>;

 private:
  explicit Calendar(Entries entries);

  // The deadline that an area below the nation has set, the nearest one; null
  // if none has.
  const Entry* FindLocal(const divisions::DivisionCode& division,
                         Reporter reporter, int32_t report_year) const;

  // Those of the whole country, by kind of organ.
  std::array<std::vector<Entry>, kReporters> national_;
  // Those of areas below it, and the provinces that these lie in, by the number
  // that their two digits are.
  Entries local_;
  std::bitset<100> provinces_with_local_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_CALENDAR_H_
