#include "rules/wording.h"

#include <algorithm>
#include <array>

namespace disclosure::rules {
namespace {

struct Placeholder {
  std::string_view name;
  std::string WordingValues::*value;
};

constexpr std::array<Placeholder, 6> kPlaceholders = {{
    {"{cell}", &WordingValues::cell},
    {"{instance}", &WordingValues::instance},
    {"{expected}", &WordingValues::expected},
    {"{found}", &WordingValues::found},
    {"{set_by}", &WordingValues::set_by},
    {"{quote}", &WordingValues::quote},
}};

// Null if none begins here.
const Placeholder* PlaceholderAt(std::string_view text) {
  for (const Placeholder& placeholder : kPlaceholders) {
    if (text.starts_with(placeholder.name)) return &placeholder;
  }
  return nullptr;
}

}  // namespace

const disclosure::rules::v1::Wording* WordingOf(
    const disclosure::rules::v1::Rule& rule, std::string_view fault) {
  const auto found = std::ranges::find(rule.wordings(), fault,
                                       &disclosure::rules::v1::Wording::fault);
  return found == rule.wordings().end() ? nullptr : &*found;
}

std::string FillIn(std::string_view text, const WordingValues& values) {
  std::string filled;
  while (!text.empty()) {
    const size_t brace = text.find('{');
    filled += text.substr(0, brace);
    if (brace == std::string_view::npos) break;
    text.remove_prefix(brace);
    if (const Placeholder* placeholder = PlaceholderAt(text)) {
      filled += values.*placeholder->value;
      text.remove_prefix(placeholder->name.size());
    } else {
      filled += text.front();
      text.remove_prefix(1);
    }
  }
  return filled;
}

std::string_view UnknownPlaceholder(std::string_view text) {
  for (size_t at = text.find('{'); at != std::string_view::npos;
       at = text.find('{', at + 1)) {
    const std::string_view rest = text.substr(at);
    if (PlaceholderAt(rest) == nullptr) {
      return rest.substr(0, rest.find('}') + 1);
    }
  }
  return {};
}

}  // namespace disclosure::rules
