#ifndef DISCLOSURE_INGEST_SERVICE_STORE_REPORT_STORE_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_REPORT_STORE_H_

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "record/revision.h"

namespace disclosure::ingest {

using record::Sequence;

// One row of the store: a change, and the text of the report it accepted.
struct StoredChange {
  Sequence sequence = 0;
  // A serialised v1::Change, ready for the feed: it carries revision, cells and
  // findings, no text.
  std::string change;
  // record::ContentParts::text; empty unless the change accepted a report.
  std::string text;
  // The digits of the division code, for filters.
  std::string division_code;
  // The row of the same identity's revision before this one; 0 if none. Of a
  // change that renews findings: the row of the revision it speaks of.
  Sequence previous = 0;
};

// Keeps every accepted report, and the order in which they were accepted.
//
// What Append() has acknowledged survives a crash. Changes become visible in
// sequence order: whoever has seen change N will never find one below N later.
// Append() is called by one thread; everything else is thread-safe.
class ReportStore {
 public:
  virtual ~ReportStore() = default;

  // A UUID made with the store; another store has another.
  virtual const std::string& feed_id() const = 0;

  // The sequence of the newest change; 0 in an empty store.
  virtual Sequence latest() const = 0;

  // Stores all of `changes`, in order, or none of them. Their sequences are
  // latest() + 1 and up without gaps.
  //
  // UNAVAILABLE: the database is away or busy; may be repeated as it is.
  // RESOURCE_EXHAUSTED: the disk is full. DATA_LOSS: the file is damaged.
  virtual absl::Status Append(std::span<const StoredChange> changes) = 0;

  // The changes after `sequence`, oldest first, without text: at most `limit`,
  // and no more than fit into `max_bytes`, but one at least if there is one.
  virtual absl::StatusOr<std::vector<StoredChange>> ChangesAfter(
      Sequence sequence, int limit, size_t max_bytes) const = 0;

  // One change with its text. NOT_FOUND, DATA_LOSS.
  virtual absl::StatusOr<StoredChange> Read(Sequence sequence) const = 0;

  // Visits every change in order, without text; stops at the first error. For
  // rebuilding what is kept in memory, at start.
  virtual absl::Status Scan(
      const std::function<absl::Status(const StoredChange&)>& visit) const = 0;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_REPORT_STORE_H_
