#include "disclosurectl/submission/fault_order.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "disclosurectl/submission/csv_record.h"
#include "divisions/division_code.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// The code of "湖南省湘潭市湘潭县（430321）", or of a field that is one.
std::string_view CodeOf(std::string_view area) {
  constexpr std::string_view kOpen = "（";
  constexpr std::string_view kClose = "）";
  const size_t open = area.rfind(kOpen);
  if (open == std::string_view::npos || !area.ends_with(kClose)) return area;
  area.remove_suffix(kClose.size());
  return area.substr(open + kOpen.size());
}

// A code comes before what is none, and that before nothing.
enum class AreaKind { kCode, kOther, kNone };

struct FaultLine {
  AreaKind area_kind = AreaKind::kNone;
  std::string area;
  std::string organ;
  int64_t year = 0;
  std::string rule;
  // As it stands in the file. Not part of the order, lest lines that agree in
  // all else change places.
  std::string record;

  size_t Bytes() const {
    return sizeof(*this) + area.capacity() + organ.capacity() +
           rule.capacity() + record.capacity();
  }
};

bool ComesBefore(const FaultLine& a, const FaultLine& b) {
  return std::tie(a.area_kind, a.area, a.organ, a.year, a.rule) <
         std::tie(b.area_kind, b.area, b.organ, b.year, b.rule);
}

void SetArea(const std::string& area, FaultLine& line) {
  if (area.empty()) return;
  const auto code = divisions::DivisionCode::Parse(CodeOf(area));
  line.area_kind = code.ok() ? AreaKind::kCode : AreaKind::kOther;
  line.area = code.ok() ? code->ToString() : area;
}

FaultLine LineOf(std::string record) {
  constexpr size_t kKeyFields = 4;
  std::vector<std::string> fields = CsvFieldsOf(record);
  fields.resize(std::max(fields.size(), kKeyFields));
  FaultLine line;
  SetArea(fields[0], line);
  line.organ = std::move(fields[1]);
  if (!absl::SimpleAtoi(fields[2], &line.year)) line.year = 0;
  line.rule = std::move(fields[3]);
  line.record = std::move(record);
  return line;
}

// Sorted lines in a file of their own, which goes with this object.
class SortedPart {
 public:
  explicit SortedPart(std::string path) : path_(std::move(path)) {}
  SortedPart(const SortedPart&) = delete;
  SortedPart& operator=(const SortedPart&) = delete;
  ~SortedPart() {
    std::error_code none;
    std::filesystem::remove(path_, none);
  }

  const std::string& path() const { return path_; }

  // The first line, then one after the other; false: there are no more.
  bool Read() {
    if (!in_.is_open()) in_.open(path_, std::ios::binary);
    std::string record;
    if (!ReadCsvRecord(in_, record)) return false;
    line_ = LineOf(std::move(record));
    return true;
  }
  const FaultLine& line() const { return line_; }

 private:
  const std::string path_;
  std::ifstream in_;
  FaultLine line_;
};

using Parts = std::vector<std::unique_ptr<SortedPart>>;

// Of lines that agree, those of earlier parts come first.
void Merge(const Parts& parts, std::ostream& out) {
  std::vector<SortedPart*> open;
  for (const auto& part : parts) {
    if (part->Read()) open.push_back(part.get());
  }
  while (!open.empty()) {
    const auto least = std::ranges::min_element(
        open, [](const SortedPart* a, const SortedPart* b) {
          return ComesBefore(a->line(), b->line());
        });
    out << (*least)->line().record;
    if (!(*least)->Read()) open.erase(least);
  }
}

class FaultOrder {
 public:
  FaultOrder(std::string path, const FaultOrderLimits& limits)
      : path_(std::move(path)), limits_(limits) {}

  absl::Status Put() {
    std::ifstream in(path_, std::ios::binary);
    std::string heading;
    if (!ReadCsvRecord(in, heading)) return CannotSort();
    std::string record;
    while (ReadCsvRecord(in, record)) {
      RETURN_IF_ERROR(Add(LineOf(std::move(record))));
    }
    if (in.bad()) return CannotSort();
    return Replace(heading);
  }

 private:
  absl::Status CannotSort() const {
    return absl::UnavailableError(
        absl::StrCat("--report: ", path_,
                     " is complete, but cannot be put in the order of areas"));
  }

  absl::Status Add(FaultLine line) {
    bytes_ += line.Bytes();
    lines_.push_back(std::move(line));
    return bytes_ < limits_.max_bytes_in_memory ? absl::OkStatus() : PutPart();
  }

  // Moves what is in memory to a further part.
  absl::Status PutPart() {
    if (parts_.size() >= limits_.max_parts) RETURN_IF_ERROR(MergeParts());
    auto part = NextPart();
    std::ofstream out(part->path(), std::ios::binary);
    WriteLines(out);
    if (!out.flush()) return CannotSort();
    parts_.push_back(std::move(part));
    return absl::OkStatus();
  }

  absl::Status MergeParts() {
    auto merged = NextPart();
    std::ofstream out(merged->path(), std::ios::binary);
    Merge(parts_, out);
    if (!out.flush()) return CannotSort();
    parts_.clear();
    parts_.push_back(std::move(merged));
    return absl::OkStatus();
  }

  absl::Status Replace(const std::string& heading) {
    if (!parts_.empty()) RETURN_IF_ERROR(PutPart());
    const auto sorted = NextPart();
    std::ofstream out(sorted->path(), std::ios::binary);
    out << heading;
    if (parts_.empty()) {
      WriteLines(out);
    } else {
      Merge(parts_, out);
    }
    if (!out.flush()) return CannotSort();
    return MoveHere(sorted->path());
  }

  // Unless something got lost on the way.
  absl::Status MoveHere(const std::string& sorted) {
    std::error_code error;
    if (std::filesystem::file_size(sorted, error) !=
        std::filesystem::file_size(path_, error)) {
      return CannotSort();
    }
    std::filesystem::permissions(
        sorted, std::filesystem::status(path_, error).permissions(), error);
    std::filesystem::rename(sorted, path_, error);
    return error ? CannotSort() : absl::OkStatus();
  }

  void WriteLines(std::ostream& out) {
    std::ranges::stable_sort(lines_, ComesBefore);
    for (const FaultLine& line : lines_) out << line.record;
    lines_.clear();
    bytes_ = 0;
  }

  std::unique_ptr<SortedPart> NextPart() {
    return std::make_unique<SortedPart>(
        absl::StrCat(path_, ".part", next_part_++));
  }

  const std::string path_;
  const FaultOrderLimits limits_;
  std::vector<FaultLine> lines_;
  size_t bytes_ = 0;
  Parts parts_;
  int next_part_ = 1;
};

}  // namespace

absl::Status PutFaultsInOrder(const std::string& path,
                              const FaultOrderLimits& limits) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return absl::OkStatus();
  return FaultOrder(std::filesystem::canonical(path, error), limits).Put();
}

}  // namespace disclosure::ctl
