#include "ingest-service/store/sqlite/refusal_writer.h"

#include <sqlite3.h>

#include <utility>

#include "ingest-service/store/sqlite/schema.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

// "DSCR", in the header of the file.
constexpr FileKind kRefusalFile = {.application_id = 0x44534352, .version = 1};

// AUTOINCREMENT, so that the id of a refusal that is gone is not given again.
// Bodies lie apart: a filter looks at all small rows and at few bodies.
constexpr char kRefusalTables[] = R"sql(
  -- Division code and year as they were sent, `refuse_time` in microseconds
  -- since 1970, `bytes` those of the body.
  CREATE TABLE refusal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    refuse_time INTEGER NOT NULL,
    division_code TEXT NOT NULL,
    report_year INTEGER NOT NULL,
    bytes INTEGER NOT NULL
  ) STRICT;
  -- `refusal` is a disclosure.v1.Refusal without id and report, `content` a
  -- disclosure.v1.AnnualReport.
  CREATE TABLE refusal_body (
    id INTEGER PRIMARY KEY,
    refusal BLOB NOT NULL,
    content BLOB NOT NULL
  ) STRICT;
)sql";

// NORMAL: the log is synced at checkpoints only. A refusal is no promise, and
// its writing shall not queue up with the commits of the store.
constexpr char kPragmas[] =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = NORMAL;"
    "PRAGMA journal_size_limit = 16777216;";

constexpr char kInsertRow[] =
    "INSERT INTO refusal (refuse_time, division_code, report_year, bytes)"
    " VALUES (?1, ?2, ?3, ?4)";
constexpr char kInsertBody[] = "INSERT INTO refusal_body VALUES (?1, ?2, ?3)";
constexpr char kOldest[] =
    "SELECT id, refuse_time, bytes FROM refusal ORDER BY id LIMIT ?1";
constexpr char kDeleteRows[] = "DELETE FROM refusal WHERE id <= ?1";
constexpr char kDeleteBodies[] = "DELETE FROM refusal_body WHERE id <= ?1";

int64_t MicrosOf(const v1::Refusal& refusal) {
  return refusal.refuse_time().seconds() * 1'000'000 +
         refusal.refuse_time().nanos() / 1'000;
}

}  // namespace

absl::StatusOr<std::unique_ptr<RefusalWriter>> RefusalWriter::Open(
    const std::string& path, const RefusalLimits& limits,
    absl::Duration busy_timeout) {
  ASSIGN_OR_RETURN(
      Connection connection,
      Connection::Open(path, Connection::Access::kReadWrite, busy_timeout));
  ASSIGN_OR_RETURN(const bool has_tables, HasTables(connection, kRefusalFile));
  RETURN_IF_ERROR(connection.Execute(kPragmas));
  if (!has_tables) {
    RETURN_IF_ERROR(CreateTables(connection, kRefusalFile, kRefusalTables));
  }
  ASSIGN_OR_RETURN(Statement insert_row,
                   Statement::Prepare(connection, kInsertRow));
  ASSIGN_OR_RETURN(Statement insert_body,
                   Statement::Prepare(connection, kInsertBody));
  ASSIGN_OR_RETURN(Statement oldest, Statement::Prepare(connection, kOldest));
  ASSIGN_OR_RETURN(Statement delete_rows,
                   Statement::Prepare(connection, kDeleteRows));
  ASSIGN_OR_RETURN(Statement delete_bodies,
                   Statement::Prepare(connection, kDeleteBodies));
  ASSIGN_OR_RETURN(const int64_t count,
                   connection.QueryInteger("SELECT count(*) FROM refusal"));
  ASSIGN_OR_RETURN(
      const int64_t bytes,
      connection.QueryInteger("SELECT ifnull(sum(bytes), 0) FROM refusal"));
  std::unique_ptr<RefusalWriter> writer(
      new RefusalWriter(std::move(connection), limits, std::move(insert_row),
                        std::move(insert_body), std::move(oldest),
                        std::move(delete_rows), std::move(delete_bodies)));
  writer->count_ = static_cast<size_t>(count);
  writer->bytes_ = static_cast<size_t>(bytes);
  return writer;
}

