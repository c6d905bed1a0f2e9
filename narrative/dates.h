#ifndef DISCLOSURE_NARRATIVE_DATES_H_
#define DISCLOSURE_NARRATIVE_DATES_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "form/civil_date.h"

namespace disclosure::narrative {

// A day named in a text, and its bytes.
struct DateMention {
  form::CivilDate date;
  size_t begin = 0;
  size_t end = 0;
};

// A period of days named in a text.
struct PeriodMention {
  form::CivilDate first_day;
  form::CivilDate last_day;
  size_t begin = 0;
  size_t end = 0;
};

// A year named in a text: "2020年", "2020 年度", "二〇二〇年".
struct YearMention {
  int year = 0;
  size_t begin = 0;
  size_t end = 0;
};

// All days that `text` names: "2021年1月26日", "2021-01-26", "2021/1/26",
// "二〇二一年一月二十六日". Days that do not exist are left out.
std::vector<DateMention> ReadDates(std::string_view text);

// The first period of the kind "自 2020 年 1 月 1 日起至 12 月 31 日止"; the
// last day may leave out its year. nullopt if there is none.
std::optional<PeriodMention> ReadPeriod(std::string_view text);

// All years from 1949 to 2199 that stand before 年, those in dates included.
std::vector<YearMention> ReadYears(std::string_view text);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_DATES_H_
