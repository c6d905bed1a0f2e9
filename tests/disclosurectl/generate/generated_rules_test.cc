#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "disclosurectl/generate/country.h"
#include "form/read_report.h"
#include "rules/rule_set.h"

namespace disclosure::ctl {
namespace {

// Every so many-th report is judged: prime, so that it meets all years, forms
// and provinces.
constexpr size_t kStep = 97;

class GeneratedRulesTest : public testing::Test {
 protected:
  static form::CivilDate Today() {
    return *form::CivilDate::Parse("2026-06-01");
  }

  rules::Findings Judge(const v1::AnnualReport& report) const {
    return rules_.CheckAlone(reader_.Read(report), report,
                             {v1::MODE_SUBMISSION, Today()});
  }
  // The ids of all rules that speak.
  std::string Ids(const rules::Findings& findings) const {
    std::string ids;
    for (const rules::Finding& finding : findings.list) {
      ids += rules_.id(finding.rule);
      ids += ' ';
    }
    return ids;
  }

  const form::Catalogue catalogue_;
  const form::ReportReader reader_{catalogue_};
  const divisions::DivisionTree tree_ = *divisions::LoadEmbeddedDivisions();
  const rules::RuleSet rules_ = *rules::RuleSet::Compile(
      rules::RuleSet::EmbeddedText(), "rules.textproto", catalogue_, tree_);
};

TEST_F(GeneratedRulesTest, NoReportBreaksARule) {
  CountrySpec spec;
  spec.first_year = 2012;
  spec.last_year = 2025;
  spec.narrative_bytes = 2'000;
  const Country country = *Country::Create(spec, tree_);
  v1::AnnualReport report;
  for (size_t n = 0; n < country.size(); n += kStep) {
    country.Fill(n, report);
    const rules::Findings findings = Judge(report);
    ASSERT_FALSE(findings.HaveErrors())
        << Ids(findings) << report.ShortDebugString();
  }
}

TEST_F(GeneratedRulesTest,
       ReportsOnTheFormsSince2019HaveNothingToMendButLateness) {
  const Country country = *Country::Create(CountrySpec(), tree_);
  v1::AnnualReport report;
  for (size_t n = 0; n < country.size(); n += kStep) {
    country.Fill(n, report);
    const rules::Findings findings = Judge(report);
    for (const rules::Finding& finding : findings.list) {
      // Some come late, as they do.
      if (rules_.id(finding.rule).starts_with("F-TIM")) continue;
      ASSERT_LE(finding.severity, v1::SEVERITY_INFO)
          << Ids(findings) << report.ShortDebugString();
    }
  }
}

// Each says by whom it was written, of which year, and how many applications
// there were: names of all places, and no false alarm.
TEST_F(GeneratedRulesTest, NoNarrativeContradictsItsReport) {
  CountrySpec spec;
  spec.first_year = 2012;
  spec.last_year = 2025;
  spec.narrative_bytes = 2'000;
  const Country country = *Country::Create(spec, tree_);
  v1::AnnualReport report;
  for (size_t n = 0; n < country.size(); n += kStep) {
    country.Fill(n, report);
    const rules::Findings findings = Judge(report);
    ASSERT_THAT(Ids(findings), testing::Not(testing::HasSubstr("F-NAR")))
        << report.ShortDebugString();
  }
}

TEST_F(GeneratedRulesTest, BrokenReportsAreRefused) {
  CountrySpec spec;
  spec.first_year = 2013;
  spec.last_year = 2022;
  spec.broken_share = 1;
  const Country country = *Country::Create(spec, tree_);
  v1::AnnualReport report;
  for (size_t n = 0; n < country.size(); n += kStep) {
    country.Fill(n, report);
    ASSERT_TRUE(Judge(report).HaveErrors()) << report.ShortDebugString();
  }
}

}  // namespace
}  // namespace disclosure::ctl
