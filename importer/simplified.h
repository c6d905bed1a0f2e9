#ifndef DISCLOSURE_IMPORTER_SIMPLIFIED_H_
#define DISCLOSURE_IMPORTER_SIMPLIFIED_H_

#include <string_view>

namespace disclosure::importer {

// The simplified character that a traditional one stands for; any other
// character is its own. Character by character, so that a wrong conversion into
// traditional script (制度 as 製度) is undone as well.
char32_t Simplified(char32_t code);

// Whether a text is in traditional script: more than a stray character of it.
// Characters that simplified texts use too (乾, 徵) do not count.
bool IsTraditional(std::string_view text);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_SIMPLIFIED_H_
