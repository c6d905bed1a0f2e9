#include "status/check.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"

namespace disclosure::rules {

using disclosure::v1::FORM_2019;
using disclosure::v1::FORM_2021;

namespace {

// 韶山市, of which no other case has a day of publication, and a town in it.
constexpr char kCounty[] = "430382";
constexpr char kTown[] = "430382100";

constexpr char kLocalDays[] = R"(
deadlines {
  division: "430382"
  reporters: REPORTER_DEPARTMENT
  reporters: REPORTER_GOVERNMENT
  reporters: REPORTER_TOWNSHIP
  last_report_year: 2020
  month: 1
  day: 20
  set_by_zh: "韶山市政府办公室"
  set_by_en: "the office of Shaoshan city"
}
deadlines {
  division: "430382"
  reporters: REPORTER_TOWNSHIP
  first_report_year: 2021
  month: 2
  day: 20
  set_by_zh: "韶山市政府办公室"
  set_by_en: "the office of Shaoshan city"
}
)";

ReportBuilder OfTown(std::string_view published_on,
                     disclosure::v1::Form form = FORM_2019, int year = 2020) {
  return Sound(form, year).For(kTown).PublishedOn(published_on);
}

ReportBuilder OfCounty(std::string_view published_on) {
  return Sound().For(kCounty).PublishedOn(published_on);
}

ReportBuilder OfOffice(std::string_view published_on) {
  return OfDepartment(kCounty, "韶山市教育局").PublishedOn(published_on);
}

}  // namespace

const Calendar& CalendarWithLocalDays() {
  static const auto& calendar = []() -> const Calendar& {
    auto parsed =
        Calendar::Parse(std::string(Calendar::EmbeddedText()) + kLocalDays,
                        "local.textproto", TestDivisions());
    CHECK_OK(parsed.status());
    return *new Calendar(*std::move(parsed));
  }();
  return calendar;
}

// A note as long as the day of the whole country is kept.
std::vector<BrokenCase> BrokenLocalDeadlineCases() {
  return {
      {"TownADayAfterItsOwn", "F-TIM-03", OfTown("2021-01-21"), kInfo, kInfo,
       "2021-01-20", "2021-01-21"},
      {"TownOnTheDayOfTheCountry", "F-TIM-03", OfTown("2021-01-31"), kInfo,
       kInfo, "2021-01-20", "2021-01-31"},
      {"TownAfterTheDayOfTheCountry", "F-TIM-03", OfTown("2021-02-01"),
       kWarning, kInfo, "2021-01-20", "2021-02-01"},
      {"OfficeOnTheDayOfTheCountry", "F-TIM-01", OfOffice("2021-01-31"), kInfo,
       kInfo, "2021-01-20", "2021-01-31"},
      {"OfficeAfterTheDayOfTheCountry", "F-TIM-01", OfOffice("2021-02-01"),
       kWarning, kInfo, "2021-01-20", "2021-02-01"},
      {"CountyOnTheDayOfTheCountry", "F-TIM-02", OfCounty("2021-03-31"), kInfo,
       kInfo, "2021-01-20", "2021-03-31"},
      {"CountyAfterTheDayOfTheCountry", "F-TIM-02", OfCounty("2021-04-01"),
       kWarning, kInfo, "2021-01-20", "2021-04-01"},
      {"TownUnderTheOldRegulation", "F-TIM-04",
       Annex().For(kTown).PublishedOn("2017-01-21"), kInfo, kInfo, "2017-01-20",
       "2017-01-21"},
      {"TownAfterItsLaterDay", "F-TIM-03",
       OfTown("2022-02-21", FORM_2021, 2021), kWarning, kInfo, "2022-02-20",
       "2022-02-21"},
  };
}

std::vector<SilentCase> SilentLocalDeadlineCases() {
  return {
      {"TownOnItsOwnDay", "F-TIM-03", OfTown("2021-01-20")},
      {"TownOnItsLaterDay", "F-TIM-03", OfTown("2022-02-20", FORM_2021, 2021)},
      {"OfficeOnItsOwnDay", "F-TIM-01", OfOffice("2021-01-20")},
      {"CountyOnItsOwnDay", "F-TIM-02", OfCounty("2021-01-20")},
      {"TownOnItsOwnDayUnderTheOldRegulation", "F-TIM-04",
       Annex().For(kTown).PublishedOn("2017-01-20")},
  };
}

}  // namespace disclosure::rules
