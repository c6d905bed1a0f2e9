#include "ingest-service/store/sqlite/sqlite_writer.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "ingest-service/store/sqlite/compression_eras.h"
#include "ingest-service/store/sqlite/schema.h"
#include "ingest-service/store/sqlite/typical_change.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

// Fewer, larger pages: each is written by calls of its own, twice.
constexpr int64_t kPageBytes = 16384;
// A log that grew beyond this, while a reader held it open, is cut back.
constexpr int64_t kMaxIdleLogBytes = int64_t{16} << 20;
// Rows are appended: of what was written before, the way to the end is all that
// is read again.
constexpr int64_t kCacheKib = 4096;

absl::Status Configure(Connection& connection) {
  // The page size counts in an empty file only, and before WAL is on.
  const std::string pragmas =
      absl::StrCat("PRAGMA page_size = ", kPageBytes, ";",            //
                   "PRAGMA journal_mode = WAL;",                      //
                   "PRAGMA synchronous = FULL;",                      //
                   "PRAGMA wal_autocheckpoint = 0;",                  //
                   "PRAGMA journal_size_limit = ", kMaxIdleLogBytes,  //
                   ";PRAGMA cache_size = ", -kCacheKib, ";");
  RETURN_IF_ERROR(connection.Execute(pragmas.c_str()));
  ASSIGN_OR_RETURN(const std::string mode,
                   connection.QueryText("PRAGMA journal_mode"));
  if (mode == "wal") return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat(
      "the file system does not support SQLite's write-ahead log (mode ", mode,
      ")"));
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteWriter>> SqliteWriter::Open(
    const std::string& path, const SqliteOptions& options) {
  ASSIGN_OR_RETURN(Connection connection,
                   Connection::Open(path, Connection::Access::kReadWrite,
                                    options.busy_timeout));
  // Before anything is written: the file may be somebody else's.
  ASSIGN_OR_RETURN(const bool has_tables,
                   HasTables(connection, kReportStoreFile));
  RETURN_IF_ERROR(Configure(connection));
  RETURN_IF_ERROR(has_tables ? UpgradeReportStore(connection)
                             : CreateTables(connection, kReportStoreFile,
                                            ReportStoreTables()));
  if (options.new_feed_id) RETURN_IF_ERROR(RenewFeedId(connection));
  ASSIGN_OR_RETURN(Contents contents, ReadContents(connection));
  ASSIGN_OR_RETURN(
      Statement insert_change,
      Statement::Prepare(connection,
                         "INSERT INTO change VALUES (?1, ?2, ?3, ?4)"));
  ASSIGN_OR_RETURN(Statement insert_text,
                   Statement::Prepare(
                       connection, "INSERT INTO report_text VALUES (?1, ?2)"));
  // A file that is there already has the page size it was made with.
  ASSIGN_OR_RETURN(const int64_t page_bytes,
                   connection.QueryInteger("PRAGMA page_size"));
  return std::unique_ptr<SqliteWriter>(new SqliteWriter(
      std::move(connection), std::move(contents), std::move(insert_change),
      std::move(insert_text), options.checkpoint_bytes / page_bytes));
}

SqliteWriter::SqliteWriter(Connection connection, Contents contents,
                           Statement insert_change, Statement insert_text,
                           int64_t checkpoint_pages)
    : connection_(std::move(connection)),
      contents_(std::move(contents)),
      compressor_(contents_.eras.back().dictionary),
      insert_change_(std::move(insert_change)),
      insert_text_(std::move(insert_text)),
      checkpoint_pages_(checkpoint_pages) {
  sqlite3_wal_hook(connection_.handle(), &SqliteWriter::NoteLogPages, this);
}

absl::StatusOr<SqliteWriter::Contents> SqliteWriter::ReadContents(
    Connection& connection) {
  Contents contents;
  ASSIGN_OR_RETURN(contents.feed_id, ReadFeedId(connection));
  ASSIGN_OR_RETURN(
      const int64_t latest,
      connection.QueryInteger("SELECT ifnull(max(sequence), 0) FROM change"));
  contents.latest = static_cast<Sequence>(latest);
  ASSIGN_OR_RETURN(contents.eras,
                   BeginEra(connection, contents.latest + 1, TypicalChange()));
  return contents;
}

absl::Status SqliteWriter::Append(std::span<const StoredChange> changes) {
  CheckpointIfLong();
  RETURN_IF_ERROR(connection_.Execute("BEGIN IMMEDIATE"));
  absl::Status status = Insert(changes);
  if (status.ok()) status = connection_.Execute("COMMIT");
  // A COMMIT that failed may leave the transaction open, and some errors have
  // ended it already: only the first kind has something to roll back.
  if (!status.ok() && sqlite3_get_autocommit(connection_.handle()) == 0) {
    connection_.Execute("ROLLBACK").IgnoreError();
  }
  return status;
}

absl::Status SqliteWriter::Insert(std::span<const StoredChange> changes) {
  for (const StoredChange& change : changes) {
    if (change.change.size() > kMaxChangeBytes) {
      return absl::InvalidArgumentError(
          absl::StrCat("a change of ", change.change.size(), " bytes"));
    }
    RETURN_IF_ERROR(InsertOne(change));
  }
  return absl::OkStatus();
}

absl::Status SqliteWriter::InsertOne(const StoredChange& change) {
  const ResetAtEnd reset_change(insert_change_);
  insert_change_.BindInteger(1, static_cast<int64_t>(change.sequence));
  insert_change_.BindText(2, change.division_code);
  insert_change_.BindInteger(3, static_cast<int64_t>(change.previous));
  insert_change_.BindBlob(4, compressor_.Compress(change.change));
  RETURN_IF_ERROR(insert_change_.Step().status());
  if (change.text.empty()) return absl::OkStatus();

  const ResetAtEnd reset_text(insert_text_);
  insert_text_.BindInteger(1, static_cast<int64_t>(change.sequence));
  insert_text_.BindBlob(2, change.text);
  return insert_text_.Step().status();
}

// Before a commit, not after it: the calls of the commit that filled the log
// have their answers by then.
void SqliteWriter::CheckpointIfLong() {
  if (log_pages_ < checkpoint_pages_) return;
  // A failure harms nothing: the log keeps what it has, and the next append
  // tries again.
  sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr,
                            SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

int SqliteWriter::NoteLogPages(void* writer, sqlite3* /*database*/,
                               const char* /*name*/, int pages) {
  static_cast<SqliteWriter*>(writer)->log_pages_ = pages;
  return SQLITE_OK;
}

}  // namespace disclosure::ingest
