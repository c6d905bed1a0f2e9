#ifndef DISCLOSURE_FORM_CIVIL_DATE_H_
#define DISCLOSURE_FORM_CIVIL_DATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "disclosure/v1/report.pb.h"

namespace disclosure::form {

// The years that a date or a report may name.
inline constexpr int kFirstYear = 1;
inline constexpr int kLastYear = 9999;
inline constexpr bool IsYear(int64_t year) {
  return year >= kFirstYear && year <= kLastYear;
}

// A day of the calendar of Asia/Shanghai, as days since 1970-01-01. The core
// never asks what day it is: it is told.
class CivilDate {
 public:
  constexpr CivilDate() = default;
  constexpr explicit CivilDate(int32_t days_since_epoch)
      : days_(days_since_epoch) {}

  // nullopt if there is no such day, or the year is outside those.
  static std::optional<CivilDate> FromYmd(int year, int month, int day);
  static std::optional<CivilDate> FromProto(const v1::Date& date);
  // "2021-01-26"; nullopt for anything else.
  static std::optional<CivilDate> Parse(std::string_view text);

  int year() const;
  int month() const;
  int day() const;
  int32_t days_since_epoch() const { return days_; }
  // "2021-01-26".
  std::string ToString() const;
  v1::Date ToProto() const;

  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
  // In days.
  friend int32_t operator-(CivilDate a, CivilDate b) {
    return a.days_ - b.days_;
  }

 private:
  int32_t days_ = 0;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_CIVIL_DATE_H_
