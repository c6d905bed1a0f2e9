#include "ingest-service/store/revision_difference.h"

#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "google/protobuf/message.h"
#include "ingest-service/store/row_unreadable.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

v1::CellChange ChangeOf(const form::Cell& cell, std::optional<int64_t> before,
                        std::optional<int64_t> after) {
  v1::CellChange change;
  change.set_cell(cell.name);
  change.set_label(cell.label_zh);
  if (before) change.set_before(*before);
  if (after) change.set_after(*after);
  return change;
}

// Clears the figure at `numbers`, and the messages on the way that it leaves
// empty: an empty table says the same as none.
void ClearFigure(Message& message, std::span<const int> numbers) {
  const FieldDescriptor* const field =
      message.GetDescriptor()->FindFieldByNumber(numbers.front());
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  if (!reflection.HasField(message, field)) return;
  if (numbers.size() > 1 &&
      field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    Message& inner = *reflection.MutableMessage(&message, field);
    ClearFigure(inner, numbers.subspan(1));
    if (inner.ByteSizeLong() > 0) return;
  }
  reflection.ClearField(&message, field);
}

// The content without any figure of the catalogue.
std::string RestOf(v1::AnnualReport report, const form::Catalogue& catalogue) {
  for (const form::Cell& cell : catalogue.cells()) {
    const form::WirePath path = catalogue.wire_path(cell.index);
    const int numbers[] = {path.table, path.row, path.column};
    ClearFigure(report, numbers);
  }
  return form::SerializeContent(report);
}

absl::StatusOr<v1::AnnualReport> Parse(const StoredRevision& stored) {
  v1::AnnualReport report;
  if (report.ParseFromString(stored.content)) return report;
  return RowUnreadable(stored.revision.sequence(),
                       "its content cannot be parsed");
}

}  // namespace

v1::RevisionDifference DifferenceOf(const form::ReportReader& reader,
                                    const v1::AnnualReport& before,
                                    const v1::AnnualReport& after) {
  const form::Catalogue& catalogue = reader.catalogue();
  const form::CellValues old_cells = reader.Read(before).cells;
  const form::CellValues new_cells = reader.Read(after).cells;
  v1::RevisionDifference difference;
  for (const form::Cell& cell : catalogue.cells()) {
    const auto old_value = old_cells.Get(cell.index);
    const auto new_value = new_cells.Get(cell.index);
    if (old_value == new_value) continue;
    *difference.add_cells() = ChangeOf(cell, old_value, new_value);
  }
  difference.set_rest_changed(RestOf(before, catalogue) !=
                              RestOf(after, catalogue));
  return difference;
}

absl::StatusOr<std::vector<v1::RevisionDifference>> DifferencesOf(
    const form::ReportReader& reader, const RevisionHistory& history,
    const RevisionPage& page) {
  std::vector<v1::RevisionDifference> differences(page.revisions.size());
  // The content that waits for the one before it, and its place on the page.
  std::optional<v1::AnnualReport> newer;
  size_t newer_place = 0;
  Sequence sequence =
      page.revisions.empty() ? 0 : page.revisions.front().sequence();
  for (size_t place = 0; sequence != 0; ++place) {
    const bool on_page = place < differences.size();
    if (!on_page && !newer) break;
    ASSIGN_OR_RETURN(const StoredRevision stored, history.ReadAt(sequence));
    sequence = stored.previous;
    if (stored.content.empty()) continue;
    ASSIGN_OR_RETURN(v1::AnnualReport report, Parse(stored));
    if (newer) {
      differences[newer_place] = DifferenceOf(reader, report, *newer);
      newer.reset();
    }
    if (!on_page) break;
    newer = std::move(report);
    newer_place = place;
  }
  return differences;
}

}  // namespace disclosure::ingest
