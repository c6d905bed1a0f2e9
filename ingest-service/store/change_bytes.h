#ifndef DISCLOSURE_INGEST_SERVICE_STORE_CHANGE_BYTES_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_CHANGE_BYTES_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/finding.pb.h"
#include "disclosure/v1/record.pb.h"
#include "record/change.h"
#include "record/revision.h"

namespace disclosure::ingest {

// The field of an AcceptedChange, reserved there, in which the store keeps the
// sketch of a narrative: it is needed at start, when texts are not read.
inline constexpr int kNarrativeSketchField = 3;

// A serialised v1::Change that accepts a report. `cells` is a serialised
// AnnualReport and is copied as it is, without being parsed again;
// `narrative_sketch` is empty where there is none.
std::string AcceptedChangeBytes(const record::Revision& revision,
                                std::string_view cells,
                                std::span<const v1::Finding> findings,
                                std::string_view narrative_sketch = {});
// A serialised v1::Change that withdraws one.
std::string WithdrawnChangeBytes(const record::Revision& revision);
// A serialised v1::Change, the one at `sequence`, that renews the findings of a
// revision.
std::string RejudgedChangeBytes(record::Sequence sequence,
                                const record::Revision& revision,
                                std::span<const v1::Finding> findings);

// What a serialised v1::Change begins with; its figures stay unread.
struct ChangeHeader {
  record::Sequence sequence = 0;
  record::ChangeKind kind = record::ChangeKind::kAccepted;
  // The revision that the change makes, or whose findings it renews.
  record::Sequence revision_sequence = 0;
  // The serialised v1::Revision; points into the change.
  std::string_view revision;
  // The serialised message of its kind; points into the change, too.
  std::string_view body;
};

// DATA_LOSS: the bytes are no change; the message does not say which.
absl::StatusOr<ChangeHeader> ReadChangeHeader(std::string_view change);

// The revision of a change that was read from the store; `scratch` is
// overwritten, its memory reused. DATA_LOSS as above.
absl::StatusOr<record::Revision> ReadRevision(const ChangeHeader& header,
                                              v1::Revision& scratch);

// A revision with its findings, as one change has them.
struct Receipt {
  record::Revision revision;
  std::vector<v1::Finding> findings;
};

// Of a change that renews findings, the revision it speaks of. DATA_LOSS as
// above.
absl::StatusOr<Receipt> ReadReceipt(std::string_view change);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_CHANGE_BYTES_H_
