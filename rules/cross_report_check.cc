#include "rules/cross_report_check.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::rules {

using disclosure::rules::v1::Rule;
using disclosure::v1::SEVERITY_ERROR;

absl::Status CheckIsNoError(const RuleFile& file, int index) {
  const Rule& judged = file.proto().rules(index);
  const auto is_error = [](const auto& graded) {
    return graded.on_submission() == SEVERITY_ERROR ||
           graded.in_archive() == SEVERITY_ERROR;
  };
  const bool error = is_error(judged) ||
                     judged.when_strict() == SEVERITY_ERROR ||
                     std::ranges::any_of(judged.wordings(), is_error);
  if (!error) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(file.PlaceOf(index), ": rule \"", judged.id(),
                   "\" reads another report, so it cannot be SEVERITY_ERROR"));
}

// A report is judged again whenever another year changes, and then nothing else
// of it is at hand.
absl::Status CheckYearsRule(const RuleFile& file, int index,
                            std::span<const ResolvedRule> resolved) {
  RETURN_IF_ERROR(CheckIsNoError(file, index));
  for (const ResolvedRule& one : resolved) {
    const std::string_view unkept = AttributeNotKept(one);
    if (unkept.empty()) continue;
    return absl::InvalidArgumentError(absl::StrCat(
        file.PlaceOf(index), ": rule \"", file.proto().rules(index).id(),
        "\" reads the year before, so it cannot ask for ", AbslView(unkept)));
  }
  return absl::OkStatus();
}

}  // namespace disclosure::rules
