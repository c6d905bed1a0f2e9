#include <cstdint>
#include <string>
#include <vector>

#include "tests/rules/rule_cases.h"

namespace disclosure::rules {

using disclosure::v1::FORM_2021;

namespace {

// As in "penalty" for "proactive.penalty_decisions".
ReportBuilder WithItems(const std::string& word, int64_t before, int64_t change,
                        int64_t decisions) {
  const std::string name = "proactive." + word;
  return SoundOfCounty()
      .With(name + "_items_prev", before)
      .With(name + "_items_change", change)
      .With(name + "_decisions", decisions);
}

// Each rule that is judged by word speaks of each word.
void AddCasesByWord(std::vector<BrokenCase>& cases) {
  for (const std::string word :
       {"licence", "other_service", "penalty", "coercion"}) {
    cases.push_back({"ItemsBelowZero_" + word, "F-ACT-04",
                     WithItems(word, 2, -3, 0), kError, kWarning, "≥ 0", "-1"});
    cases.push_back({"RunningTotal_" + word, "F-ACT-05",
                     WithItems(word, 1, 1, 2), kWarning, kInfo, "", "2"});
    cases.push_back({"DecisionsWithoutItems_" + word, "F-ACT-06",
                     WithItems(word, 0, 0, 1), kWarning, kInfo, "", "1"});
    cases.back().cells = 3;
    cases.push_back({"DecisionsWithoutItemsAnyMore_" + word, "F-ACT-06",
                     WithItems(word, 3, -3, 12), kWarning, kInfo, "", "12"});
  }
  for (const std::string word : {"penalty", "coercion"}) {
    cases.push_back({"PowersOfATownship_" + word, "F-ACT-07",
                     WithItems(word, 3, 0, 2).For("430321111"), kInfo, kInfo,
                     "0", "2"});
  }
}

}  // namespace

std::vector<BrokenCase> BrokenActiveDisclosureCases() {
  std::vector<BrokenCase> cases = {
      {"RulesOfACounty",
       "F-ACT-01",
       SoundOfCounty().With("proactive.rules_made", 1),
       kWarning,
       kWarning,
       "0",
       "1",
       1,
       {},
       kError},
      {"RulesOfADepartmentOfAProvince",
       "F-ACT-01",
       OfDepartment("43", "湖南省教育厅").With("proactive.rules_made", 1),
       kWarning,
       kWarning,
       "0",
       "1",
       1,
       {},
       kError},
      {"LessRulesInTotalThanNew", "F-ACT-03",
       Sound()
           .For("4303")
           .With("proactive.rules_newly_disclosed", 2)
           .With("proactive.rules_disclosed_total", 1),
       kWarning, kInfo, "≥ 2", "1"},
      {"AmountWithoutUnitOrProject",
       "F-ACT-11",
       Sound().With("proactive.procurement_amount_yuan", 1),
       kInfo,
       kInfo,
       "",
       "1",
       1,
       {"F-ACT-10"}},
      {"RulesOfATownship",
       "F-ACT-01",
       Sound(FORM_2021, 2023).With("proactive.rules_in_force", 6),
       kWarning,
       kWarning,
       "0",
       "6",
       1,
       {},
       kError},
      {"RulesOfACityDepartment",
       "F-ACT-01",
       OfDepartment("4303", "湘潭市教育局").With("proactive.rules_made", 1),
       kWarning,
       kWarning,
       "0",
       "1",
       1,
       {},
       kError},
      {"RulesCellByCell",
       "F-ACT-01",
       Sound()
           .With("proactive.rules_made", 1)
           .With("proactive.rules_disclosed_total", 1),
       kWarning,
       kWarning,
       "0",
       "1",
       2,
       {},
       kError},
      {"LessInTotalThanNew", "F-ACT-03",
       Sound()
           .With("proactive.norm_docs_newly_disclosed", 2)
           .With("proactive.norm_docs_disclosed_total", 1),
       kWarning, kInfo, "≥ 2", "1"},
      {"ItemsBelowZero", "F-ACT-04",
       Sound()
           .With("proactive.fee_items_prev", 2)
           .With("proactive.fee_items_change", -3),
       kError, kWarning, "≥ 0", "-1"},
      {"RunningTotal", "F-ACT-05",
       Sound()
           .With("proactive.licence_items_prev", 21)
           .With("proactive.licence_items_change", 19)
           .With("proactive.licence_decisions", 40),
       kWarning, kInfo, "", "40"},
      {"DecisionsWithoutItems", "F-ACT-06",
       Sound().With("proactive.other_service_decisions", 12), kWarning, kInfo,
       "", "12"},
      {"PenaltiesInATownship", "F-ACT-07",
       Sound()
           .With("proactive.penalty_items_prev", 3)
           .With("proactive.penalty_decisions", 2),
       kInfo, kInfo, "0", "2"},
      {"FeesOfATownship", "F-ACT-09",
       Sound(FORM_2021, 2023).With("proactive.fee_amount_yuan", 10'000'001),
       kWarning, kInfo, "", "10000001"},
      {"FeesOfACountyDepartment", "F-ACT-09",
       OfDepartment("430321", "湘潭县教育局", FORM_2021, 2023)
           .With("proactive.fee_amount_yuan", 500'000'001),
       kWarning, kInfo, "", "500000001"},
      {"FeesOfACity", "F-ACT-09",
       Sound(FORM_2021, 2023)
           .For("4303")
           .With("proactive.fee_amount_yuan", 50'000'000'001),
       kWarning, kInfo, "", "50000000001"},
      {"ProjectsWithoutAmount", "F-ACT-10",
       Sound().With("proactive.procurement_projects", 2), kWarning, kInfo, "",
       "2"},
      {"AmountWithoutProjects", "F-ACT-10",
       Sound()
           .With("proactive.procurement_amount_yuan", 2000)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_YUAN),
       kWarning, kInfo, "", "0"},
      {"AmountWithoutUnit", "F-ACT-11",
       Sound()
           .With("proactive.procurement_projects", 1)
           .With("proactive.procurement_amount_yuan", 20'000),
       kInfo, kInfo, "", "20000"},
      {"AmountInAUnitThatDoesNotExist", "F-ACT-11",
       Sound()
           .With("proactive.procurement_projects", 1)
           .With("proactive.procurement_amount_yuan", 1)
           .ProcurementUnit(static_cast<disclosure::v1::MoneyUnit>(99)),
       kInfo, kInfo, "", "1"},
      {"CheapProjectsInTenThousands", "F-ACT-12",
       Sound()
           .With("proactive.procurement_projects", 3)
           .With("proactive.procurement_amount_yuan", 2'999)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_TEN_THOUSAND_YUAN),
       kWarning, kInfo, "", "999.6666"},
      {"CheapProjects", "F-ACT-12",
       Sound()
           .With("proactive.procurement_projects", 3)
           .With("proactive.procurement_amount_yuan", 2'999)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_YUAN),
       kWarning, kInfo, "", "999.6666"},
      {"ExpensiveProjects", "F-ACT-12",
       Sound()
           .With("proactive.procurement_projects", 1)
           .With("proactive.procurement_amount_yuan", 100'000'001)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_YUAN),
       kWarning, kInfo, "", "100000001"},
      {"ManyDocumentsMade", "F-ACT-13",
       Sound().With("proactive.norm_docs_made", 51), kWarning, kInfo, "≤ 50",
       "51"},
      {"ManyDocumentsInForce", "F-ACT-13",
       Sound(FORM_2021, 2023).With("proactive.norm_docs_in_force", 501),
       kWarning, kInfo, "≤ 500", "501"},
  };
  AddCasesByWord(cases);
  return cases;
}

std::vector<SilentCase> SilentActiveDisclosureCases() {
  return {
      {"RulesOfACity", "F-ACT-01",
       Sound().For("4303").With("proactive.rules_made", 1)},
      {"RulesOfAGeneralOffice", "F-ACT-01",
       OfDepartment("4303", "湘潭市人民政府办公室")
           .With("proactive.rules_made", 1)},
      {"RulesOfAMinistry", "F-ACT-01",
       OfDepartment("00", "教育部").With("proactive.rules_made", 1)},
      {"RulesUnknown", "F-ACT-01", Sound().Without("proactive.rules_made")},
      {"RulesInAForeignCell", "F-ACT-01",
       Sound().With("proactive.rules_in_force", 1)},
      {"TotalUnknown", "F-ACT-03",
       Sound()
           .With("proactive.norm_docs_newly_disclosed", 2)
           .Without("proactive.norm_docs_disclosed_total")},
      {"ItemsUnknown", "F-ACT-04",
       Sound()
           .With("proactive.fee_items_change", -3)
           .Without("proactive.fee_items_prev")},
      {"ItemsDownToZero", "F-ACT-04",
       Sound()
           .With("proactive.fee_items_prev", 3)
           .With("proactive.fee_items_change", -3)},
      {"DecisionsThatEqualItemsWithoutChange", "F-ACT-05",
       Sound()
           .With("proactive.licence_items_prev", 21)
           .With("proactive.licence_decisions", 21)},
      {"RunningTotalUnknown", "F-ACT-05",
       Sound()
           .With("proactive.licence_items_change", 19)
           .With("proactive.licence_decisions", 19)
           .Without("proactive.licence_items_prev")},
      {"NoItemsBefore", "F-ACT-05", WithItems("licence", 0, 19, 19)},
      {"NewItems", "F-ACT-06", WithItems("licence", 0, 3, 12)},
      {"FeesOfADepartmentOfACity", "F-ACT-09",
       OfDepartment("4303", "湘潭市教育局", FORM_2021, 2023)
           .With("proactive.fee_amount_yuan", 500'000'001)},
      {"FeesOfAProvince", "F-ACT-09",
       Sound(FORM_2021, 2023)
           .For("43")
           .With("proactive.fee_amount_yuan", 50'000'000'001)},
      {"TwoDearProjects", "F-ACT-12",
       Sound()
           .With("proactive.procurement_projects", 2)
           .With("proactive.procurement_amount_yuan", 150'000'000)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_YUAN)},
      {"DecisionsWithUnknownItems", "F-ACT-06",
       Sound()
           .With("proactive.other_service_decisions", 12)
           .Without("proactive.other_service_items_prev")},
      {"UnknownDecisionsWithoutItems", "F-ACT-06",
       Sound().Without("proactive.penalty_decisions")},
      {"PenaltiesSince2021", "F-ACT-07",
       Sound(FORM_2021, 2021).With("proactive.penalty_decisions", 2)},
      {"PenaltiesOfACounty", "F-ACT-07",
       SoundOfCounty().With("proactive.penalty_decisions", 2)},
      {"PenaltiesUnknown", "F-ACT-07",
       Sound().Without("proactive.penalty_decisions")},
      {"FeesUpToTheThreshold", "F-ACT-09",
       Sound(FORM_2021, 2023).With("proactive.fee_amount_yuan", 10'000'000)},
      {"FeesUpToTheThresholdOfADepartment", "F-ACT-09",
       OfDepartment("430321", "湘潭县教育局", FORM_2021, 2023)
           .With("proactive.fee_amount_yuan", 500'000'000)},
      {"FeesUpToTheThresholdOfACity", "F-ACT-09",
       Sound(FORM_2021, 2023)
           .For("4303")
           .With("proactive.fee_amount_yuan", 50'000'000'000)},
      {"FeesOfACounty", "F-ACT-09",
       SoundOfCounty(FORM_2021, 2023)
           .With("proactive.fee_amount_yuan", 500'000'001)},
      {"FeesUnknown", "F-ACT-09",
       Sound(FORM_2021, 2023).Without("proactive.fee_amount_yuan")},
      {"AmountUnknown", "F-ACT-10",
       Sound()
           .With("proactive.procurement_projects", 2)
           .Without("proactive.procurement_amount_yuan")},
      {"ProjectsUnknown", "F-ACT-10",
       Sound()
           .With("proactive.procurement_amount_yuan", 2)
           .Without("proactive.procurement_projects")},
      {"NoAmountNeedsNoUnit", "F-ACT-11", Sound()},
      {"YuanNamed", "F-ACT-11",
       Sound()
           .With("proactive.procurement_amount_yuan", 2)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_YUAN)},
      {"PriceInAUnitThatDoesNotExist", "F-ACT-12",
       Sound()
           .With("proactive.procurement_projects", 1)
           .With("proactive.procurement_amount_yuan", 1)
           .ProcurementUnit(static_cast<disclosure::v1::MoneyUnit>(99))},
      {"UnitNamed", "F-ACT-11",
       Sound()
           .With("proactive.procurement_amount_yuan", 2)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_TEN_THOUSAND_YUAN)},
      {"PriceWithoutAUnit", "F-ACT-12",
       Sound()
           .With("proactive.procurement_projects", 1)
           .With("proactive.procurement_amount_yuan", 1)},
      {"PriceOfNoProject", "F-ACT-12",
       Sound()
           .With("proactive.procurement_amount_yuan", 1)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_YUAN)},
      {"CheapestProject", "F-ACT-12",
       Sound()
           .With("proactive.procurement_projects", 1)
           .With("proactive.procurement_amount_yuan", 1'000)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_YUAN)},
      {"DearestProject", "F-ACT-12",
       Sound()
           .With("proactive.procurement_projects", 1)
           .With("proactive.procurement_amount_yuan", 100'000'000)
           .ProcurementUnit(disclosure::v1::MONEY_UNIT_YUAN)},
      {"FiftyDocuments", "F-ACT-13",
       Sound().With("proactive.norm_docs_made", 50)},
      {"FiveHundredInForce", "F-ACT-13",
       Sound(FORM_2021, 2023).With("proactive.norm_docs_in_force", 500)},
      {"DocumentsOfACounty", "F-ACT-13",
       SoundOfCounty().With("proactive.norm_docs_made", 51)},
      {"DocumentsUnknown", "F-ACT-13",
       Sound().Without("proactive.norm_docs_made")},
  };
}

}  // namespace disclosure::rules
