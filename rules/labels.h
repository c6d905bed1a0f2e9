#ifndef DISCLOSURE_RULES_LABELS_H_
#define DISCLOSURE_RULES_LABELS_H_

#include <map>
#include <string>
#include <string_view>

#include "form/catalogue.h"

namespace disclosure::rules {

// The same words in both languages.
struct Label {
  std::string zh;
  std::string en;
};

// What people call the things that findings are about. Immutable, thread-safe.
class Labels {
 public:
  explicit Labels(const form::Catalogue& catalogue);

  // Of a column ("natural_person"), a row or group ("applications.granted"), a
  // cell, or a field of the report ("organ.name"); the word itself for anything
  // else.
  Label Of(std::string_view word) const;

 private:
  std::map<std::string, Label, std::less<>> labels_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_LABELS_H_
