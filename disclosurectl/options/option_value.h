#ifndef DISCLOSURE_DISCLOSURECTL_OPTIONS_OPTION_VALUE_H_
#define DISCLOSURE_DISCLOSURECTL_OPTIONS_OPTION_VALUE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/time/time.h"
#include "disclosurectl/options/option_spec.h"

namespace disclosure::ctl {

// Both ends included.
struct YearSpan {
  int first = 0;
  int last = 0;

  friend bool operator==(const YearSpan&, const YearSpan&) = default;
};

// Each reads the whole of `text`, or gives nullopt.
std::optional<int64_t> ParseInteger(std::string_view text);
std::optional<absl::Duration> ParseDuration(std::string_view text);
// "2020" or "2018-2022", the first year not after the last.
std::optional<YearSpan> ParseYears(std::string_view text);
// A part of one: "1%" is 0.01.
std::optional<double> ParseShare(std::string_view text);

// True if `text` is one of the words of "table|json|csv".
bool IsOneOf(std::string_view text, std::string_view words);

// True if `text` is a value of the option's kind.
bool IsValueOf(const OptionSpec& spec, std::string_view text);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OPTIONS_OPTION_VALUE_H_
