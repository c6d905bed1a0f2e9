#include "disclosurectl/output/content_writer.h"

#include <google/protobuf/text_format.h>

#include <string>

#include "disclosurectl/output/json.h"

namespace disclosure::ctl {

void WriteContent(std::ostream& out, const v1::AnnualReport& report,
                  std::string_view format) {
  if (format == "json") {
    out << ToJson(report, JsonLayout::kPretty) << '\n';
  } else if (format == "binary") {
    out << report.SerializeAsString();
  } else {
    google::protobuf::TextFormat::Printer printer;
    printer.SetUseUtf8StringEscaping(true);
    std::string text;
    printer.PrintToString(report, &text);
    out << text;
  }
}

}  // namespace disclosure::ctl
