#ifndef DISCLOSURE_INGEST_SERVICE_STORE_PENDING_REVISION_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_PENDING_REVISION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/v1/finding.pb.h"
#include "disclosure/v1/record.pb.h"
#include "form/identity.h"
#include "ingest-service/store/year_report.h"
#include "record/content_parts.h"
#include "record/revision.h"

namespace disclosure::ingest {

// A report that was judged alone, and may be stored unless it is refused.
struct PendingRevision {
  form::Identity identity;
  record::ContentParts content;
  record::ContentHash content_hash{};
  v1::Mode mode = v1::MODE_SUBMISSION;
  // A UUID, or empty.
  std::string request_id;
  std::optional<int32_t> amends_revision;
  bool validate_only = false;
  // One of the findings is an ERROR. The report is compared with other years,
  // and that is all.
  bool refused = false;
  // Bytes that its sender keeps until it is decided, beside `content`.
  size_t kept_beside = 0;
  std::string caller;
  // The findings of the report alone.
  std::vector<v1::Finding> findings;
  // rules::SketchNarrative(): made beside the findings, by many threads.
  std::string narrative_sketch;
  // What the rules about several years need, without mode, packed beside the
  // findings; absent: the committer packs it.
  std::optional<YearReport> year_report;
};

// A report that somebody wants to take back.
struct PendingWithdrawal {
  form::Identity identity;
  // A UUID, or empty.
  std::string request_id;
  // The current revision, which the withdrawal replaces.
  int32_t amends_revision = 0;
  std::string reason;
  std::string caller;
};

// What became of a pending revision or withdrawal.
struct Outcome {
  enum class Kind { kAccepted, kRepeated, kConflict, kRefused };
  Kind kind = Kind::kAccepted;
  // Accepted, repeated: the receipt; with `validate_only` without sequence and
  // time. Conflict: the current revision, or number 0 if there is none. Of no
  // meaning for a refused one.
  record::Revision revision;
  // kRepeated: as judged last; else as judged now.
  std::vector<v1::Finding> findings;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_PENDING_REVISION_H_
