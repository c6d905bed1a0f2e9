#ifndef DISCLOSURE_TESTS_SUPPORT_ZIP_BYTES_H_
#define DISCLOSURE_TESTS_SUPPORT_ZIP_BYTES_H_

#include <string>
#include <utility>
#include <vector>

namespace disclosure {

// A zip file of these files, compressed; names as bytes of any encoding.
std::string ZipBytes(
    const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_ZIP_BYTES_H_
