#include "disclosurectl/options/option_value.h"

#include <charconv>

#include "form/civil_date.h"
#include "status/abseil_view.h"

namespace disclosure::ctl {
namespace {

template <typename Number>
std::optional<Number> ParseWhole(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stopped != end || text.empty()) {
    return std::nullopt;
  }
  return number;
}

}  // namespace

std::optional<int64_t> ParseInteger(std::string_view text) {
  const std::optional<int64_t> number = ParseWhole<int64_t>(text);
  return number.has_value() && *number >= 0 ? number : std::nullopt;
}

std::optional<absl::Duration> ParseDuration(std::string_view text) {
  absl::Duration duration;
  if (!absl::ParseDuration(AbslView(text), &duration) ||
      duration <= absl::ZeroDuration()) {
    return std::nullopt;
  }
  return duration;
}

std::optional<YearSpan> ParseYears(std::string_view text) {
  constexpr size_t kYearDigits = 4;
  const std::string_view first_text = text.substr(0, kYearDigits);
  const bool is_single = text.size() == kYearDigits;
  if (!is_single &&
      (text.size() != 2 * kYearDigits + 1 || text[kYearDigits] != '-')) {
    return std::nullopt;
  }
  const auto first = ParseWhole<int>(first_text);
  const auto last =
      is_single ? first : ParseWhole<int>(text.substr(kYearDigits + 1));
  if (!first || !last || *first > *last || *first < 1) return std::nullopt;
  return YearSpan{*first, *last};
}

std::optional<double> ParseShare(std::string_view text) {
  const bool is_percent = text.ends_with('%');
  if (is_percent) text.remove_suffix(1);
  const std::optional<double> number = ParseWhole<double>(text);
  if (!number) return std::nullopt;
  const double share = is_percent ? *number / 100 : *number;
  if (!(share >= 0 && share <= 1)) return std::nullopt;
  return share;
}

bool IsOneOf(std::string_view text, std::string_view words) {
  while (!words.empty()) {
    const size_t bar = words.find('|');
    if (words.substr(0, bar) == text) return true;
    if (bar == std::string_view::npos) return false;
    words.remove_prefix(bar + 1);
  }
  return false;
}

bool IsValueOf(const OptionSpec& spec, std::string_view text) {
  switch (spec.kind) {
    case OptionKind::kFlag:
      return text.empty();
    case OptionKind::kText:
      return true;
    case OptionKind::kInteger:
      return ParseInteger(text).has_value();
    case OptionKind::kChoice:
      return IsOneOf(text, spec.value_name);
    case OptionKind::kDuration:
      return ParseDuration(text).has_value();
    case OptionKind::kYears:
      return ParseYears(text).has_value();
    case OptionKind::kDate:
      return form::CivilDate::Parse(text).has_value();
    case OptionKind::kShare:
      return ParseShare(text).has_value();
  }
  return false;
}

}  // namespace disclosure::ctl
