#include "disclosurectl/submission/csv_record.h"

#include <algorithm>

namespace disclosure::ctl {

bool ReadCsvRecord(std::istream& in, std::string& record) {
  record.clear();
  bool in_quotes = false;
  std::string line;
  while (std::getline(in, line)) {
    record += line;
    if (!in.eof()) record += '\n';
    if (std::ranges::count(line, '"') % 2 != 0) in_quotes = !in_quotes;
    if (!in_quotes) break;
  }
  return !record.empty();
}

std::vector<std::string> CsvFieldsOf(std::string_view record) {
  while (record.ends_with('\n') || record.ends_with('\r')) {
    record.remove_suffix(1);
  }
  std::vector<std::string> fields(1);
  bool in_quotes = false;
  for (size_t i = 0; i < record.size(); ++i) {
    const bool is_quote = record[i] == '"';
    if (is_quote && in_quotes && record.substr(i + 1).starts_with('"')) {
      fields.back() += record[i++];
    } else if (is_quote) {
      in_quotes = !in_quotes;
    } else if (record[i] == ',' && !in_quotes) {
      fields.emplace_back();
    } else {
      fields.back() += record[i];
    }
  }
  return fields;
}

}  // namespace disclosure::ctl
