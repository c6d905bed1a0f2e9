#include "form/civil_date.h"

#include <chrono>

#include "absl/strings/str_format.h"

namespace disclosure::form {
namespace {

std::chrono::year_month_day YmdOf(CivilDate date) {
  return std::chrono::sys_days(std::chrono::days(date.days_since_epoch()));
}

// All of `digits`, which are nothing but digits; -1 otherwise.
int ParseDigits(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<CivilDate> CivilDate::FromYmd(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  // The calendar's types keep one byte: 257 would become 1.
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day ymd{
      std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
      std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return std::nullopt;
  return CivilDate(static_cast<int32_t>(
      std::chrono::sys_days(ymd).time_since_epoch().count()));
}

std::optional<CivilDate> CivilDate::FromProto(const v1::Date& date) {
  return FromYmd(date.year(), date.month(), date.day());
}

std::optional<CivilDate> CivilDate::Parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  return FromYmd(ParseDigits(text.substr(0, 4)), ParseDigits(text.substr(5, 2)),
                 ParseDigits(text.substr(8, 2)));
}

int CivilDate::year() const {
  return static_cast<int>(YmdOf(*this).year());
}

int CivilDate::month() const {
  return static_cast<int>(static_cast<unsigned>(YmdOf(*this).month()));
}

int CivilDate::day() const {
  return static_cast<int>(static_cast<unsigned>(YmdOf(*this).day()));
}

std::string CivilDate::ToString() const {
  return absl::StrFormat("%04d-%02d-%02d", year(), month(), day());
}

v1::Date CivilDate::ToProto() const {
  v1::Date date;
  date.set_year(year());
  date.set_month(month());
  date.set_day(day());
  return date;
}

}  // namespace disclosure::form
