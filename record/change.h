#ifndef DISCLOSURE_RECORD_CHANGE_H_
#define DISCLOSURE_RECORD_CHANGE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "form/cell_values.h"
#include "form/civil_date.h"
#include "form/identity.h"
#include "form/read_report.h"
#include "record/revision.h"

namespace disclosure::record {

enum class ChangeKind { kAccepted, kWithdrawn, kRejudged };

// A finding as statistics need it: which rule, how bad, about which cells.
struct FindingNote {
  std::string rule_id;
  v1::Severity severity = v1::SEVERITY_UNSPECIFIED;
  std::vector<form::CellIndex> cells;
};

// One step of the feed, as its followers need it: figures without text.
struct Change {
  Sequence sequence = 0;
  ChangeKind kind = ChangeKind::kAccepted;
  form::Identity identity;
  int32_t revision = 0;
  // Of the revision; the infinite past if the sender did not say.
  absl::Time accept_time = absl::InfinitePast();
  // Of kAccepted only.
  v1::Form form = v1::FORM_UNSPECIFIED;
  v1::MoneyUnit procurement_unit = v1::MONEY_UNIT_UNSPECIFIED;
  form::CellValues cells;
  std::vector<form::CellIndex> approximate_cells;
  // The day of publication that the report names; absent if it names none, or
  // none that exists.
  std::optional<form::CivilDate> published_on;
  // Of any kind: the day on which the revision was accepted, in Shanghai;
  // absent if the sender does not say.
  std::optional<form::CivilDate> accepted_on;
  // Of kAccepted and kRejudged: complete.
  std::vector<FindingNote> findings;
};

// Reads a serialised v1::Change straight from the wire; `change` is
// overwritten, its memory reused. Names of cells that the catalogue does not
// have are dropped: a newer sender may know more of them.
//
// DATA_LOSS: the bytes are not well-formed, the identity is malformed, or the
//   kind of change is unknown to us. The message has the sequence.
absl::Status ReadChange(const form::ReportReader& reader,
                        std::string_view bytes, Change& change);

}  // namespace disclosure::record

#endif  // DISCLOSURE_RECORD_CHANGE_H_
