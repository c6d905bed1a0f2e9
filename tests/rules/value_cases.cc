#include <cstdint>

#include "tests/rules/rule_cases.h"

namespace disclosure::rules {

using disclosure::v1::FORM_2021;

std::vector<BrokenCase> BrokenValueCases() {
  return {
      {"NotWhole", "F-FMT-01",
       WithNote("F-FMT-01", "proactive.norm_docs_made", "12.5"), kError,
       kWarning, "", "12.5"},
      {"NegativeCount", "F-FMT-02",
       Sound().With("proactive.norm_docs_made", -1), kError, kWarning, "≥ 0",
       "-1"},
      {"NegativeFigureOfTheNarrative", "F-FMT-02",
       Sound().With("narrative_figures.staff", -2), kError, kWarning, "≥ 0",
       "-2"},
      {"NegativeAndHuge", "F-FMT-02",
       Sound().With("proactive.norm_docs_made", INT64_MIN), kError, kWarning,
       "≥ 0", "-9223372036854775808"},
      {"NegativeMoney", "F-FMT-03",
       Sound(FORM_2021, 2023).With("proactive.fee_amount_yuan", -1), kError,
       kWarning, "≥ 0", "-1"},
      {"TooLarge",
       "F-FMT-04",
       Sound().With("proactive.norm_docs_made", 1'000'000'000'000),
       kError,
       kError,
       "< 1000000000000",
       "1000000000000",
       1,
       {"F-ACT-13"}},
      {"LargestInteger",
       "F-FMT-04",
       Sound().With("proactive.norm_docs_made", INT64_MAX),
       kError,
       kError,
       "< 1000000000000",
       "9223372036854775807",
       1,
       {"F-ACT-13"}},
      {"TooLargeInTheUnitOfTheForm",
       "F-FMT-04",
       Sound(FORM_2021, 2023)
           .With("proactive.fee_amount_yuan", 10'000'000'000'000'000),
       kError,
       kError,
       "< 10000000000000000",
       "10000000000000000",
       1,
       {"F-ACT-09"}},
      {"TooLargeADecrease",
       "F-FMT-04",
       Sound().With("proactive.licence_items_change", -1'000'000'000'000),
       kError,
       kError,
       "> -1000000000000",
       "-1000000000000",
       1,
       {"F-ACT-04"}},
      {"Repaired", "F-FMT-05",
       WithNote("F-FMT-05", "proactive.norm_docs_made", "９９"), kInfo, kInfo,
       "", "９９"},
      {"TooMuchText",
       "F-FMT-06",
       Sound().Narrative(disclosure::v1::PART_KIND_OVERVIEW, "一、总体情况",
                         std::string(600'000, 'x')),
       kError,
       kError,
       "524288",
       "600018",
       1,
       {"F-STR-07"}},
      {"TooManyLocalRows", "F-FMT-06", WithLocalRows(501), kError, kError,
       "500", "501"},
      {"TooManyParts", "F-FMT-06", WithPartsInAll(101), kError, kError, "100",
       "101"},
      {"TooManyNotes", "F-FMT-06", WithNotes(1001), kError, kError, "1000",
       "1001"},
      {"TooManyApproximateCells", "F-FMT-06", ApproximateNames(1001), kError,
       kError, "1000", "1001"},
      {"TooLongALabel", "F-FMT-06", WithLabelOf(2049), kError, kError, "2048",
       "2049"},
  };
}

std::vector<SilentCase> SilentValueCases() {
  return {
      {"BlankIsNotNegative", "F-FMT-02",
       Sound().Without("proactive.norm_docs_made")},
      {"MoneyThatIsBlank", "F-FMT-03",
       Sound(FORM_2021, 2023).Without("proactive.fee_amount_yuan")},
      {"SizeOfABlank", "F-FMT-04", Sound().Without("proactive.norm_docs_made")},
      {"SizeOfADerivedTotal", "F-FMT-04",
       WithoutTotalOf("applications.granted")
           .With("applications.granted.natural_person", 999'999'999'999)
           .With("applications.granted.other_org", 999'999'999'999)},
      {"ADecreaseOfItems", "F-FMT-02",
       Sound().With("proactive.licence_items_change", -3)},
      {"TwelveDigits", "F-FMT-04",
       Sound().With("proactive.norm_docs_made", 999'999'999'999)},
      {"MoneyOf17Digits", "F-FMT-04",
       Sound(FORM_2021, 2023)
           .With("proactive.fee_amount_yuan", 9'999'999'999'999'999)},
      {"PartsWithinTheirLimit", "F-FMT-06", WithPartsInAll(100)},
      {"LocalRowsWithinTheirLimit", "F-FMT-06", WithLocalRows(500)},
      {"NotesWithinTheirLimit", "F-FMT-06", WithNotes(1000)},
      {"ApproximateCellsWithinTheirLimit", "F-FMT-06", ApproximateNames(1000)},
      {"LabelWithinItsLimit", "F-FMT-06", WithLabelOf(2048)},
      {"NarrativeWithinItsLimit", "F-FMT-06",
       Sound().Narrative(disclosure::v1::PART_KIND_OVERVIEW, "",
                         std::string(524'288, 'x'))},
  };
}

}  // namespace disclosure::rules
