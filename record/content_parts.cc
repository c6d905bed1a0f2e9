#include "record/content_parts.h"

#include <array>
#include <cstdint>
#include <optional>

#include "absl/strings/str_cat.h"
#include "disclosure/v1/report.pb.h"
#include "form/wire_fields.h"
#include "status/abseil_view.h"

namespace disclosure::record {
namespace {

using form::WireField;
using form::WireFields;
using form::WireTag;
using form::WireType;
using Report = v1::AnnualReport;

// The stretches of a canonical content, in its order. The first and the third
// make the part with the cells, the other two the part with the text.
enum Stretch { kFigures, kNarrative, kApproximateCells, kRest };
constexpr size_t kStretches = 4;
using Stretches = std::array<std::string_view, kStretches>;

// By number and type: a known number with another type is an unknown field.
Stretch StretchOf(const WireField& field) {
  switch (field.tag) {
    case WireTag(Report::kDivisionCodeFieldNumber, WireType::kBytes):
    case WireTag(Report::kOrganFieldNumber, WireType::kBytes):
    case WireTag(Report::kScopeFieldNumber, WireType::kVarint):
    case WireTag(Report::kReportYearFieldNumber, WireType::kVarint):
    case WireTag(Report::kFormFieldNumber, WireType::kVarint):
    case WireTag(Report::kStatisticalPeriodFieldNumber, WireType::kBytes):
    case WireTag(Report::kPublicationFieldNumber, WireType::kBytes):
    case WireTag(Report::kProactiveFieldNumber, WireType::kBytes):
    case WireTag(Report::kApplicationsFieldNumber, WireType::kBytes):
    case WireTag(Report::kDisputesFieldNumber, WireType::kBytes):
    case WireTag(Report::kAnnex2014FieldNumber, WireType::kBytes):
    case WireTag(Report::kNarrativeFiguresFieldNumber, WireType::kBytes):
      return kFigures;
    case WireTag(Report::kNarrativeFieldNumber, WireType::kBytes):
      return kNarrative;
    case WireTag(Report::kApproximateCellsFieldNumber, WireType::kBytes):
      return kApproximateCells;
    default:
      return kRest;
  }
}

// nullopt if `bytes` are not well-formed or their stretches out of order.
std::optional<Stretches> Divide(std::string_view bytes) {
  Stretches stretches;
  WireFields fields(bytes);
  size_t start = 0;
  Stretch current = kFigures;
  for (WireField field; fields.Next(field); start = fields.position()) {
    const Stretch stretch = StretchOf(field);
    if (stretch < current) return std::nullopt;
    current = stretch;
    std::string_view& whole = stretches[stretch];
    const char* begin = whole.empty() ? bytes.data() + start : whole.data();
    whole = {begin, bytes.data() + fields.position()};
  }
  if (!fields.ok()) return std::nullopt;
  return stretches;
}

bool IsCellsPart(const Stretches& part) {
  return part[kNarrative].empty() && part[kRest].empty();
}

bool IsTextPart(const Stretches& part) {
  return part[kFigures].empty() && part[kApproximateCells].empty();
}

}  // namespace

absl::StatusOr<ContentParts> SplitContent(std::string_view content) {
  const auto stretches = Divide(content);
  if (!stretches.has_value()) {
    return absl::InvalidArgumentError(
        "content is no report serialised in the order of its fields");
  }
  const auto& [figures, narrative, approximate, rest] = *stretches;
  return ContentParts{absl::StrCat(AbslView(figures), AbslView(approximate)),
                      absl::StrCat(AbslView(narrative), AbslView(rest))};
}

absl::StatusOr<std::string> JoinContent(const ContentParts& parts) {
  const auto cells = Divide(parts.cells);
  const auto text = Divide(parts.text);
  if (!cells.has_value() || !IsCellsPart(*cells)) {
    return absl::DataLossError("the part with the cells cannot be read");
  }
  if (!text.has_value() || !IsTextPart(*text)) {
    return absl::DataLossError("the part with the text cannot be read");
  }
  return absl::StrCat(
      AbslView((*cells)[kFigures]), AbslView((*text)[kNarrative]),
      AbslView((*cells)[kApproximateCells]), AbslView((*text)[kRest]));
}

}  // namespace disclosure::record
