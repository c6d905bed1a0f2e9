#include "disclosurectl/language.h"

namespace disclosure::ctl {

std::optional<Language> ParseLanguage(std::string_view name) {
  if (name == "zh") return Language::kChinese;
  if (name == "en") return Language::kEnglish;
  return std::nullopt;
}

Language LanguageOfLocale(std::string_view lc_all, std::string_view lc_messages,
                          std::string_view lang) {
  for (const std::string_view value : {lc_all, lc_messages, lang}) {
    if (value.empty()) continue;
    return value.starts_with("zh") ? Language::kChinese : Language::kEnglish;
  }
  return Language::kEnglish;
}

}  // namespace disclosure::ctl
