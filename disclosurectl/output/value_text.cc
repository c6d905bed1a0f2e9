#include "disclosurectl/output/value_text.h"

#include <cctype>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "disclosurectl/output/words.h"

namespace disclosure::ctl {

std::string ValueText(const v1::Value& value, Language language) {
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

std::vector<Column> ValueColumns() {
  std::vector<Column> columns;
  for (const char* const key :
       {"status", "value", "approximate", "with_value", "blank", "not_reported",
        "not_asked", "unit_unknown", "note"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  return columns;
}

std::vector<std::string> ValueFields(const v1::Value& value) {
  std::string status = v1::ValueStatus_Name(value.status());
  status.erase(0, std::string_view("VALUE_STATUS_").size());
  absl::AsciiStrToLower(&status);
  std::vector<std::string> fields = {
      status, value.has_value() ? absl::StrCat(value.value()) : "",
      value.approximate() ? "true" : "false"};
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
