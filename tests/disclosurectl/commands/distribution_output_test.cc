#include "disclosurectl/commands/distribution_output.h"

#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::ctl {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::GetDistributionResponse OfTownships() {
  v1::GetDistributionResponse response;
  response.mutable_area()->set_division_code("430321");
  response.mutable_indicator()->set_name("applications.received_new.total");
  response.set_level(v1::AREA_LEVEL_TOWNSHIP);
  response.set_year(2015);
  response.set_basis(v1::BASIS_OWN_ORGAN);
  response.set_boundaries(v1::BOUNDARIES_TODAY);
  response.set_count(3);
  response.set_missing(2);
  response.mutable_missing_by()->set_boundary_split(2);
  response.set_in_doubt(1);
  response.set_max(9);
  return response;
}

std::string Tables(const v1::GetDistributionResponse& response,
                   Language language) {
  std::ostringstream out;
  WriteDistributionTables(out, response, language);
  return out.str();
}

TEST(DistributionOutputTest, TablesSayWhenUnitsAreTodaysAreas) {
  EXPECT_THAT(Tables(OfTownships(), Language::kEnglish),
              HasSubstr("own report, on today's areas\n"));
  EXPECT_THAT(Tables(OfTownships(), Language::kChinese),
              HasSubstr("本机关，今日区划\n"));
  v1::GetDistributionResponse response = OfTownships();
  response.set_boundaries(v1::BOUNDARIES_AS_REPORTED);
  EXPECT_THAT(Tables(response, Language::kEnglish), Not(HasSubstr("today")));
}

TEST(DistributionOutputTest, TablesCountFiguresInDoubtIfThereAreAny) {
  EXPECT_THAT(Tables(OfTownships(), Language::kEnglish),
              HasSubstr("\n? 1 / 3 figures"));
  v1::GetDistributionResponse response = OfTownships();
  response.clear_in_doubt();
  EXPECT_THAT(Tables(response, Language::kEnglish), Not(HasSubstr("?")));
}

TEST(DistributionOutputTest, CsvHasEveryReasonWithoutAFigure) {
  std::ostringstream out;
  WriteDistributionCsv(out, OfTownships());
  EXPECT_THAT(out.str(), HasSubstr("\nboundary_split,,,2\n"));
  EXPECT_THAT(out.str(), HasSubstr("\nnot_comparable,,,0\n"));
  EXPECT_THAT(out.str(), HasSubstr("\nin_doubt,,,1\n"));
}

}  // namespace
}  // namespace disclosure::ctl
