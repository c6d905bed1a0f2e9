#include "ingest-service/store/sqlite/sqlite_report_store.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ingest-service/store/sqlite/change_compression.h"
#include "ingest-service/store/sqlite/read_pool.h"
#include "ingest-service/store/sqlite/sqlite_writer.h"
#include "ingest-service/store/sqlite/store_file.h"
#include "status/annotate.h"
#include "status/check.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

// The columns that all statements of a reader begin with.
absl::Status FillWithoutText(const Statement& row, const ChangeFormat& format,
                             StoredChange& change) {
  change.sequence = static_cast<Sequence>(row.Integer(0));
  change.division_code = row.Bytes(1);
  change.previous = static_cast<Sequence>(row.Integer(2));
  change.text.clear();
  return format.Expand(change.sequence, row.Bytes(3), change.change);
}

absl::Status RowIsMissing(Sequence sequence) {
  return absl::DataLossError(
      absl::StrCat("row ", sequence, " of the store is missing"));
}

// Sequences have no gaps, so a gap in the file is a loss.
class SqliteReportStore final : public ReportStore {
 public:
  SqliteReportStore(StoreLock lock, std::unique_ptr<SqliteWriter> writer,
                    std::unique_ptr<ReadPool> readers)
      : lock_(std::move(lock)),
        writer_(std::move(writer)),
        readers_(std::move(readers)),
        format_(writer_->eras()),
        latest_(writer_->latest()) {}

  const std::string& feed_id() const override { return writer_->feed_id(); }
  Sequence latest() const override {
    return latest_.load(std::memory_order_acquire);
  }

  absl::Status Append(std::span<const StoredChange> changes) override;
  absl::StatusOr<std::vector<StoredChange>> ChangesAfter(
      Sequence sequence, int limit, size_t max_bytes) const override;
  absl::StatusOr<StoredChange> Read(Sequence sequence) const override;
  absl::Status Scan(const std::function<absl::Status(const StoredChange&)>&
                        visit) const override;

 private:
  // Visits the rows after `after` up to `last`, until `visit` answers false or
  // an error.
  absl::Status Visit(
      Sequence after, Sequence last,
      const std::function<absl::StatusOr<bool>(StoredChange&)>& visit) const;

  // The readers are closed first, so that the writer, the last connection,
  // empties the write-ahead log; the lock goes last.
  StoreLock lock_;
  std::unique_ptr<SqliteWriter> writer_;
  std::unique_ptr<ReadPool> readers_;
  const ChangeFormat format_;
  std::atomic<Sequence> latest_;
};

absl::Status SqliteReportStore::Append(std::span<const StoredChange> changes) {
  if (changes.empty()) return absl::OkStatus();
  Sequence expected = latest();
  for (const StoredChange& change : changes) {
    CHECK_EQ(change.sequence, ++expected);
  }
  RETURN_IF_ERROR(
      Annotate(writer_->Append(changes), "appending to the SQLite store"));
  latest_.store(expected, std::memory_order_release);
  return absl::OkStatus();
}

absl::Status SqliteReportStore::Visit(
    Sequence after, Sequence last,
    const std::function<absl::StatusOr<bool>(StoredChange&)>& visit) const {
  if (after >= last) return absl::OkStatus();
  ASSIGN_OR_RETURN(const ReadPool::Loan reader, readers_->Take());
  Statement& rows = reader->changes_after;
  const ResetAtEnd reset(rows);
  rows.BindInteger(1, static_cast<int64_t>(after));
  rows.BindInteger(2, static_cast<int64_t>(last));
  StoredChange change;
  for (Sequence expected = after + 1; expected <= last; ++expected) {
    ASSIGN_OR_RETURN(const bool found, rows.Step());
    if (found) RETURN_IF_ERROR(FillWithoutText(rows, format_, change));
    if (!found || change.sequence != expected) return RowIsMissing(expected);
    ASSIGN_OR_RETURN(const bool go_on, visit(change));
    if (!go_on) break;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<StoredChange>> SqliteReportStore::ChangesAfter(
    Sequence sequence, int limit, size_t max_bytes) const {
  std::vector<StoredChange> changes;
  const Sequence newest = latest();
  if (sequence >= newest || limit <= 0) return changes;
  const Sequence last = sequence + std::min(newest - sequence, Sequence(limit));
  size_t bytes = 0;
  RETURN_IF_ERROR(
      Visit(sequence, last, [&](StoredChange& change) -> absl::StatusOr<bool> {
        bytes += change.change.size();
        if (bytes > max_bytes && !changes.empty()) return false;
        changes.push_back(std::move(change));
        return true;
      }));
  return changes;
}

absl::StatusOr<StoredChange> SqliteReportStore::Read(Sequence sequence) const {
  if (sequence == 0 || sequence > latest()) {
    return absl::NotFoundError(absl::StrCat("no change ", sequence));
  }
  ASSIGN_OR_RETURN(const ReadPool::Loan reader, readers_->Take());
  Statement& rows = reader->one_change;
  const ResetAtEnd reset(rows);
  rows.BindInteger(1, static_cast<int64_t>(sequence));
  ASSIGN_OR_RETURN(const bool found, rows.Step());
  if (!found) return RowIsMissing(sequence);
  StoredChange change;
  RETURN_IF_ERROR(FillWithoutText(rows, format_, change));
  change.text = rows.Bytes(4);
  return change;
}

absl::Status SqliteReportStore::Scan(
    const std::function<absl::Status(const StoredChange&)>& visit) const {
  return Visit(/*after=*/0, latest(),
               [&visit](const StoredChange& change) -> absl::StatusOr<bool> {
                 RETURN_IF_ERROR(visit(change));
                 return true;
               });
}

}  // namespace

absl::StatusOr<std::unique_ptr<ReportStore>> OpenSqliteReportStore(
    const std::string& path, const SqliteOptions& options) {
  ASSIGN_OR_RETURN(const std::string file, PrepareStoreFile(path));
  ASSIGN_OR_RETURN(StoreLock lock, StoreLock::Take(file));
  auto writer = SqliteWriter::Open(file, options);
  if (!writer.ok()) return Annotate(writer.status(), file);
  auto readers = ReadPool::Open(file, options.busy_timeout);
  if (!readers.ok()) return Annotate(readers.status(), file);
  return std::make_unique<SqliteReportStore>(
      std::move(lock), *std::move(writer), *std::move(readers));
}

}  // namespace disclosure::ingest
