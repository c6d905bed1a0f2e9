#ifndef DISCLOSURE_DIVISIONS_TABLE_LINES_H_
#define DISCLOSURE_DIVISIONS_TABLE_LINES_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "absl/status/status.h"

namespace disclosure::divisions {

// Walks over the lines of a table of tab-separated columns, without copying.
class TableLines {
 public:
  static constexpr size_t kMaxColumns = 16;

  // `table` is the name that errors give.
  TableLines(std::string_view table, std::string_view text)
      : table_(table), rest_(text) {}

  // Goes to the next line. False at the end, or if a line has too many columns
  // or the last one does not end in a line feed: see status().
  bool Next();
  absl::Status status() const { return status_; }

  std::string_view line() const { return line_; }
  std::span<const std::string_view> columns() const {
    return {columns_.data(), count_};
  }

  // INVALID_ARGUMENT "table:line: why".
  absl::Status Error(std::string_view why) const;

 private:
  std::string_view table_;
  std::string_view rest_;
  std::string_view line_;
  int number_ = 0;
  std::array<std::string_view, kMaxColumns> columns_;
  size_t count_ = 0;
  absl::Status status_;
};

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_DIVISIONS_TABLE_LINES_H_
