#include <cstdint>

#include "absl/strings/str_cat.h"
#include "tests/rules/rule_cases.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::FORM_2014;
using disclosure::v1::FORM_2019;
using disclosure::v1::FORM_2021;

// Complete, sound, all zero.
ReportBuilder In(int year) {
  const auto form = year >= 2021   ? FORM_2021
                    : year >= 2019 ? FORM_2019
                                   : FORM_2014;
  return Sound(form, year);
}

// One application of a natural person, on its way through two years.
ReportBuilder CarriesOut(int year) {
  return In(year)
      .With("applications.carried_out.natural_person", 3)
      .With("applications.carried_out.total", 3);
}
ReportBuilder CarriesIn(int year, std::string_view column, int64_t count) {
  return In(year)
      .With(absl::StrCat("applications.carried_in.", std::string(column)),
            count)
      .With("applications.carried_in.total", count);
}

constexpr char kDirect[] = "disputes.litigation_direct.total";
constexpr char kAfter[] = "disputes.litigation_after_reconsideration.total";

// The six kinds of applicants, and for each another one.
struct TwoColumns {
  std::string column;
  std::string other;
};
std::vector<TwoColumns> Columns() {
  return {{"natural_person", "commercial_enterprise"},
          {"commercial_enterprise", "research_institution"},
          {"research_institution", "public_welfare_org"},
          {"public_welfare_org", "legal_service_org"},
          {"legal_service_org", "other_org"},
          {"other_org", "natural_person"}};
}

ReportBuilder CarriesOutOf(const std::string& column) {
  return In(2022)
      .With("applications.carried_out." + column, 3)
      .With("applications.carried_out.total", 3);
}

// What speaks of one column alone: it differs, and where its applications went
// is not known of the year before.
void AddCasesByColumn(std::vector<BrokenYearsCase>& cases) {
  for (const auto& [column, other] : Columns()) {
    cases.push_back(
        {"OtherApplicants_" + column,
         "F-XYR-01a",
         CarriesOutOf(column).Without("applications.carried_out." + other),
         CarriesIn(2023, other, 3),
         kInfo,
         kInfo,
         "3",
         "3",
         1,
         {},
         6});
  }
}

void AddCasesByWord(std::vector<BrokenYearsCase>& cases) {
  for (const std::string word :
       {"other_service", "penalty", "coercion", "fee"}) {
    const std::string name = "proactive." + word;
    cases.push_back({"ItemsMisread_" + word, "F-XYR-03",
                     In(2019)
                         .With(name + "_items_prev", 21)
                         .With(name + "_items_change", 2),
                     In(2020).With(name + "_items_prev", 21), kWarning,
                     kWarning, "23", "21"});
  }
  for (const std::string word : {"rules", "norm_docs"}) {
    const std::string name = "proactive." + word;
    cases.push_back({"InForceUnmade_" + word,
                     "F-ACT-14",
                     In(2022),
                     In(2023).With(name + "_in_force", 1),
                     kInfo,
                     kInfo,
                     "",
                     "1",
                     1,
                     {"F-XYR-02"}});
    cases.push_back(
        {"RepealedOneThatWasNot_" + word, "F-ACT-14", In(2022),
         In(2023).With(name + "_made", 1).With(name + "_repealed", 1), kInfo,
         kInfo, "", "0"});
  }
}

// So many outcomes in a year, and cases in another.
ReportBuilder Outcomes(int year, int64_t count) {
  return In(year).With("applications.outcome_total.total", count);
}
ReportBuilder WithCases(ReportBuilder report, int64_t reconsidered,
                        int64_t direct, int64_t after) {
  return report.With("disputes.reconsideration.total", reconsidered)
      .With(kDirect, direct)
      .With(kAfter, after);
}

}  // namespace

