#include "ingest-service/store/sqlite/sqlite_refusal_log.h"

#include <atomic>
#include <mutex>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ingest-service/store/sqlite/connection.h"
#include "ingest-service/store/sqlite/refusal_writer.h"
#include "ingest-service/store/sqlite/statement.h"
#include "ingest-service/store/sqlite/store_file.h"
#include "status/annotate.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

constexpr absl::Duration kBusyTimeout = absl::Seconds(5);

// The codes that begin with ?2 lie between it and ?3. Looks at the small rows
// only; a body is read for what passes.
constexpr char kMatching[] =
    "SELECT r.id, b.refusal, b.content FROM refusal r"
    " JOIN refusal_body b ON b.id = r.id"
    " WHERE r.id < ?1 AND r.division_code >= ?2 AND r.division_code < ?3"
    " AND (?4 = 0 OR r.report_year = ?4) AND r.refuse_time >= ?5"
    " ORDER BY r.id DESC";
constexpr char kOne[] =
    "SELECT id, refusal, content FROM refusal_body WHERE id = ?1";

constexpr int64_t kNoBound = INT64_MAX;

absl::StatusOr<v1::Refusal> ReadRow(const Statement& row, bool with_report) {
  const auto parse = [](std::string_view bytes, auto& message) {
    return message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  };
  v1::Refusal refusal;
  if (!parse(row.Bytes(1), refusal) ||
      (with_report && !parse(row.Bytes(2), *refusal.mutable_report()))) {
    return WithReason(absl::DataLossError(absl::StrCat(
                          "refusal ", row.Integer(0), " cannot be parsed")),
                      "ROW_UNREADABLE");
  }
  refusal.set_refusal_id(static_cast<uint64_t>(row.Integer(0)));
  return refusal;
}

// What readers need. Used by one thread at a time.
struct RefusalReader {
  static absl::StatusOr<RefusalReader> Open(const std::string& path) {
    ASSIGN_OR_RETURN(
        Connection connection,
        Connection::Open(path, Connection::Access::kReadOnly, kBusyTimeout));
    ASSIGN_OR_RETURN(Statement matching,
                     Statement::Prepare(connection, kMatching));
    ASSIGN_OR_RETURN(Statement one, Statement::Prepare(connection, kOne));
    return RefusalReader{std::move(connection), std::move(matching),
                         std::move(one)};
  }

  Connection connection;
  Statement matching;
  Statement one;
};

class SqliteRefusalLog final : public RefusalLog {
 public:
  SqliteRefusalLog(std::unique_ptr<RefusalWriter> writer, RefusalReader reader)
      : writer_(std::move(writer)), reader_(std::move(reader)) {
    size_ = writer_->count();
  }

  absl::Status Append(std::span<const PendingRefusal> refusals) override {
    const absl::Status appended = writer_->Append(refusals);
    size_ = writer_->count();
    return Annotate(appended, "writing down refused reports");
  }
  absl::Status Trim(absl::Time now) override {
    const absl::Status trimmed = writer_->Trim(now);
    size_ = writer_->count();
    return Annotate(trimmed, "removing old refused reports");
  }
  size_t size() const override { return size_; }

  absl::StatusOr<RefusalPage> List(const RefusalFilter& filter,
                                   const RefusalPageSize& page) const override;
  absl::StatusOr<v1::Refusal> Read(uint64_t id,
                                   bool with_report) const override;

 private:
  const std::unique_ptr<RefusalWriter> writer_;
  std::atomic<size_t> size_ = 0;
  mutable std::mutex reader_mutex_;
  mutable RefusalReader reader_;
};

void Bind(const RefusalFilter& filter, const std::string& area_end,
          Statement& rows) {
  rows.BindInteger(
      1, filter.before ? static_cast<int64_t>(*filter.before) : kNoBound);
  rows.BindText(2, filter.area);
  rows.BindText(3, area_end);
  rows.BindInteger(4, filter.year);
  rows.BindInteger(5, absl::ToUnixMicros(filter.since));
}

absl::StatusOr<RefusalPage> SqliteRefusalLog::List(
    const RefusalFilter& filter, const RefusalPageSize& page) const {
  // No text of UTF-8 has this byte, so it lies behind all that begin alike.
  const std::string area_end = filter.area + '\xff';
  std::scoped_lock lock(reader_mutex_);
  Statement& rows = reader_.matching;
  const ResetAtEnd reset(rows);
  Bind(filter, area_end, rows);
  RefusalPage found;
  size_t bytes = 0;
  while (true) {
    ASSIGN_OR_RETURN(const bool more, rows.Step());
    if (!more) return found;
    bytes +=
        rows.Bytes(1).size() + (page.with_report ? rows.Bytes(2).size() : 0);
    const bool full =
        static_cast<int>(found.refusals.size()) >= page.max_refusals ||
        (bytes > page.max_bytes && !found.refusals.empty());
    if (full) break;
    ASSIGN_OR_RETURN(v1::Refusal refusal, ReadRow(rows, page.with_report));
    found.refusals.push_back(std::move(refusal));
  }
  if (!found.refusals.empty()) found.next = found.refusals.back().refusal_id();
  return found;
}

absl::StatusOr<v1::Refusal> SqliteRefusalLog::Read(uint64_t id,
                                                   bool with_report) const {
  std::scoped_lock lock(reader_mutex_);
  Statement& rows = reader_.one;
  const ResetAtEnd reset(rows);
  rows.BindInteger(1, static_cast<int64_t>(id));
  ASSIGN_OR_RETURN(const bool found, rows.Step());
  if (found) return ReadRow(rows, with_report);
  return WithReason(absl::NotFoundError(absl::StrCat(
                        "refusal ", id, " is not kept, or no more")),
                    "REFUSAL_NOT_FOUND");
}

}  // namespace

std::string RefusalLogPath(const std::string& store_path) {
  return store_path + ".refusals";
}

namespace {

// With the file, and what can be done about it.
absl::Status CannotOpen(const absl::Status& status, const std::string& file) {
  if (!absl::IsDataLoss(status)) return Annotate(status, file);
  return Annotate(status, absl::StrCat(file,
                                       " is damaged; it holds refused reports "
                                       "only: move it away, and start again"));
}

}  // namespace

absl::StatusOr<std::unique_ptr<RefusalLog>> OpenSqliteRefusalLog(
    const std::string& path, const RefusalLimits& limits) {
  ASSIGN_OR_RETURN(const std::string file, PrepareStoreFile(path));
  auto writer = RefusalWriter::Open(file, limits, kBusyTimeout);
  if (!writer.ok()) return CannotOpen(writer.status(), file);
  auto reader = RefusalReader::Open(file);
  if (!reader.ok()) return CannotOpen(reader.status(), file);
  return std::make_unique<SqliteRefusalLog>(*std::move(writer),
                                            *std::move(reader));
}

}  // namespace disclosure::ingest
