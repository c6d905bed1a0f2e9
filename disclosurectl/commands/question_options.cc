#include "disclosurectl/commands/question_options.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "status/check.h"

namespace disclosure::ctl {
namespace {

struct LevelWord {
  std::string_view word;
  v1::AreaLevel level;
};
constexpr auto kLevels = std::to_array<LevelWord>({
    {"nation", v1::AREA_LEVEL_NATION},
    {"province", v1::AREA_LEVEL_PROVINCE},
    {"prefecture", v1::AREA_LEVEL_PREFECTURE},
    {"county", v1::AREA_LEVEL_COUNTY},
    {"township", v1::AREA_LEVEL_TOWNSHIP},
    {"organ", v1::AREA_LEVEL_ORGAN},
});

}  // namespace

absl::StatusOr<int32_t> YearOf(const Options& options) {
  constexpr int64_t kMostYear = 9'999;
  const int64_t year = options.Integer("year");
  if (year <= kMostYear) return static_cast<int32_t>(year);
  return absl::InvalidArgumentError(
      absl::StrCat("--year is at most ", kMostYear));
}

v1::AreaLevel LevelOf(std::string_view word) {
  const auto found = std::ranges::find(kLevels, word, &LevelWord::word);
  CHECK(found != kLevels.end()) << word;
  return found->level;
}

v1::Basis BasisOf(std::string_view word) {
  if (word == "own") return v1::BASIS_OWN_ORGAN;
  return word == "rollup" ? v1::BASIS_ROLL_UP : v1::BASIS_AREA_SUMMARY;
}

v1::Boundaries BoundariesOf(const Options& options) {
  return options.Get("boundaries") == "today" ? v1::BOUNDARIES_TODAY
                                              : v1::BOUNDARIES_AS_REPORTED;
}

void SetYears(const Options& options, v1::YearRange& years) {
  const YearSpan span = options.Years("years");
  years.set_first_year(span.first);
  years.set_last_year(span.last);
}

std::string AreaText(const v1::Area& area) {
  return absl::StrCat(area.full_name().empty() ? area.name() : area.full_name(),
                      " (", area.division_code(), ")");
}

const std::string& LabelOf(const v1::Indicator& indicator, Language language) {
  const bool in_english =
      language == Language::kEnglish && !indicator.label_en().empty();
  return in_english ? indicator.label_en() : indicator.label_zh();
}

}  // namespace disclosure::ctl