RefusalWriter::RefusalWriter(Connection connection, const RefusalLimits& limits,
                             Statement insert_row, Statement insert_body,
                             Statement oldest, Statement delete_rows,
                             Statement delete_bodies)
    : connection_(std::move(connection)),
      limits_(limits),
      insert_row_(std::move(insert_row)),
      insert_body_(std::move(insert_body)),
      oldest_(std::move(oldest)),
      delete_rows_(std::move(delete_rows)),
      delete_bodies_(std::move(delete_bodies)) {}

absl::Status RefusalWriter::Append(std::span<const PendingRefusal> refusals) {
  const size_t count_before = count_;
  const size_t bytes_before = bytes_;
  RETURN_IF_ERROR(connection_.Execute("BEGIN IMMEDIATE"));
  absl::Status appended = EndTransaction(Insert(refusals));
  if (!appended.ok()) {
    count_ = count_before;
    bytes_ = bytes_before;
  }
  return appended;
}

absl::Status RefusalWriter::Insert(std::span<const PendingRefusal> refusals) {
  for (const PendingRefusal& pending : refusals) {
    RETURN_IF_ERROR(InsertOne(pending));
  }
  return absl::OkStatus();
}

absl::Status RefusalWriter::InsertOne(const PendingRefusal& pending) {
  const v1::Refusal& refusal = pending.refusal;
  const std::string refusal_bytes = refusal.SerializeAsString();
  const size_t bytes = refusal_bytes.size() + pending.content.size();

  const ResetAtEnd reset_row(insert_row_);
  insert_row_.BindInteger(1, MicrosOf(refusal));
  insert_row_.BindText(2, refusal.identity().division_code());
  insert_row_.BindInteger(3, refusal.identity().report_year());
  insert_row_.BindInteger(4, static_cast<int64_t>(bytes));
  RETURN_IF_ERROR(insert_row_.Step().status());

  const ResetAtEnd reset_body(insert_body_);
  insert_body_.BindInteger(1, sqlite3_last_insert_rowid(connection_.handle()));
  insert_body_.BindBlob(2, refusal_bytes);
  insert_body_.BindBlob(3, pending.content);
  RETURN_IF_ERROR(insert_body_.Step().status());
  ++count_;
  bytes_ += bytes;
  return absl::OkStatus();
}

absl::Status RefusalWriter::Trim(absl::Time now) {
  while (true) {
    ASSIGN_OR_RETURN(const Outdated outdated, FindOutdated(now));
    if (outdated.count == 0) return absl::OkStatus();
    RETURN_IF_ERROR(connection_.Execute("BEGIN IMMEDIATE"));
    RETURN_IF_ERROR(EndTransaction(Delete(outdated)));
    count_ -= outdated.count;
    bytes_ -= outdated.bytes;
  }
}

absl::StatusOr<RefusalWriter::Outdated> RefusalWriter::FindOutdated(
    absl::Time now) {
  const int64_t oldest_time = absl::ToUnixMicros(now - limits_.max_age);
  const ResetAtEnd reset(oldest_);
  oldest_.BindInteger(1, kRowsPerTrim);
  Outdated outdated;
  while (true) {
    ASSIGN_OR_RETURN(const bool found, oldest_.Step());
    if (!found) return outdated;
    const bool may_stay = oldest_.Integer(1) >= oldest_time &&
                          count_ - outdated.count <= limits_.max_count &&
                          bytes_ - outdated.bytes <= limits_.max_bytes;
    if (may_stay) return outdated;
    outdated.last_id = oldest_.Integer(0);
    outdated.bytes += static_cast<size_t>(oldest_.Integer(2));
    ++outdated.count;
  }
}

absl::Status RefusalWriter::Delete(const Outdated& outdated) {
  RETURN_IF_ERROR(RunWithId(delete_rows_, outdated.last_id));
  return RunWithId(delete_bodies_, outdated.last_id);
}

absl::Status RefusalWriter::RunWithId(Statement& statement, int64_t id) {
  const ResetAtEnd reset(statement);
  statement.BindInteger(1, id);
  return statement.Step().status();
}

absl::Status RefusalWriter::EndTransaction(absl::Status status) {
  if (status.ok()) status = connection_.Execute("COMMIT");
  if (!status.ok() && sqlite3_get_autocommit(connection_.handle()) == 0) {
    connection_.Execute("ROLLBACK").IgnoreError();
  }
  return status;
}

}  // namespace disclosure::ingest
