#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_QUESTION_OPTIONS_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_QUESTION_OPTIONS_H_

#include <string>

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/commands/command.h"

namespace disclosure::ctl {

// What commands that ask questions share.
inline constexpr OptionSpec kMinSequenceOption = {
    "min-sequence",
    OptionKind::kInteger,
    "N",
    "0",
    {"等到统计已包含该序号（回执中的序号）",
     "wait until the answer includes this sequence, as a receipt names it"}};

// Of questions about areas above organs.
inline constexpr OptionSpec kAreaBasisOption = {
    "basis",
    OptionKind::kChoice,
    "rollup|summary",
    "",
    {"逐级汇总或地区汇总报告",
     "sum of the organs, or the areas' own summaries"}};

inline constexpr OptionSpec kYearsOption = {
    "years",
    OptionKind::kYears,
    "YEARS",
    "",
    {"年度，如 2020 或 2018-2022", "years: 2020 or 2018-2022"}};

inline constexpr OptionSpec kYearOption = {
    "year",
    OptionKind::kInteger,
    "YEAR",
    "0",
    {"年度；默认最近一年", "the year; the last one if not given"}};
// INVALID_ARGUMENT: a year that is none.
absl::StatusOr<int32_t> YearOf(const Options& options);

// "province" and so on, as --by and --level take them.
inline constexpr char kLevelWords[] =
    "nation|province|prefecture|county|township|organ";
v1::AreaLevel LevelOf(std::string_view word);

inline constexpr char kBasisWords[] = "own|rollup|summary";
v1::Basis BasisOf(std::string_view word);

// How today's areas are asked for.
inline constexpr OptionSpec kBoundariesOption = {
    "boundaries",
    OptionKind::kChoice,
    "as-reported|today",
    "as-reported",
    {"按报告当年的区划，或沿革到最新区划",
     "areas as they were when the reports were made, or where their places are "
     "today"}};
v1::Boundaries BoundariesOf(const Options& options);

void SetYears(const Options& options, v1::YearRange& years);

// "全名（代码）"
std::string AreaText(const v1::Area& area);

// The label in the language of the call.
const std::string& LabelOf(const v1::Indicator& indicator, Language language);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_QUESTION_OPTIONS_H_
