#include "rules/calendar.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/status_matchers.h"

namespace disclosure::rules {
namespace {

using divisions::DivisionCode;
using divisions::Level;
using testing::AllOf;
using testing::HasSubstr;

// Added to the calendar that the programs carry: a city, and a county and a
// township in it, each with days of its own.
constexpr char kXiangtan[] = R"(
deadlines {
  division: "4303"
  reporters: REPORTER_DEPARTMENT
  reporters: REPORTER_TOWNSHIP
  first_report_year: 2020
  last_report_year: 2022
  month: 1
  day: 20
  set_by_zh: "湘潭市"
  set_by_en: "Xiangtan"
}
deadlines {
  division: "430321"
  reporters: REPORTER_TOWNSHIP
  month: 1
  day: 25
  set_by_zh: "湘潭县"
  set_by_en: "the county"
}
deadlines {
  division: "430321111"
  reporters: REPORTER_TOWNSHIP
  first_report_year: 2021
  month: 2
  day: 20
  set_by_zh: "云湖桥镇"
  set_by_en: "the town"
}
)";

std::string Embedded() {
  return std::string(Calendar::EmbeddedText());
}

absl::StatusOr<Calendar> Parse(const std::string& text) {
  return Calendar::Parse(text, "my.textproto", TestDivisions());
}

struct DeadlineCase {
  std::string name;
  Reporter reporter;
  std::string division;
  int32_t report_year;
  std::string day;
  std::string national_day;
  std::string set_by_en;
};

void PrintTo(const DeadlineCase& row, std::ostream* out) {
  *out << row.name;
}

class DeadlineTest : public testing::TestWithParam<DeadlineCase> {};

TEST_P(DeadlineTest, IsThatOfTheNearestArea) {
  const DeadlineCase& row = GetParam();
  const auto calendar = Parse(Embedded() + kXiangtan);
  ASSERT_THAT(calendar, IsOk());
  const auto deadline = calendar->DeadlineOf(
      row.reporter, *DivisionCode::Parse(row.division), row.report_year);
  ASSERT_TRUE(deadline);
  EXPECT_EQ(deadline->day.ToString(), row.day);
  EXPECT_EQ(deadline->national_day.ToString(), row.national_day);
  EXPECT_EQ(deadline->IsLocal(), row.day != row.national_day);
  EXPECT_THAT(deadline->set_by_en, HasSubstr(row.set_by_en));
  EXPECT_FALSE(deadline->set_by_zh.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Organs, DeadlineTest,
    testing::ValuesIn(std::vector<DeadlineCase>{
        {"Ministry", Reporter::kDepartment, "00", 2020, "2021-01-31",
         "2021-01-31", "Article 49"},
        {"ProvincialGovernment", Reporter::kGovernment, "43", 2020,
         "2021-03-31", "2021-03-31", "Article 49"},
        {"TownshipElsewhere", Reporter::kTownship, "110101001", 2020,
         "2021-01-31", "2021-01-31", "common practice"},
        {"OldRegulation", Reporter::kDepartment, "43", 2018, "2019-03-31",
         "2019-03-31", "2007"},
        {"FirstYearOfTheNewOne", Reporter::kDepartment, "43", 2019,
         "2020-01-31", "2020-01-31", "Article 49"},
        {"DepartmentOfTheCity", Reporter::kDepartment, "4303", 2020,
         "2021-01-20", "2021-01-31", "Xiangtan"},
        {"DepartmentOfItsCounty", Reporter::kDepartment, "430321", 2022,
         "2023-01-20", "2023-01-31", "Xiangtan"},
        {"BeforeTheCitySetADay", Reporter::kDepartment, "430321", 2019,
         "2020-01-31", "2020-01-31", "Article 49"},
        {"AfterTheCitySetADay", Reporter::kDepartment, "430321", 2023,
         "2024-01-31", "2024-01-31", "Article 49"},
        {"OtherKindOfOrgan", Reporter::kGovernment, "430321", 2020,
         "2021-03-31", "2021-03-31", "Article 49"},
        {"TownshipOfTheCity", Reporter::kTownship, "430302001", 2020,
         "2021-01-20", "2021-01-31", "Xiangtan"},
        {"TownshipOfTheCounty", Reporter::kTownship, "430321100", 2020,
         "2021-01-25", "2021-01-31", "the county"},
        {"CountyUnderTheOldRegulation", Reporter::kTownship, "430321100", 2016,
         "2017-01-25", "2017-03-31", "the county"},
        {"TownBeforeItsOwnDay", Reporter::kTownship, "430321111", 2020,
         "2021-01-25", "2021-01-31", "the county"},
        // No law binds townships, so a later day counts.
        {"TownWithItsOwnDay", Reporter::kTownship, "430321111", 2021,
         "2022-02-20", "2022-01-31", "the town"},
        {"LastYearOfAll", Reporter::kGovernment, "43", 9998, "9999-03-31",
         "9999-03-31", "Article 49"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(CalendarTest, HasNoDeadlineWhereNoYearFollows) {
  const auto calendar = Parse(Embedded());
  ASSERT_THAT(calendar, IsOk());
  for (const int32_t year : {-1, 9999, INT32_MIN, INT32_MAX}) {
    EXPECT_FALSE(
        calendar->DeadlineOf(Reporter::kTownship, DivisionCode(), year));
  }
}

TEST(ReporterTest, GoesByLevelThenByOrgan) {
  EXPECT_EQ(ReporterOf(Level::kTownship, false), Reporter::kTownship);
  EXPECT_EQ(ReporterOf(Level::kTownship, true), Reporter::kTownship);
  EXPECT_EQ(ReporterOf(Level::kCounty, false), Reporter::kGovernment);
  EXPECT_EQ(ReporterOf(Level::kCounty, true), Reporter::kDepartment);
  EXPECT_EQ(ReporterOf(Level::kNation, true), Reporter::kDepartment);
}

// A calendar for all organs and years, and one entry of a city.
constexpr char kSoundCalendar[] = R"(deadlines {
  division: "00"
  reporters: REPORTER_DEPARTMENT
  reporters: REPORTER_GOVERNMENT
  month: 1
  day: 31
  by_law: true
  set_by_zh: "法"
  set_by_en: "law"
}
deadlines {
  division: "00"
  reporters: REPORTER_TOWNSHIP
  month: 1
  day: 31
  set_by_zh: "例"
  set_by_en: "practice"
}
deadlines {
  division: "4303"
  reporters: REPORTER_TOWNSHIP
  reporters: REPORTER_DEPARTMENT
  first_report_year: 2020
  last_report_year: 2022
  month: 1
  day: 20
  set_by_zh: "湘潭市"
  set_by_en: "Xiangtan"
}
)";

TEST(CalendarTest, IsSoundAsWritten) {
  EXPECT_THAT(Parse(kSoundCalendar), IsOk());
}

struct CalendarFaultCase {
  std::string name;
  // A part of kSoundCalendar, and what stands there instead.
  std::string part;
  std::string instead;
  std::string place;
  std::string fault;
};

void PrintTo(const CalendarFaultCase& row, std::ostream* out) {
  *out << row.name;
}

class CalendarFaultTest : public testing::TestWithParam<CalendarFaultCase> {};

TEST_P(CalendarFaultTest, IsNamedWithItsPlace) {
  const CalendarFaultCase& row = GetParam();
  const std::string text =
      absl::StrReplaceAll(kSoundCalendar, {{row.part, row.instead}});
  ASSERT_NE(text, kSoundCalendar);
  EXPECT_THAT(
      Parse(text).status(),
      StatusIs(absl::StatusCode::kInvalidArgument,
               AllOf(HasSubstr(absl::StrCat("my.textproto:", row.place, ": ")),
                     HasSubstr(row.fault))));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, CalendarFaultTest,
    testing::ValuesIn(std::vector<CalendarFaultCase>{
        {"NoProtobufText", "by_law: true", "by_law {", "7:10", "Expected"},
        {"UnknownField", "by_law", "law", "7:6", "law"},
        {"UnknownReporter", "  reporters: REPORTER_GOVERNMENT",
         "  reporters: REPORTER_PARTY", "5:3", "REPORTER_PARTY"},
        {"ReporterOfNoNumber", "  reporters: REPORTER_GOVERNMENT",
         "  reporters: 7", "4:3", "there is no such reporter"},
        {"ReporterUnspecified", "  reporters: REPORTER_GOVERNMENT",
         "  reporters: REPORTER_UNSPECIFIED", "4:3",
         "there is no such reporter"},
        {"NoDivision", "  division: \"4303\"\n", "", "19:1",
         "division is missing"},
        {"MalformedDivision", "\"4303\"", "\"43x\"", "20:3", "43x"},
        {"UnknownDivision", "\"4303\"", "\"4399\"", "20:3",
         "no edition of the divisions has the code \"4399\""},
        {"NoReporters",
         "  reporters: REPORTER_TOWNSHIP\n  reporters: REPORTER_DEPARTMENT\n",
         "", "19:1", "reporters is missing"},
        {"NoMonth", "  month: 1\n  day: 20\n", "  day: 20\n", "19:1",
         "month is missing"},
        {"NoDay", "  day: 20\n", "", "19:1", "day is missing"},
        {"DayOfLeapYearsOnly", "  month: 1\n  day: 20\n",
         "  month: 2\n  day: 29\n", "26:3", "no day of every year"},
        {"NoSuchMonth", "  month: 1\n  day: 20\n", "  month: 13\n  day: 20\n",
         "26:3", "no day of every year"},
        {"SetByNobody", "  set_by_zh: \"湘潭市\"\n", "", "19:1",
         "set_by_zh is missing"},
        {"SetByNobodyInEnglish", "  set_by_en: \"Xiangtan\"\n", "", "19:1",
         "set_by_en is missing"},
        {"LawOfACity", "  set_by_zh: \"湘潭市\"",
         "  by_law: true\n  set_by_zh: \"湘潭市\"", "27:3",
         "only the whole country"},
        {"YearBelowZero", "first_report_year: 2020", "first_report_year: -1",
         "23:3", "a year below 0"},
        {"YearWithoutOneAfterIt", "last_report_year: 2022",
         "last_report_year: 9999", "24:3", "a year beyond 9998"},
        {"EndBeforeBeginning", "last_report_year: 2022",
         "last_report_year: 2019", "24:3", "lies before the first"},
        {"TwoForTheSame", "reporters: REPORTER_GOVERNMENT",
         "reporters: REPORTER_DEPARTMENT", "4:3",
         "another deadline of REPORTER_DEPARTMENT for report years 0 to 9998"},
        {"LaterThanTheLaw", "  month: 1\n  day: 20\n", "  month: 2\n  day: 1\n",
         "26:3", "02-01 is later than 01-31, the last day by law"},
        {"NationWithoutAKindOfOrgan", "  reporters: REPORTER_GOVERNMENT\n", "",
         "29:1",
         "REPORTER_GOVERNMENT has no deadline of the whole country (\"00\") "
         "for report year 0"},
        {"NationWithoutSomeYears", "  by_law: true\n",
         "  by_law: true\n  last_report_year: 2018\n", "31:1",
         "REPORTER_DEPARTMENT has no deadline of the whole country (\"00\") "
         "for report year 2019"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::rules
