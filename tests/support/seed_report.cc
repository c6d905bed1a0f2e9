#include "tests/support/seed_report.h"

#include <fstream>
#include <iterator>
#include <string>

#include "google/protobuf/text_format.h"
#include "status/check.h"

namespace disclosure {

v1::AnnualReport SeedReport() {
  std::ifstream file(DISCLOSURE_SOURCE_DIR
                     "/tests/data/yunhuqiao-2020.textproto");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  v1::AnnualReport report;
  CHECK(!text.empty() &&
        google::protobuf::TextFormat::ParseFromString(text, &report))
      << "tests/data/yunhuqiao-2020.textproto cannot be read";
  return report;
}

}  // namespace disclosure
