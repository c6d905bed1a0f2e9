#include "tests/benchmark/postgres_peer.h"

#include <libpq-fe.h>

#include <chrono>
#include <cstdint>
#include <string_view>

#include "disclosure/v1/record.pb.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

// The binary format: signature with flags and extension length, then rows, then
// a row of -1 fields.
constexpr std::string_view kHeader("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", 19);
constexpr int16_t kNoMoreRows = -1;

constexpr char kLogTable[] =
    "CREATE TABLE changes (sequence bigint PRIMARY KEY, change bytea NOT NULL, "
    "body bytea NOT NULL)";
constexpr char kUniqueRevisionsTable[] =
    "CREATE TABLE changes (sequence bigint PRIMARY KEY, change bytea NOT NULL, "
    "body bytea NOT NULL, division_code text NOT NULL, report_year int NOT "
    "NULL, revision int NOT NULL, UNIQUE (division_code, report_year, "
    "revision))";

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

Result Owned(PGresult* result) {
  return {result, &PQclear};
}

template <typename Number>
void AppendBigEndian(Number number, std::string& out) {
  for (int shift = (static_cast<int>(sizeof(number)) - 1) * 8; shift >= 0;
       shift -= 8) {
    out.push_back(static_cast<char>(static_cast<uint64_t>(number) >> shift));
  }
}

void AppendBytes(std::string_view bytes, std::string& out) {
  AppendBigEndian(static_cast<int32_t>(bytes.size()), out);
  out += bytes;
}

template <typename Number>
void AppendNumber(Number number, std::string& out) {
  AppendBigEndian(static_cast<int32_t>(sizeof(number)), out);
  AppendBigEndian(number, out);
}

void AppendRow(PeerTable table, const ingest::StoredChange& row,
               std::string& out) {
  const bool has_identity = table == PeerTable::kUniqueRevisions;
  AppendBigEndian(static_cast<int16_t>(has_identity ? 6 : 3), out);
  AppendNumber(static_cast<int64_t>(row.sequence), out);
  AppendBytes(row.change, out);
  AppendBytes(row.text, out);
  if (!has_identity) return;
  v1::Change change;
  CHECK(change.ParseFromString(row.change));
  AppendBytes(row.division_code, out);
  AppendNumber(change.revision().identity().report_year(), out);
  AppendNumber(change.revision().revision(), out);
}

}  // namespace

CopyBatches ToCopyBatches(PeerTable table,
                          std::span<const ingest::StoredChange> rows,
                          size_t rows_per_batch) {
  CopyBatches copy;
  copy.table = table;
  for (const ingest::StoredChange& row : rows) {
    if (copy.rows++ % rows_per_batch == 0) copy.batches.emplace_back(kHeader);
    AppendRow(table, row, copy.batches.back());
    copy.change_bytes += row.change.size();
  }
  for (std::string& batch : copy.batches) AppendBigEndian(kNoMoreRows, batch);
  return copy;
}

void PostgresPeer::Close::operator()(pg_conn* connection) const {
  PQfinish(connection);
}

PostgresPeer::PostgresPeer(const std::string& connection)
    : connection_(PQconnectdb(connection.c_str())) {
  CHECK_EQ(PQstatus(connection_.get()), CONNECTION_OK)
      << PQerrorMessage(connection_.get());
  Execute("SET client_min_messages = warning");
  CHECK(Ask("SHOW fsync") == "on" && Ask("SHOW synchronous_commit") == "on" &&
        Ask("SHOW full_page_writes") == "on")
      << "PostgreSQL is not durable";
}

PostgresPeer::~PostgresPeer() = default;

double PostgresPeer::CopyAll(const CopyBatches& rows) {
  Execute("DROP TABLE IF EXISTS changes");
  Execute(rows.table == PeerTable::kLog ? kLogTable : kUniqueRevisionsTable);
  Execute("CHECKPOINT");
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& batch : rows.batches) Copy(batch);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
          .count();
  Verify(rows);
  return seconds;
}

void PostgresPeer::Verify(const CopyBatches& rows) {
  CHECK_EQ(Ask("SELECT count(*) FROM changes"), std::to_string(rows.rows));
  CHECK_EQ(Ask("SELECT sum(length(change)) FROM changes"),
           std::to_string(rows.change_bytes));
}

void PostgresPeer::Execute(const std::string& sql) {
  const Result result = Owned(PQexec(connection_.get(), sql.c_str()));
  CHECK_EQ(PQresultStatus(result.get()), PGRES_COMMAND_OK)
      << sql << ": " << PQerrorMessage(connection_.get());
}

std::string PostgresPeer::Ask(const std::string& sql) {
  const Result result = Owned(PQexec(connection_.get(), sql.c_str()));
  CHECK_EQ(PQresultStatus(result.get()), PGRES_TUPLES_OK)
      << sql << ": " << PQerrorMessage(connection_.get());
  return PQgetvalue(result.get(), 0, 0);
}

void PostgresPeer::Copy(const std::string& batch) {
  pg_conn* const connection = connection_.get();
  const Result begun =
      Owned(PQexec(connection, "COPY changes FROM STDIN WITH (FORMAT binary)"));
  CHECK_EQ(PQresultStatus(begun.get()), PGRES_COPY_IN)
      << PQerrorMessage(connection);
  CHECK_EQ(
      PQputCopyData(connection, batch.data(), static_cast<int>(batch.size())),
      1);
  CHECK_EQ(PQputCopyEnd(connection, nullptr), 1);
  const Result done = Owned(PQgetResult(connection));
  CHECK_EQ(PQresultStatus(done.get()), PGRES_COMMAND_OK)
      << PQerrorMessage(connection);
  // The end of the results.
  CHECK(PQgetResult(connection) == nullptr);
}

}  // namespace disclosure::benchmarks
