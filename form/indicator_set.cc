#include "form/indicator_set.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "form/indicator_compiler.h"
#include "form/text_source.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

extern "C" const char disclosure_indicators_text[];
extern "C" const char disclosure_indicators_text_end[];

namespace disclosure::form {

double RatioOf(const Indicator& indicator, int64_t numerator,
               int64_t denominator) {
  return static_cast<double>(Int128{numerator} * indicator.scale) /
         static_cast<double>(denominator);
}

absl::StatusOr<IndicatorSet> IndicatorSet::Compile(std::string_view text,
                                                   std::string_view file_name,
                                                   const Catalogue& catalogue) {
  rules::v1::IndicatorFile file;
  ASSIGN_OR_RETURN(const TextSource places,
                   TextSource::Parse(text, file_name, file));
  const IndicatorCompiler compiler(catalogue, places, file);
  IndicatorSet set;
  for (int index = 0; index < file.indicators_size(); ++index) {
    ASSIGN_OR_RETURN(Indicator indicator, compiler.Compile(index));
    const auto [known, is_new] =
        set.by_name_.emplace(indicator.name, set.indicators_.size());
    if (!is_new) {
      return absl::InvalidArgumentError(
          absl::StrCat(places.Describe(places.OffsetOf("indicators", index)),
                       ": the name ", indicator.name, " stands twice"));
    }
    set.indicators_.push_back(std::move(indicator));
  }
  return set;
}

std::string_view IndicatorSet::EmbeddedText() {
  return {disclosure_indicators_text,
          static_cast<size_t>(disclosure_indicators_text_end -
                              disclosure_indicators_text)};
}

const Indicator* IndicatorSet::Find(std::string_view name) const {
  const auto found = by_name_.find(AbslView(name));
  return found == by_name_.end() ? nullptr : &indicators_[found->second];
}

}  // namespace disclosure::form