std::vector<BrokenYearsCase> BrokenYearsCases() {
  std::vector<BrokenYearsCase> cases = {
      {"CarriedInDiffers", "F-XYR-01", CarriesOut(2022),
       CarriesIn(2023, "natural_person", 2), kWarning, kWarning, "3", "2", 2},
      {"NothingCarriedIn", "F-XYR-01", CarriesOut(2019), In(2020), kWarning,
       kWarning, "3", "0", 2},
      {"OnlyTheTotalIsBlank", "F-XYR-01", CarriesOut(2022),
       CarriesIn(2023, "natural_person", 2)
           .Without("applications.carried_in.total"),
       kWarning, kWarning, "3", "2"},
      {"OtherApplicants", "F-XYR-01a", CarriesOut(2022),
       CarriesIn(2023, "other_org", 3), kInfo, kInfo, "3", "3"},
      {"NormDocsLost", "F-XYR-02",
       In(2022).With("proactive.norm_docs_in_force", 87),
       In(2023)
           .With("proactive.norm_docs_made", 8)
           .With("proactive.norm_docs_repealed", 51)
           .With("proactive.norm_docs_in_force", 54),
       kWarning, kWarning, "44", "54"},
      {"RulesLost", "F-XYR-02", In(2022).With("proactive.rules_in_force", 2),
       In(2023), kWarning, kWarning, "2", "0"},
      {"ItemsMisread", "F-XYR-03",
       In(2019)
           .With("proactive.licence_items_prev", 21)
           .With("proactive.licence_items_change", 2),
       In(2020).With("proactive.licence_items_prev", 21), kWarning, kWarning,
       "23", "21"},
      {"PendingCasesLeftOut", "F-XYR-04",
       In(2022)
           .With("disputes.litigation_direct.pending", 3)
           .With(kDirect, 3)
           .With("applications.received_new.total", 1),
       In(2023).With(kDirect, 2), kInfo, kInfo, "≥ 3", "2"},
      {"TenTimesAsMuch", "F-XYR-05",
       In(2022).With("proactive.licence_decisions", 20),
       In(2023).With("proactive.licence_decisions", 200), kWarning, kInfo, "20",
       "200"},
      {"ATenthOfIt", "F-XYR-05",
       In(2022).With("proactive.licence_decisions", 200),
       In(2023).With("proactive.licence_decisions", 20), kWarning, kInfo, "200",
       "20"},
      {"TenTimesTheMoney", "F-XYR-05",
       In(2022).With("proactive.fee_amount_yuan", 200'000),
       In(2023).With("proactive.fee_amount_yuan", 2'000'000), kWarning, kInfo,
       "200000", "2000000"},
      {"LastYearsTables", "F-XYR-06",
       In(2022).With("proactive.licence_decisions", 7),
       In(2023).With("proactive.licence_decisions", 7), kWarning, kInfo, "",
       "1"},
      {"TooManyCases", "F-REV-02",
       In(2022).With("applications.outcome_total.total", 1),
       In(2023)
           .With("applications.outcome_total.total", 1)
           .With("applications.received_new.total", 1)
           .With("disputes.reconsideration.total", 7),
       kWarning, kInfo, "≤ 6", "7"},
      {"CasesWithoutApplications", "F-REV-03", In(2022),
       In(2023).With(kDirect, 1), kInfo, kInfo, "", "1"},
      {"AfterNoReconsideration", "F-REV-05",
       In(2022).With("applications.received_new.total", 1),
       In(2023).With(kAfter, 1), kInfo, kInfo, "", "1"},
      {"RepealedWhatWasNot", "F-ACT-14", In(2022),
       In(2023)
           .With("proactive.norm_docs_made", 3)
           .With("proactive.norm_docs_repealed", 3),
       kInfo, kInfo, "", "0"},
      {"AYearIsMissing", "F-XYR-08", In(2019), In(2023), kInfo, kInfo, "2022",
       "2019"},
      {"CopiedText",
       "F-XYR-07",
       In(2022),
       In(2023),
       kInfo,
       kInfo,
       "< 90%",
       "90%",
       1,
       {},
       {},
       std::string(64, 'a'),
       std::string(6, 'b') + std::string(58, 'a')},
      {"TotalBeforeUnknown", "F-XYR-01",
       CarriesOut(2022).Without("applications.carried_out.total"),
       CarriesIn(2023, "natural_person", 2), kWarning, kWarning, "3", "2"},
      {"TooManyCasesOfEachKind", "F-REV-02", Outcomes(2022, 1),
       WithCases(Outcomes(2023, 1).With("applications.received_new.total", 1),
                 1, 2, 4),
       kWarning, kInfo, "≤ 6", "7"},
      {"TooManyCasesForOneOutcome", "F-REV-02", Outcomes(2022, 0),
       WithCases(Outcomes(2023, 1).With("applications.received_new.total", 1),
                 1, 3, 0),
       kWarning, kInfo, "≤ 3", "4"},
      {"TooManyCasesForOneOutcomeBefore", "F-REV-02", Outcomes(2022, 1),
       WithCases(Outcomes(2023, 0).With("applications.received_new.total", 1),
                 1, 3, 0),
       kWarning, kInfo, "≤ 3", "4"},
      {"CasesOfEachKindWithoutApplications", "F-REV-03", In(2022),
       WithCases(In(2023), 1, 2, 4), kInfo, kInfo, "", "7"},
      {"ReconsiderationWithoutApplications", "F-REV-03", In(2022),
       WithCases(In(2023), 1, 0, 0), kInfo, kInfo, "", "1"},
      {"LaterLitigationWithoutApplications",
       "F-REV-03",
       In(2022),
       WithCases(In(2023), 0, 0, 1),
       kInfo,
       kInfo,
       "",
       "1",
       1,
       {"F-REV-05"}},
  };
  AddCasesByColumn(cases);
  AddCasesByWord(cases);
  return cases;
}

std::vector<SilentYearsCase> SilentYearsCases() {
  std::vector<SilentYearsCase> cases = {
      {"CarriedOn", "F-XYR-01", CarriesOut(2022),
       CarriesIn(2023, "natural_person", 3)},
      {"CarriedOnToo", "F-XYR-01a", CarriesOut(2022),
       CarriesIn(2023, "natural_person", 3)},
      {"OnlyTheTotalsAgree", "F-XYR-01", CarriesOut(2022),
       CarriesIn(2023, "other_org", 3)},
      {"TotalsDiffer", "F-XYR-01a", CarriesOut(2022),
       CarriesIn(2023, "other_org", 2)},
      {"CarriedInUnknown", "F-XYR-01", CarriesOut(2022),
       In(2023)
           .Without("applications.carried_in.natural_person")
           .Without("applications.carried_in.total")},
      {"CarriedOutUnknown", "F-XYR-01",
       CarriesOut(2022)
           .Without("applications.carried_out.natural_person")
           .Without("applications.carried_out.total"),
       CarriesIn(2023, "natural_person", 2)},
      {"AnnexHasNoCarriedOut", "F-XYR-01", In(2018),
       CarriesIn(2019, "natural_person", 2)},
      {"InForceFollows", "F-XYR-02",
       In(2022).With("proactive.norm_docs_in_force", 87),
       In(2023)
           .With("proactive.norm_docs_made", 8)
           .With("proactive.norm_docs_repealed", 51)
           .With("proactive.norm_docs_in_force", 44)},
      {"FormBeforeHasNoneInForce", "F-XYR-02", In(2020),
       In(2021).With("proactive.norm_docs_in_force", 44)},
      {"InForceBeforeUnknown", "F-XYR-02",
       In(2022).Without("proactive.norm_docs_in_force"),
       In(2023).With("proactive.norm_docs_in_force", 44)},
      {"ItemsFollow", "F-XYR-03",
       In(2019)
           .With("proactive.fee_items_prev", 21)
           .With("proactive.fee_items_change", -2),
       In(2020).With("proactive.fee_items_prev", 19)},
      {"ItemsBeforeUnknown", "F-XYR-03",
       In(2019).Without("proactive.fee_items_prev"),
       In(2020).With("proactive.fee_items_prev", 19)},
      {"PendingCasesCounted", "F-XYR-04",
       In(2022).With("disputes.litigation_direct.pending", 3),
       In(2023).With(kDirect, 3)},
      {"PendingUnknown", "F-XYR-04",
       In(2022).Without("disputes.litigation_direct.pending"), In(2023)},
      {"NineTimesAsMuch", "F-XYR-05",
       In(2022).With("proactive.licence_decisions", 20),
       In(2023).With("proactive.licence_decisions", 199)},
      {"FromASmallFigure", "F-XYR-05",
       In(2022).With("proactive.licence_decisions", 19),
       In(2023).With("proactive.licence_decisions", 2'000)},
      {"ToASmallFigure", "F-XYR-05",
       In(2022).With("proactive.licence_decisions", 2'000),
       In(2023).With("proactive.licence_decisions", 19)},
      {"AStockJumps", "F-XYR-05",
       In(2022).With("proactive.norm_docs_in_force", 20),
       In(2023).With("proactive.norm_docs_in_force", 2'000)},
      {"FromUnknown", "F-XYR-05",
       In(2022).Without("proactive.licence_decisions"),
       In(2023).With("proactive.licence_decisions", 2'000)},
      {"FromAnApproximateFigure", "F-XYR-05",
       In(2022)
           .With("narrative_figures.visits_received", 20)
           .Approximate("narrative_figures.visits_received"),
       In(2023).With("narrative_figures.visits_received", 2'000)},
      {"ToAnApproximateFigure", "F-XYR-05",
       In(2022).With("narrative_figures.visits_received", 20),
       In(2023)
           .With("narrative_figures.visits_received", 2'000)
           .Approximate("narrative_figures.visits_received")},
      {"ZerosAgain", "F-XYR-06", In(2022), In(2023)},
      {"OnlyAStockIsTheSame", "F-XYR-06",
       In(2022).With("proactive.norm_docs_in_force", 5),
       In(2023).With("proactive.norm_docs_in_force", 5)},
      {"OneFigureDiffers", "F-XYR-06",
       In(2022).With("proactive.licence_decisions", 7),
       In(2023)
           .With("proactive.licence_decisions", 7)
           .With("proactive.penalty_decisions", 1)},
      {"OneFigureUnknown", "F-XYR-06",
       In(2022).With("proactive.licence_decisions", 7),
       In(2023)
           .With("proactive.licence_decisions", 7)
           .Without("proactive.penalty_decisions")},
      {"ThreeTimesTheOutcomes", "F-REV-02",
       In(2022).With("applications.outcome_total.total", 1),
       In(2023)
           .With("applications.outcome_total.total", 1)
           .With("disputes.reconsideration.total", 6)},
      {"NoOutcomesAreForAnotherRule", "F-REV-02", In(2022),
       In(2023).With("disputes.reconsideration.total", 6)},
      {"OutcomesUnknown", "F-REV-02",
       In(2022).Without("applications.outcome_total.total"),
       In(2023)
           .With("applications.outcome_total.total", 1)
           .With("disputes.reconsideration.total", 6)},
      {"AnApplicationLastYear", "F-REV-03",
       In(2022).With("applications.carried_in.total", 1),
       In(2023).With(kDirect, 1)},
      {"AnApplicationThisYear", "F-REV-03", In(2022),
       In(2023).With(kDirect, 1).With("applications.received_new.total", 1)},
      {"ApplicationsUnknown", "F-REV-03",
       In(2022).Without("applications.received_new.total"),
       In(2023).With(kDirect, 1)},
      {"NoCase", "F-REV-03", In(2022), In(2023)},
      {"ReconsideredLastYear", "F-REV-05",
       In(2022).With("disputes.reconsideration.total", 1),
       In(2023).With(kAfter, 1)},
      {"ReconsiderationUnknown", "F-REV-05",
       In(2022).Without("disputes.reconsideration.total"),
       In(2023).With(kAfter, 1)},
      {"RepealedWhatWas", "F-ACT-14",
       In(2022).With("proactive.norm_docs_in_force", 5),
       In(2023).With("proactive.norm_docs_repealed", 3)},
      {"InForceAndMade", "F-ACT-14", In(2022),
       In(2023)
           .With("proactive.norm_docs_in_force", 3)
           .With("proactive.norm_docs_made", 3)},
      {"InForceUnknown", "F-ACT-14",
       In(2022).Without("proactive.norm_docs_in_force"),
       In(2023).With("proactive.norm_docs_repealed", 3)},
      {"SomePendingCasesCounted", "F-XYR-04",
       In(2022).With("disputes.litigation_direct.pending", 2).With(kDirect, 5),
       In(2023).With(kDirect, 3)},
      {"TextWithAFewMoreChanges", "F-XYR-07", In(2022), In(2023),
       std::string(64, 'a'), std::string(7, 'b') + std::string(57, 'a')},
      {"ALittleMore", "F-XYR-05",
       In(2022).With("proactive.licence_decisions", 25),
       In(2023).With("proactive.licence_decisions", 30)},
      {"ANinthOfIt", "F-XYR-05",
       In(2022).With("proactive.licence_decisions", 199),
       In(2023).With("proactive.licence_decisions", 20)},
      {"ToLittleMoney", "F-XYR-05",
       In(2022).With("proactive.fee_amount_yuan", 2'000'000),
       In(2023).With("proactive.fee_amount_yuan", 150'000)},
      {"FromLittleMoney", "F-XYR-05",
       In(2022).With("proactive.fee_amount_yuan", 150'000),
       In(2023).With("proactive.fee_amount_yuan", 2'000'000)},
      {"AnApplicationCarriedIn", "F-REV-03", In(2022),
       In(2023).With(kDirect, 1).With("applications.carried_in.total", 1)},
      {"ReconsideredThisYear", "F-REV-05", In(2022),
       In(2023).With("disputes.reconsideration.total", 1).With(kAfter, 1)},
      {"OneWasInForce", "F-ACT-14",
       In(2022).With("proactive.norm_docs_in_force", 1),
       In(2023).With("proactive.norm_docs_repealed", 1)},
      {"OneInForceAndMade", "F-ACT-14", In(2022),
       In(2023)
           .With("proactive.norm_docs_in_force", 1)
           .With("proactive.norm_docs_made", 1)},
  };
  for (const auto& [column, other] : Columns()) {
    cases.push_back({"CarriedOn_" + column, "F-XYR-01a", CarriesOutOf(column),
                     CarriesIn(2023, column, 3)});
  }
  return cases;
}

}  // namespace disclosure::rules
