#include "disclosurectl/generate/country.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "disclosurectl/generate/applications_figures.h"

namespace disclosure::ctl {
namespace {

const divisions::DivisionTree& Tree() {
  static const auto* const tree =
      new divisions::DivisionTree(*divisions::LoadEmbeddedDivisions());
  return *tree;
}

Country Make(const CountrySpec& spec) {
  absl::StatusOr<Country> country = Country::Create(spec, Tree());
  EXPECT_TRUE(country.ok()) << country.status();
  return *std::move(country);
}

divisions::DivisionCode Code(std::string_view digits) {
  return *divisions::DivisionCode::Parse(digits);
}

CountrySpec Xiangtan() {
  CountrySpec spec;
  spec.area = Code("4303");
  return spec;
}

std::vector<v1::AnnualReport> All(const Country& country) {
  std::vector<v1::AnnualReport> reports(country.size());
  for (size_t n = 0; n < country.size(); ++n) country.Fill(n, reports[n]);
  return reports;
}

TEST(CountryTest, HasEveryTownshipOfTheEditionValidInEachYear) {
  CountrySpec spec;
  spec.first_year = spec.last_year = 2023;
  EXPECT_EQ(Make(spec).size(), 41'352u);
  spec.area = Code("430321");
  spec.first_year = spec.last_year = 2020;
  EXPECT_EQ(Make(spec).size(), 17u);
  spec.first_year = spec.last_year = 2015;
  EXPECT_EQ(Make(spec).size(), 19u);
}

TEST(CountryTest, SameSeedGivesSameReportsInAnyOrder) {
  const Country country = Make(Xiangtan());
  const Country again = Make(Xiangtan());
  v1::AnnualReport used;
  country.Fill(7, used);
  country.Fill(3, used);
  v1::AnnualReport fresh;
  again.Fill(3, fresh);
  EXPECT_EQ(used.SerializeAsString(), fresh.SerializeAsString());
}

TEST(CountryTest, AnotherSeedGivesOtherReports) {
  CountrySpec other = Xiangtan();
  other.seed = 2;
  std::string first;
  std::string second;
  for (const auto& report : All(Make(Xiangtan())))
    first += report.SerializeAsString();
  for (const auto& report : All(Make(other)))
    second += report.SerializeAsString();
  EXPECT_NE(first, second);
}

TEST(CountryTest, EachIdentityOccursOnce) {
  std::set<std::pair<std::string, int>> identities;
  const Country country = Make(Xiangtan());
  for (const auto& report : All(country)) {
    identities.emplace(report.division_code(), report.report_year());
  }
  EXPECT_EQ(identities.size(), country.size());
}

TEST(CountryTest, CarriedInIsWhatTheYearBeforeCarriedOut) {
  std::map<std::pair<std::string, int>, std::string> carried_out;
  int chained = 0;
  CountrySpec spec;
  spec.area = Code("43");
  for (const auto& report : All(Make(spec))) {
    const auto before =
        carried_out.find({report.division_code(), report.report_year() - 1});
    if (before != carried_out.end()) {
      const v1::ApplicantRow& in = report.applications().carried_in();
      EXPECT_EQ(in.SerializeAsString(), before->second);
      chained += in.total() > 0 ? 1 : 0;
    }
    carried_out[{report.division_code(), report.report_year()}] =
        report.applications().carried_out().SerializeAsString();
  }
  EXPECT_GT(chained, 50);
}

TEST(CountryTest, DocumentsInForceFollowFromTheYearBefore) {
  std::map<std::string, int64_t> in_force;
  CountrySpec spec = Xiangtan();
  spec.first_year = 2021;
  for (const auto& report : All(Make(spec))) {
    const v1::ProactiveDisclosure& table = report.proactive();
    if (const auto before = in_force.find(report.division_code());
        before != in_force.end()) {
      EXPECT_EQ(
          table.norm_docs_in_force(),
          before->second + table.norm_docs_made() - table.norm_docs_repealed());
    }
    in_force[report.division_code()] = table.norm_docs_in_force();
    EXPECT_GE(table.norm_docs_in_force(), 0);
  }
}

TEST(CountryTest, FormsFollowTheYears) {
  CountrySpec spec = Xiangtan();
  spec.first_year = 2013;
  spec.last_year = 2022;
  for (const auto& report : All(Make(spec))) {
    EXPECT_EQ(report.form(), FormOfYear(report.report_year()));
    EXPECT_EQ(report.has_annex_2014(), report.form() == v1::FORM_2014);
    EXPECT_EQ(report.has_applications(), report.report_year() >= 2019);
  }
}

TEST(CountryTest, ApplicationsAreAsUnevenAsInTheCountry) {
  CountrySpec spec;
  spec.first_year = spec.last_year = 2023;
  const Country country = Make(spec);
  double none = 0;
  double few = 0;
  double many = 0;
  v1::AnnualReport report;
  for (size_t n = 0; n < country.size(); ++n) {
    country.Fill(n, report);
    const int64_t received = report.applications().received_new().total();
    (received == 0 ? none : received <= 20 ? few : many) += 1;
  }
  const auto all = static_cast<double>(country.size());
  EXPECT_NEAR(none / all, 0.70, 0.01);
  EXPECT_NEAR(few / all, 0.25, 0.01);
  EXPECT_NEAR(many / all, 0.05, 0.01);
}

TEST(CountryTest, SoManyAreBrokenAsAskedFor) {
  CountrySpec spec;
  spec.area = Code("43");
  spec.broken_share = 0.1;
  const Country country = Make(spec);
  double broken = 0;
  for (size_t n = 0; n < country.size(); ++n) broken += country.IsBroken(n);
  EXPECT_NEAR(broken / static_cast<double>(country.size()), 0.1, 0.02);
}

TEST(CountryTest, NarrativeIsAsLongAsAskedForAndUtf8) {
  CountrySpec spec = Xiangtan();
  spec.narrative_bytes = 9'000;
  v1::AnnualReport report;
  Make(spec).Fill(0, report);
  size_t bytes = 0;
  for (const auto& part : report.narrative()) {
    bytes += part.text().size() + part.heading().size();
  }
  EXPECT_NEAR(static_cast<double>(bytes), 9'000, 600);
  EXPECT_EQ(report.narrative_size(), 7);
}

TEST(CountryTest, OrgansAreNamedAsTheyNameThemselves) {
  CountrySpec spec;
  spec.area = Code("430321111");
  v1::AnnualReport report;
  Make(spec).Fill(0, report);
  EXPECT_EQ(report.organ().name(), "湘潭县云湖桥镇人民政府");
  spec.area = Code("110101001");
  Make(spec).Fill(0, report);
  EXPECT_EQ(report.organ().name(), "东城区东华门街道办事处");
  EXPECT_EQ(report.organ().kind(), v1::ORGAN_KIND_STREET_OFFICE);
}

TEST(CountryTest, RefusesYearsAndAreasThatDoNotExist) {
  CountrySpec spec;
  spec.first_year = 1999;
  EXPECT_TRUE(absl::IsInvalidArgument(Country::Create(spec, Tree()).status()));
  spec = CountrySpec();
  spec.area = Code("99");
  EXPECT_TRUE(absl::IsInvalidArgument(Country::Create(spec, Tree()).status()));
}

}  // namespace
}  // namespace disclosure::ctl
