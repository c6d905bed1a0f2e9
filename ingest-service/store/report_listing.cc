#include "ingest-service/store/report_listing.h"

#include <algorithm>
#include <utility>

#include "ingest-service/store/change_bytes.h"
#include "ingest-service/store/newest_findings.h"
#include "ingest-service/store/row_unreadable.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

bool PassesArea(const ReportFilter& filter, const StoredChange& stored) {
  if (!filter.area) return true;
  const auto code = divisions::DivisionCode::Parse(stored.division_code);
  return code.ok() && filter.area->Contains(*code);
}

bool PassesIdentity(const ReportFilter& filter,
                    const v1::ReportIdentity& identity) {
  return (filter.year == 0 || identity.report_year() == filter.year) &&
         (filter.scope == v1::SCOPE_UNSPECIFIED ||
          identity.scope() == filter.scope);
}

bool AsksForContent(const ReportFilter& filter) {
  return filter.form != v1::FORM_UNSPECIFIED ||
         filter.mode != v1::MODE_UNSPECIFIED || !filter.rule_id.empty();
}

bool PassesContent(const ReportFilter& filter, const v1::Change& change) {
  if (!AsksForContent(filter)) return true;
  if (!change.has_accepted()) return false;
  const v1::AcceptedChange& accepted = change.accepted();
  const auto is_asked_for = [&filter](const v1::Finding& finding) {
    return finding.rule_id() == filter.rule_id;
  };
  return (filter.form == v1::FORM_UNSPECIFIED ||
          accepted.report().form() == filter.form) &&
         (filter.mode == v1::MODE_UNSPECIFIED ||
          change.revision().mode() == filter.mode) &&
         (filter.rule_id.empty() ||
          std::ranges::any_of(accepted.findings(), is_asked_for));
}

bool Passes(const ReportFilter& filter, const v1::Change& change) {
  const v1::Revision& revision = change.revision();
  return (!filter.withdrawn || revision.withdrawn() == *filter.withdrawn) &&
         PassesIdentity(filter, revision.identity()) &&
         PassesContent(filter, change);
}

v1::ReportEntry ToEntry(v1::Change& change) {
  v1::ReportEntry entry;
  *entry.mutable_revision() = std::move(*change.mutable_revision());
  v1::FindingCounts& counts = *entry.mutable_finding_counts();
  if (!change.has_accepted()) return entry;
  const v1::AcceptedChange& accepted = change.accepted();
  entry.set_organ_name(accepted.report().organ().name());
  entry.set_form(accepted.report().form());
  for (const v1::Finding& finding : accepted.findings()) {
    if (finding.severity() == v1::SEVERITY_WARNING) {
      counts.set_warnings(counts.warnings() + 1);
    } else {
      counts.set_notes(counts.notes() + 1);
    }
  }
  return entry;
}

// Collects one page within its bounds.
class PageBuilder {
 public:
  PageBuilder(const ReportFilter& filter, const ReportStore& store,
              const KeyIndex& keys, Sequence after, int limit)
      : filter_(filter),
        store_(store),
        keys_(keys),
        limit_(limit),
        up_to_(after) {}

  Sequence up_to() const { return up_to_; }
  bool Full() const {
    return rows_ >= ReportListing::kMaxRowsPerPage ||
           static_cast<int>(page_.reports.size()) >= limit_;
  }

  absl::Status Add(const StoredChange& stored) {
    ++rows_;
    up_to_ = stored.sequence;
    // The cheap questions first: most rows end here.
    if (!PassesArea(filter_, stored)) return absl::OkStatus();
    const auto header = ReadChangeHeader(stored.change);
    if (!header.ok()) {
      return RowUnreadable(stored.sequence, header.status().message());
    }
    if (header->kind == record::ChangeKind::kRejudged ||
        keys_.IsReplaced(header->revision_sequence)) {
      return absl::OkStatus();
    }
    if (!change_.ParseFromString(stored.change)) {
      return RowUnreadable(stored.sequence, "its change cannot be parsed");
    }
    RETURN_IF_ERROR(FillInNewestFindings(store_, keys_, change_));
    if (Passes(filter_, change_)) page_.reports.push_back(ToEntry(change_));
    return absl::OkStatus();
  }

  ReportPage Finish(Sequence latest) && {
    if (up_to_ < latest) page_.next = up_to_;
    return std::move(page_);
  }

 private:
  const ReportFilter& filter_;
  const ReportStore& store_;
  const KeyIndex& keys_;
  const int limit_;
  Sequence up_to_;
  int rows_ = 0;
  v1::Change change_;
  ReportPage page_;
};

}  // namespace

absl::StatusOr<ReportPage> ReportListing::List(const ReportFilter& filter,
                                               Sequence after,
                                               int limit) const {
  PageBuilder page(filter, store_, keys_, after, limit);
  while (!page.Full()) {
    ASSIGN_OR_RETURN(
        const std::vector<StoredChange> rows,
        store_.ChangesAfter(page.up_to(), kRowsPerRead, kBytesPerRead));
    if (rows.empty()) break;
    for (const StoredChange& row : rows) {
      if (page.Full()) break;
      RETURN_IF_ERROR(page.Add(row));
    }
  }
  return std::move(page).Finish(store_.latest());
}

}  // namespace disclosure::ingest
