#include "disclosurectl/options/options.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "form/nearest_name.h"
#include "status/abseil_view.h"
#include "status/check.h"

namespace disclosure::ctl {
namespace {

// "--years=2020" in its two halves.
struct Token {
  std::string_view name;
  std::optional<std::string_view> value;
};

Token SplitOption(std::string_view word) {
  word.remove_prefix(2);
  const size_t equals = word.find('=');
  if (equals == std::string_view::npos) return {word, std::nullopt};
  return {word.substr(0, equals), word.substr(equals + 1)};
}

absl::Status UnknownOption(std::string_view name,
                           std::span<const OptionSpec> specs,
                           Language language) {
  std::vector<std::string> names;
  for (const OptionSpec& spec : specs) names.emplace_back(spec.name);
  return absl::InvalidArgumentError(absl::StrCat(
      AbslView(Text{"没有这个选项：--", "unknown option --"}.In(language)),
      AbslView(name),
      AbslView(Text{"；是否指 --", "; did you mean --"}.In(language)),
      AbslView(form::NearestName(name, names)),
      AbslView(Text{"？", "?"}.In(language))));
}

absl::Status BadValue(const OptionSpec& spec, std::string_view value,
                      Language language) {
  return absl::InvalidArgumentError(absl::StrCat(
      "--", AbslView(spec.name), "=", AbslView(value),
      AbslView(Text{"：应为 ", ": expected "}.In(language)),
      AbslView(spec.value_name.empty() ? Text{"不带值", "no value"}.In(language)
                                       : spec.value_name)));
}

absl::Status MissingValue(const OptionSpec& spec, Language language) {
  return absl::InvalidArgumentError(
      absl::StrCat("--", AbslView(spec.name),
                   AbslView(Text{" 缺少值：", " needs a value: "}.In(language)),
                   AbslView(spec.value_name)));
}

}  // namespace

absl::StatusOr<Options> Options::Parse(
    std::span<const std::string_view> command_line,
    std::span<const OptionSpec> specs, Language language) {
  Options options;
  for (const OptionSpec& spec : specs) {
    if (spec.default_value.empty()) continue;
    options.defaults_.emplace(spec.name, spec.default_value);
  }
  for (size_t i = 0; i < command_line.size(); ++i) {
    const std::string_view word = command_line[i];
    if (word == "--") {
      for (const std::string_view rest : command_line.subspan(i + 1)) {
        options.arguments_.emplace_back(rest);
      }
      break;
    }
    if (!word.starts_with("--")) {
      options.arguments_.emplace_back(word);
      continue;
    }
    Token token = SplitOption(word);
    const auto spec = std::ranges::find(specs, token.name, &OptionSpec::name);
    if (spec == specs.end()) return UnknownOption(token.name, specs, language);
    if (spec->kind != OptionKind::kFlag && !token.value.has_value()) {
      if (i + 1 == command_line.size()) return MissingValue(*spec, language);
      token.value = command_line[++i];
    }
    const std::string_view value = token.value.value_or(std::string_view());
    if (!IsValueOf(*spec, value)) return BadValue(*spec, value, language);
    if (!options.given_.emplace(token.name, value).second) {
      return absl::InvalidArgumentError(absl::StrCat(
          "--", AbslView(token.name),
          AbslView(Text{" 出现了两次", " is given twice"}.In(language))));
    }
  }
  return options;
}

bool Options::Given(std::string_view name) const {
  return given_.find(name) != given_.end();
}

bool Options::Has(std::string_view name) const {
  return Given(name) || defaults_.find(name) != defaults_.end();
}

std::string_view Options::Get(std::string_view name) const {
  if (const auto given = given_.find(name); given != given_.end()) {
    return given->second;
  }
  const auto by_default = defaults_.find(name);
  CHECK(by_default != defaults_.end()) << "no value of --" << name;
  return by_default->second;
}

int64_t Options::Integer(std::string_view name) const {
  return ParseInteger(Get(name)).value();
}

absl::Duration Options::Duration(std::string_view name) const {
  return ParseDuration(Get(name)).value();
}

YearSpan Options::Years(std::string_view name) const {
  return ParseYears(Get(name)).value();
}

form::CivilDate Options::Date(std::string_view name) const {
  return form::CivilDate::Parse(Get(name)).value();
}

double Options::Share(std::string_view name) const {
  return ParseShare(Get(name)).value();
}

}  // namespace disclosure::ctl
