#include "disclosurectl/output/risk_text.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "disclosurectl/output/number_text.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {
namespace {

void AddPart(std::string_view word, const std::string& number,
             Language language, std::string& text) {
  const std::string_view comma = Text{"，", ", "}.In(language);
  absl::StrAppend(&text, text.empty() ? "" : AbslView(comma), AbslView(word),
                  number);
}

}  // namespace

std::string_view RiskMark(v1::RiskHint risk) {
  switch (risk) {
    case v1::RISK_HINT_YELLOW:
      return "!";
    case v1::RISK_HINT_RED:
      return "!!";
    default:
      return "";
  }
}

std::string ThresholdsText(const v1::Indicator& indicator, Language language) {
  if (!indicator.has_risk()) return "";
  const v1::RiskThresholds& risk = indicator.risk();
  std::string text;
  const auto add = [&](const Text& word, double number) {
    AddPart(word.In(language), ShortNumber(number), language, text);
  };
  if (risk.has_red_below()) add({"红：低于", "red below "}, risk.red_below());
  if (risk.has_yellow_below()) {
    add({"黄：低于", "yellow below "}, risk.yellow_below());
  }
  if (risk.has_yellow_above()) {
    add({"黄：高于", "yellow above "}, risk.yellow_above());
  }
  if (risk.has_red_above()) add({"红：高于", "red above "}, risk.red_above());
  if (risk.least_cases() > 0) {
    absl::StrAppend(&text, AbslView(Text{"；不足", "; from "}.In(language)),
                    risk.least_cases(),
                    AbslView(Text{"件不判断", " cases on"}.In(language)));
  }
  return text;
}

std::string RiskLegend(const v1::Indicator& indicator, Language language) {
  return absl::StrCat(
      "! ", indicator.name(),
      AbslView(Text{"：风险提示（非官方；! 黄，!! 红）：",
                    ": risk hint (not official; ! yellow, !! red): "}
                   .In(language)),
      ThresholdsText(indicator, language));
}

std::string RiskCountsText(const v1::RiskCounts& counts, Language language) {
  std::string text;
  const auto add = [&](v1::RiskHint risk, int64_t count) {
    AddPart(WordFor(risk).In(language), absl::StrCat(" ", count), language,
            text);
  };
  add(v1::RISK_HINT_RED, counts.red());
  add(v1::RISK_HINT_YELLOW, counts.yellow());
  add(v1::RISK_HINT_NONE, counts.none());
  add(v1::RISK_HINT_TOO_FEW_CASES, counts.too_few_cases());
  add(v1::RISK_HINT_NO_VALUE, counts.no_value());
  return text;
}

Column RiskColumn() {
  return {"risk", "risk", Align::kLeft};
}

std::string RiskField(v1::RiskHint risk) {
  if (risk == v1::RISK_HINT_UNSPECIFIED) return "";
  std::string name = v1::RiskHint_Name(risk);
  name.erase(0, std::string_view("RISK_HINT_").size());
  absl::AsciiStrToLower(&name);
  return name;
}

}  // namespace disclosure::ctl
