#ifndef DISCLOSURE_TESTS_IMPORTER_REPEATED_H_
#define DISCLOSURE_TESTS_IMPORTER_REPEATED_H_

#include <string>

namespace disclosure::importer {

inline std::string Repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace disclosure::importer

#endif  // DISCLOSURE_TESTS_IMPORTER_REPEATED_H_
