#include <cstdint>

#include "tests/rules/rule_cases.h"

namespace disclosure::rules {

std::vector<BrokenCase> BrokenDisputeCases() {
  return {
      {"ResultsDoNotAddUp", "F-REV-01",
       Sound().With("disputes.litigation_direct.pending", 1), kError, kWarning,
       "1", "0"},
      {"EachGroupByItself", "F-REV-01",
       Sound()
           .With("disputes.reconsideration.total", 2)
           .With("disputes.litigation_after_reconsideration.total", 2),
       kError, kWarning, "0", "2", 2},
      {"ReconsiderationsOf2014DoNotAddUp", "F-REV-04",
       Annex().With("annex_2014.reconsideration_other", 1), kWarning, kInfo,
       "1", "0"},
      {"LitigationOf2014DoesNotAddUp", "F-REV-04",
       Annex().With("annex_2014.litigation_total", 1), kWarning, kInfo, "0",
       "1"},
  };
}

std::vector<SilentCase> SilentDisputeCases() {
  return {
      {"DisputesWithABlank", "F-REV-01",
       Sound()
           .With("disputes.reconsideration.total", 1)
           .Without("disputes.reconsideration.upheld")},
      {"EachResultOf2014Counts", "F-REV-04", AnnexOfDistinctFigures()},
      {"ResultsOf2014Unknown", "F-REV-04",
       Annex()
           .With("annex_2014.litigation_total", 1)
           .Without("annex_2014.litigation_other")},
  };
}

}  // namespace disclosure::rules
