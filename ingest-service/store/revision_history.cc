#include "ingest-service/store/revision_history.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "form/read_report.h"
#include "ingest-service/store/newest_findings.h"
#include "ingest-service/store/row_unreadable.h"
#include "record/content_parts.h"
#include "status/annotate.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

absl::Status NotFound(const form::Identity& identity, absl::string_view what,
                      std::string_view reason) {
  return WithReason(
      absl::NotFoundError(absl::StrCat(identity.ToString(), ": ", what)),
      reason);
}

absl::Status BadPageToken(const form::Identity& identity) {
  return WithField(
      WithReason(absl::InvalidArgumentError(absl::StrCat(
                     identity.ToString(),
                     ": the page token is of no page of this report")),
                 "BAD_PAGE_TOKEN"),
      "page_token");
}

}  // namespace

// A stored change, parsed, and the row before it of the same report.
struct RevisionHistory::Row {
  v1::Change change;
  std::string text;
  Sequence previous = 0;
};

absl::StatusOr<Sequence> RevisionHistory::Newest(
    const form::Identity& identity) const {
  const std::optional<KeyIndex::Current> current = keys_.Find(identity);
  if (current) return current->sequence;
  return NotFound(identity, "there is no such report", "REPORT_NOT_FOUND");
}

absl::StatusOr<RevisionHistory::Row> RevisionHistory::ReadRow(
    Sequence sequence) const {
  absl::StatusOr<StoredChange> stored = store_.Read(sequence);
  if (!stored.ok()) {
    return WithReason(
        Annotate(stored.status(), absl::StrCat("reading row ", sequence)),
        "ROW_UNREADABLE");
  }
  Row row;
  if (!row.change.ParseFromString(stored->change)) {
    return RowUnreadable(sequence, "its change cannot be parsed");
  }
  row.text = std::move(stored->text);
  row.previous = stored->previous;
  return row;
}

absl::StatusOr<StoredRevision> RevisionHistory::ToStored(Row row) const {
  RETURN_IF_ERROR(FillInNewestFindings(store_, keys_, row.change));
  StoredRevision stored;
  stored.revision = std::move(*row.change.mutable_revision());
  stored.previous = row.previous;
  if (row.change.has_accepted()) {
    const v1::AcceptedChange& accepted = row.change.accepted();
    ASSIGN_OR_RETURN(
        stored.content,
        record::JoinContent(
            {form::SerializeContent(accepted.report()), row.text}));
    stored.findings.assign(accepted.findings().begin(),
                           accepted.findings().end());
  }
  return stored;
}

absl::StatusOr<StoredRevision> RevisionHistory::Read(
    const form::Identity& identity, int32_t number) const {
  ASSIGN_OR_RETURN(Sequence sequence, Newest(identity));
  while (sequence != 0) {
    ASSIGN_OR_RETURN(Row row, ReadRow(sequence));
    if (number == 0 || row.change.revision().revision() == number) {
      return ToStored(std::move(row));
    }
    sequence = row.previous;
  }
  return NotFound(identity, absl::StrCat("there is no revision ", number),
                  "REVISION_NOT_FOUND");
}

absl::StatusOr<StoredRevision> RevisionHistory::ReadAt(
    Sequence sequence) const {
  ASSIGN_OR_RETURN(Row row, ReadRow(sequence));
  return ToStored(std::move(row));
}

absl::StatusOr<RevisionPage> RevisionHistory::List(
    const form::Identity& identity, Sequence from, int limit) const {
  ASSIGN_OR_RETURN(const Sequence newest, Newest(identity));
  if (from > newest) return BadPageToken(identity);
  Sequence sequence = from == 0 ? newest : from;
  RevisionPage page;
  while (sequence != 0 && static_cast<int>(page.revisions.size()) < limit) {
    ASSIGN_OR_RETURN(Row row, ReadRow(sequence));
    ASSIGN_OR_RETURN(const record::Revision revision,
                     record::FromProto(row.change.revision()));
    if (revision.identity != identity) return BadPageToken(identity);
    page.revisions.push_back(std::move(*row.change.mutable_revision()));
    sequence = row.previous;
  }
  page.next = sequence;
  return page;
}

}  // namespace disclosure::ingest
