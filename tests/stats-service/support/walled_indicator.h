#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_WALLED_INDICATOR_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_WALLED_INDICATOR_H_

#include <string>

#include "form/indicator_set.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {

// Whose years on the form of 2014 are never set beside later ones: the files of
// others may have such an indicator, ours has none.
inline constexpr char kWalled[] = "indicator.walled";

// All of ours, and this one.
inline form::IndicatorSet WalledIndicators() {
  constexpr char kText[] = R"TEXT(
indicators {
  name: "indicator.walled"
  id: "T-01"
  label_zh: "新收"
  label_en: "New"
  unit: "件"
  numerator: "sum(applications.received_new.total, "
             "annex_2014.applications_received)"
  breaks {
    before: FORM_2014
    after: FORM_2019
    comparability: COMPARABILITY_NONE
    note_zh: "不可比。"
    note_en: "Not comparable."
  }
}
)TEXT";
  return form::IndicatorSet::Compile(
             std::string(form::IndicatorSet::EmbeddedText()) + kText,
             "walled.textproto", TestCatalogue())
      .value();
}

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_WALLED_INDICATOR_H_
