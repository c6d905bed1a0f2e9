#ifndef DISCLOSURE_IMPORTER_CONTAINS_H_
#define DISCLOSURE_IMPORTER_CONTAINS_H_

#include <string_view>

namespace disclosure::importer {

inline bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_CONTAINS_H_
