#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_CONTENT_WRITER_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_CONTENT_WRITER_H_

#include <ostream>
#include <string_view>

#include "disclosure/v1/report.pb.h"

namespace disclosure::ctl {

// The words that `format` may be.
inline constexpr char kContentFormats[] = "textproto|json|binary";

// The report itself, as `submit` takes it again.
void WriteContent(std::ostream& out, const v1::AnnualReport& report,
                  std::string_view format);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_CONTENT_WRITER_H_
