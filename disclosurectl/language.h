#ifndef DISCLOSURE_DISCLOSURECTL_LANGUAGE_H_
#define DISCLOSURE_DISCLOSURECTL_LANGUAGE_H_

#include <optional>
#include <string_view>

namespace disclosure::ctl {

enum class Language { kEnglish, kChinese };

// What is said to a person, in both languages.
struct Text {
  std::string_view zh;
  std::string_view en;

  constexpr std::string_view In(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
};

// "zh", "en"; nullopt for anything else.
std::optional<Language> ParseLanguage(std::string_view name);

// The language that the values of LC_ALL, LC_MESSAGES and LANG ask for; the
// first that is not empty decides, as POSIX has it. Chinese for "zh...", else
// English.
Language LanguageOfLocale(std::string_view lc_all, std::string_view lc_messages,
                          std::string_view lang);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_LANGUAGE_H_
