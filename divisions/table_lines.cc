#include "divisions/table_lines.h"

#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"

namespace disclosure::divisions {

bool TableLines::Next() {
  if (rest_.empty() || !status_.ok()) return false;
  ++number_;
  const size_t end = rest_.find('\n');
  if (end == std::string_view::npos) {
    status_ = Error("the table is cut off: its last line has no line feed");
    return false;
  }
  line_ = rest_.substr(0, end);
  rest_.remove_prefix(end + 1);

  count_ = 0;
  for (std::string_view left = line_;;) {
    if (count_ == kMaxColumns) {
      status_ = Error("too many columns");
      return false;
    }
    const size_t tab = left.find('\t');
    columns_[count_++] = left.substr(0, tab);
    if (tab == std::string_view::npos) return true;
    left.remove_prefix(tab + 1);
  }
}

absl::Status TableLines::Error(std::string_view why) const {
  return absl::InvalidArgumentError(
      absl::StrCat(AbslView(table_), ":", number_, ": ", AbslView(why)));
}

}  // namespace disclosure::divisions
