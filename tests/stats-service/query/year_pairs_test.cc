// Which years of whom are a pair, whatever became of the place in between.

#include "stats-service/query/year_pairs.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"

namespace disclosure::stats {
namespace {

constexpr char kIn[] = "applications.carried_in.total";
constexpr char kOut[] = "applications.carried_out.total";
constexpr int kGovernment = -1;

struct Reported {
  const char* code;
  int32_t year;
  const char* cell;  // null: blank
  int64_t figure;
  v1::Form form = v1::FORM_2021;
};

struct PairCase {
  const char* name;
  std::vector<Reported> reports;  // the last is the later one
  std::optional<bool> linked;
  int department = kGovernment;
};

class YearPairsTest : public testing::TestWithParam<PairCase> {};

TEST_P(YearPairsTest, AreThoseThatTheRulesCompare) {
  const PairCase& test = GetParam();
  std::vector<record::Change> changes;
  form::OrganKey last;
  for (const Reported& report : test.reports) {
    auto change = AChange(changes.size() + 1, report.code, report.year);
    change.Form(report.form);
    if (report.cell != nullptr) change.With(report.cell, report.figure);
    if (test.department != kGovernment) {
      change.Organ(Department(test.department));
    }
    changes.push_back(change);
    last = changes.back().identity.organ;
  }
  const auto cube = Apply(Cube(TestFrame()), changes);
  const YearPairs pairs(*cube, cube->own, test.reports.back().year);
  EXPECT_EQ(pairs.IsLinked(*cube->own.organs->Find(last)), test.linked);
}

// 620523109 was 礼辛镇, which is 620523107 since 2019; since then it is 大庄镇,
// 620523106 before. 430105021 was made of 430105017 and 430105102 in 2016.
INSTANTIATE_TEST_SUITE_P(
    Places, YearPairsTest,
    testing::ValuesIn(std::vector<PairCase>{
        {"SameCode",
         {{"430321111", 2021, kOut, 7}, {"430321111", 2022, kIn, 7}},
         true},
        {"SameCodeOtherFigure",
         {{"430321111", 2021, kOut, 7}, {"430321111", 2022, kIn, 6}},
         false},
        {"OtherForms",
         {{"430321111", 2020, kOut, 7, v1::FORM_2019},
          {"430321111", 2021, kIn, 7}},
         true},
        {"NoYearBefore", {{"430321111", 2022, kIn, 7}}, std::nullopt},
        {"TwoYearsBefore",
         {{"430321111", 2020, kOut, 7}, {"430321111", 2022, kIn, 7}},
         std::nullopt},
        {"NothingCarriedOut",
         {{"430321111", 2021, nullptr, 0}, {"430321111", 2022, kIn, 7}},
         std::nullopt},
        {"NothingCarriedIn",
         {{"430321111", 2021, kOut, 7}, {"430321111", 2022, nullptr, 0}},
         std::nullopt},
        {"Recoded",
         {{"620523106", 2018, kOut, 7}, {"620523109", 2019, kIn, 7}},
         true},
        {"DepartmentOfARecodedPlace",
         {{"620523106", 2018, kOut, 7}, {"620523109", 2019, kIn, 7}},
         true,
         3},
        {"CodeOfAnotherPlace",
         {{"620523109", 2018, kOut, 7}, {"620523109", 2019, kIn, 7}},
         std::nullopt},
        {"WithinOneEdition",
         {{"620523109", 2019, kOut, 7}, {"620523109", 2020, kIn, 7}},
         true},
        {"Merged",
         {{"430105017", 2015, kOut, 3},
          {"430105102", 2015, kOut, 4},
          {"430105021", 2016, kIn, 7}},
         true},
        {"MergedOtherSum",
         {{"430105017", 2015, kOut, 3},
          {"430105102", 2015, kOut, 4},
          {"430105021", 2016, kIn, 3}},
         false},
        {"MergedWithAPartMissing",
         {{"430105017", 2015, kOut, 7}, {"430105021", 2016, kIn, 7}},
         std::nullopt},
        {"MergedWithAPartBlank",
         {{"430105017", 2015, kOut, 7},
          {"430105102", 2015, nullptr, 0},
          {"430105021", 2016, kIn, 7}},
         std::nullopt},
        {"MergedOnTwoForms",
         {{"430105017", 2015, kOut, 3, v1::FORM_2019},
          {"430105102", 2015, kOut, 4},
          {"430105021", 2016, kIn, 7}},
         std::nullopt},
        {"MergedBeforeTheListsSaidSo",
         {{"430105017", 2015, kOut, 3},
          {"430105102", 2015, kOut, 4},
          {"430105021", 2015, kOut, 9},
          {"430105021", 2016, kIn, 9}},
         true},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
