#ifndef DISCLOSURE_IMPORTER_MENDED_TEXT_H_
#define DISCLOSURE_IMPORTER_MENDED_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

namespace disclosure::importer {

// A text without what web pages and converters have done to its characters.
// It has the lines of the document, and in them the same words.
struct MendedText {
  std::string text;
  // It was in traditional script, and is in simplified one.
  bool was_traditional = false;
};

// Character references that were left standing (&nbsp; &#160;) become what they
// stand for, as do quotation marks that were read in a wrong encoding (â€œ);
// characters of no width go, and a text in traditional script becomes
// simplified. nullopt if there is nothing to mend.
std::optional<MendedText> MendText(std::string_view text);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_MENDED_TEXT_H_
