#include "disclosurectl/output/value_text.h"

#include <cctype>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "disclosurectl/output/number_text.h"
#include "disclosurectl/output/risk_text.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {

namespace {

// "(5/8)"
std::string PartsText(const v1::Value& value, Language language) {
  std::string parts = absl::StrCat(" (", value.ratio().numerator(), "/",
                                   value.ratio().denominator());
  if (value.status() == v1::VALUE_STATUS_SMALL_SAMPLE) {
    absl::StrAppend(&parts, ", ",
                    AbslView(WordFor(value.status()).In(language)));
  }
  return parts + ")";
}

// For programs.
std::string NumberText(const v1::Value& value) {
  if (value.has_value()) return absl::StrCat(value.value());
  return value.ratio().has_value() ? ExactNumber(value.ratio().value()) : "";
}

}  // namespace

std::string ValueText(const v1::Value& value, Language language) {
  if (value.has_ratio() && !value.has_value()) {
    const std::string parts = PartsText(value, language);
    return value.ratio().has_value()
               ? absl::StrCat(value.approximate() ? "≈" : "",
                              ShortNumber(value.ratio().value()), parts)
               : std::string(WordFor(value.status()).In(language)) + parts;
  }
  if (!value.has_value()) {
    return std::string(WordFor(value.status()).In(language));
  }
  return absl::StrCat(value.approximate() ? "≈" : "", value.value());
}

std::string CountsText(const v1::Value& value) {
  if (!value.has_counts()) return "";
  const v1::ValueCounts& counts = value.counts();
  std::string text =
      absl::StrCat(counts.with_value(), "/", counts.blank(), "/",
                   counts.not_reported(), "/", counts.not_asked());
  if (counts.unit_unknown() > 0) {
    absl::StrAppend(&text, "+", counts.unit_unknown());
  }
  return text;
}

std::string MarksOf(const v1::Value& value) {
  return absl::StrCat(AbslView(RiskMark(value.risk())),
                      value.note().empty() ? "" : "*",
                      value.has_doubt() ? "?" : "");
}

std::string DoubtText(const v1::LineageDoubt& doubt, Language language) {
  return language == Language::kChinese
             ? absl::StrCat(doubt.inferred(), " 处归属为推断，另有 ",
                            doubt.unknown(), " 处去向不明、可能应计入")
             : absl::StrCat(doubt.inferred(), " places counted by inference, ",
                            doubt.unknown(), " perhaps missing");
}

std::string StatusName(v1::ValueStatus status) {
  std::string name = v1::ValueStatus_Name(status);
  name.erase(0, std::string_view("VALUE_STATUS_").size());
  absl::AsciiStrToLower(&name);
  return name;
}

std::vector<Column> ValueColumns() {
  std::vector<Column> columns;
  for (const char* const key :
       {"status", "value", "numerator", "denominator", "approximate",
        "with_value", "blank", "not_reported", "not_asked", "unit_unknown",
        "note"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  return columns;
}

std::vector<Column> DoubtColumns() {
  return {{"places_inferred", "places_inferred", Align::kLeft},
          {"places_unknown", "places_unknown", Align::kLeft}};
}

std::vector<std::string> DoubtFields(const v1::LineageDoubt& doubt) {
  return {absl::StrCat(doubt.inferred()), absl::StrCat(doubt.unknown())};
}

std::vector<std::string> ValueFields(const v1::Value& value) {
  std::vector<std::string> fields = {StatusName(value.status()),
                                     NumberText(value), "", "",
                                     value.approximate() ? "true" : "false"};
  if (value.has_ratio()) {
    fields[2] = absl::StrCat(value.ratio().numerator());
    fields[3] = absl::StrCat(value.ratio().denominator());
  }
  if (value.has_counts()) {
    const v1::ValueCounts& counts = value.counts();
    for (const int64_t count :
         {counts.with_value(), counts.blank(), counts.not_reported(),
          counts.not_asked(), counts.unit_unknown()}) {
      fields.push_back(absl::StrCat(count));
    }
  } else {
    fields.insert(fields.end(), 5, "");
  }
  fields.push_back(value.note());
  return fields;
}

}  // namespace disclosure::ctl
