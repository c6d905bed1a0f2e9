#ifndef DISCLOSURE_TESTS_DISCLOSURECTL_DOCUMENTS_TAR_BYTES_H_
#define DISCLOSURE_TESTS_DISCLOSURECTL_DOCUMENTS_TAR_BYTES_H_

#include <string>
#include <utility>
#include <vector>

namespace disclosure::ctl {

std::string GzipBytes(const std::string& bytes);

// A .tar.gz of these files; long names as GNU tar writes them.
std::string TarGzBytes(
    const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_TESTS_DISCLOSURECTL_DOCUMENTS_TAR_BYTES_H_
